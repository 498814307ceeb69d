"""Pages of provinces, districts, communes and organisations."""
