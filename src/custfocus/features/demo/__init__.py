"""A made-up journal to look around in."""
