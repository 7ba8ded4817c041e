"""The page of what customers say together."""
