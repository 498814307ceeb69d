"""Which unit stood where, and when."""
