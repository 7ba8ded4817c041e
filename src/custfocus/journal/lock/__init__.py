"""A journal under lock: its keys, the header that wraps them, an encrypted file opened, made and taken back."""
