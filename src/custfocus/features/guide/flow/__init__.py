"""The guide with the world before it: browsed, read piece by piece, made a handbook; own content checked."""
