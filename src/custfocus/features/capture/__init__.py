"""A customer's words, or anything else, kept in ten seconds."""
