"""What a run looks at and mends, a module each."""
