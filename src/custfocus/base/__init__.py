"""What everything else stands on: the world outside, private files, settings, errors, days, wording, views."""
