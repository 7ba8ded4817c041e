"""The question, the review and what is due, for the calendar that the user lives by."""
