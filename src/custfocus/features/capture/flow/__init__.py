"""What a run does with the journal and at the prompt of the feature capture, a module each."""
