"""What a run does with the journal: gathers what the coach needs, asks at a terminal, saves."""
