"""The pages of the feature plans, a module each."""
