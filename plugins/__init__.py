"""bantin's rooms; each folder is one subject, and imports point down only."""
