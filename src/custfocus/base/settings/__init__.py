"""The user's settings: what may be set, and the file that it is set in."""
