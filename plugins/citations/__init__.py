"""Document numbers in prose."""
