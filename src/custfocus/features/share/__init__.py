"""A brief to hand on, without anybody's name."""
