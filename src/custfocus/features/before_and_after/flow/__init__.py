"""What was begun compared from the journal, and what something is begun for, a module each."""
