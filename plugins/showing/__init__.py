"""How facts look: the words of a figure, tables, source sentences, charts and rows to download."""
