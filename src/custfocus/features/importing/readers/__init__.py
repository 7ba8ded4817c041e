"""Texts and bytes of other programs to records of ours: each form has a module, none of which opens anything."""
