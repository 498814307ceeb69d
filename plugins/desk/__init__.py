"""The command line and the editors' tools."""
