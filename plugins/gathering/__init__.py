"""One edition for one audience."""
