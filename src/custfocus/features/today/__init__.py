"""The one door: what waits today, and the line at a shell's start."""
