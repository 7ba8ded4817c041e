"""The few things that matter for a season: which stand, and how they are set, reworded, done, let go."""
