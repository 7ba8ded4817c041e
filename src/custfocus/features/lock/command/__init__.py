"""The commands around the lock, a module each."""
