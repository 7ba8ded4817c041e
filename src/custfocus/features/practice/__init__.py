"""Small things to do often, and how strong each has become."""
