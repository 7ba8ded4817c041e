"""The commands of the feature entries, a module each."""
