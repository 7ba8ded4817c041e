"""The demo made and entered: a home of its own, and the journal in it."""
