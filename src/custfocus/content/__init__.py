"""The framework: content read from YAML into Pydantic models, checked once, and kept light until it changes."""
