"""Questions made of the user's own words: what they may be about, and which of them is asked when."""
