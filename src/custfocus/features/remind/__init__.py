"""The ways to be reminded."""
