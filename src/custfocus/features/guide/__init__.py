"""The framework to read and to search, and the check of one's own content."""
