"""Taking entries out of the journal: to stdout, to a file, or to a folder."""
