"""What is done with practices, a module each: how they stand, which is meant, what is saved."""
