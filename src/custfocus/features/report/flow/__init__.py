"""From what the journal holds to a report that was shown, saved or printed."""
