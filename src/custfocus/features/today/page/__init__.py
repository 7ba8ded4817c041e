"""The pages of the feature today, a module each."""
