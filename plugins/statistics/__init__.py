"""Indicator pages, tables and downloads."""
