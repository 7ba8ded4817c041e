"""The commands of the feature backup, a module each."""
