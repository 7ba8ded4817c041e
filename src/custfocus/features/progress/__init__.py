"""A time looked back on."""
