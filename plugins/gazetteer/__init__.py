"""Which unit stood where, and when: the gazetteer of Vietnam's provinces, districts and communes."""
