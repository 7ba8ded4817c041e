"""The commands of the feature today, a module each."""
