"""Half an hour on a month, ending in three priorities and a letter to oneself."""
