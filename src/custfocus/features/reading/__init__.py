"""Reading in the journal: whole entries with their questions, by day, person, principle, tag or question."""
