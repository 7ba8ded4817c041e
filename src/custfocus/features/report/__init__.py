"""A time as a page to read, print and take along."""
