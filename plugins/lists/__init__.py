"""Home, categories, topics, authors, calendar, 404."""
