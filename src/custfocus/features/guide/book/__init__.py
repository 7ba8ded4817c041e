"""The framework as a handbook: its chapters, worked out once, and the documents that they become."""
