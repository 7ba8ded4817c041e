"""The framework: content read from YAML, checked once, and kept as plain data until it changes."""
