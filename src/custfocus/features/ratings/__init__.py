"""Where a leader stands: self-ratings beside deeds and what others say."""
