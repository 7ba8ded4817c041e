"""Copies of the journal: how they are made, named, thinned and read."""
