"""The journal's health: what is wrong with it and what belongs to it, and what mends that."""
