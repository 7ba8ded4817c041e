"""The commands of the feature plans, a module each."""
