"""Pictures and attachments beside articles."""
