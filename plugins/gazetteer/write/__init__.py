"""Writing the shipped gazetteer out of the registries' packages and our own dated facts; a tool of development."""
