"""The journal taken out, whole or in part."""
