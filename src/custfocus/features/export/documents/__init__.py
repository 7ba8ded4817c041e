"""The journal as documents: text in pieces, so that any length will do."""
