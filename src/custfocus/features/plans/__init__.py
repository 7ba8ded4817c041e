"""What gets in the way, and if-then plans against it."""
