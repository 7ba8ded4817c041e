"""What opens the files, and writes what the readers find in them."""
