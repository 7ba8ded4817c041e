"""The commands of the feature changes, a module each."""
