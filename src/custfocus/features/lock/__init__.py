"""Locking the journal with a passphrase, changing what opens it, unlocking it."""
