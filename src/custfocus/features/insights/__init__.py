"""What customers say, taken together."""
