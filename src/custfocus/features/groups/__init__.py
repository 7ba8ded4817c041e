"""What people say alike: groups of sentences offered to be named or refused, and counted by the name."""
