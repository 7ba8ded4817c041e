"""The commands of the feature sheets, a module each."""
