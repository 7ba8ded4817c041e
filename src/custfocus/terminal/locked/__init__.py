"""A run of a locked journal: where its passphrase comes from, and what is kept sealed until it is there."""
