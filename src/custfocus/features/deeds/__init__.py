"""What was done for an item that one rates oneself on: which entries count for it."""
