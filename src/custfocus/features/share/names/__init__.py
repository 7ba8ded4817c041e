"""Names in texts: who is known, where a text names somebody, and what stands for each instead."""
