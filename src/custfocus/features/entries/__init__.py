"""Reading the journal: lists, searches, one entry whole, its history."""
