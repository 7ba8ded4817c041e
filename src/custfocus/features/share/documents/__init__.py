"""A brief as the documents that are handed on."""
