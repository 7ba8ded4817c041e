"""What a run does with the copies of the journal, a module each."""
