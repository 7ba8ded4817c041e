"""What a run does with the journal and at the prompt of the feature changes, a module each."""
