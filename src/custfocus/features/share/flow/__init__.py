"""From what the journal holds to a brief that was handed on."""
