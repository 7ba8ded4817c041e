"""What everything else stands on: errors, days, words, the world outside."""
