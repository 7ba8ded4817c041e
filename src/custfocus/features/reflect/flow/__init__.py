"""What a run does with the journal and at the prompt of the feature reflect, a module each."""
