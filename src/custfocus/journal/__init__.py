"""The journal: one SQLite file of entries and of every change made to them."""
