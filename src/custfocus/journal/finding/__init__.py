"""Finding entries by the words in them: how letters are folded, the index, the search."""
