"""What stops an edition."""
