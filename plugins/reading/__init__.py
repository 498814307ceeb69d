"""From a Markdown file to an article."""
