"""Figures in prose: registry, grammar, Markdown extension, finder."""
