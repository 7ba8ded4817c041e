"""Locks, rotates or unlocks a journal as the program does, with its recovery code alone, to be killed meanwhile.

Called as locksmith.py DEED JOURNAL, where a deed is "lock", "rotate" or "unlock".
"""

import os
import sys
from pathlib import Path

from custfocus.journal.lock.changing import fitting, lock, rotate, settle, unlock
from custfocus.journal.lock.header import has_header, read_header
from custfocus.journal.lock.keys import unwrap
from tests.locked import CODE, PASSPHRASE

PATIENCE = 5.0
deed, journal = sys.argv[1], Path(sys.argv[2])
key = fitting(journal, unwrap(read_header(journal), CODE), PATIENCE) if has_header(journal) else None
if has_header(journal):
    settle(journal, key if deed != "lock" else None, PATIENCE)
if deed == "lock":
    lock(journal, PASSPHRASE, CODE, os.urandom, PATIENCE)
elif deed == "rotate" and key:
    rotate(journal, key, PASSPHRASE, CODE, os.urandom, PATIENCE)
elif key:
    unlock(journal, key, PATIENCE, lambda _: None, lambda: None)
sys.stdout.write("done")
