"""Article, report and page sheets."""
