"""What was written elsewhere taken in: other journals, and what this one was taken out to."""
