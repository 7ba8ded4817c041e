"""Days that don't count."""
