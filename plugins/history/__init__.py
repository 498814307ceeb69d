"""What editors changed in place: committed versions of articles, and the figures that differ between them."""
