"""The pages of the feature entries: entries and their history, and a sheet whole."""
