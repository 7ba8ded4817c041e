"""Deleting for good: what of entries still stands in a journal or a copy of it, and how it goes from a copy."""
