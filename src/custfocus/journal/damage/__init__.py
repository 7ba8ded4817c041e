"""A damaged journal: what still stands in its pages, and what can be had of it."""
