"""What says alike: sentences as vectors, and what follows from how close they lie."""
