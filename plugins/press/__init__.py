"""Printing: from sheets to files."""
