"""Worksheets filled in: complaints, decisions, thanks, from opened to closed."""
