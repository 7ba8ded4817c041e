"""The commands of the feature capture, a module each."""
