"""The commands: one module each, loaded when called; each takes a session and returns its view."""
