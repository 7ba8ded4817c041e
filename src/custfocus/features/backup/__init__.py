"""Copies of the journal: made by hand and by themselves, shown, and brought back."""
