"""Changing the journal: edit, delete, undo."""
