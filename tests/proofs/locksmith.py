"""Locks, rotates or unlocks a journal as the program does, with its recovery code alone, to be killed meanwhile.

Called as locksmith.py DEED JOURNAL STRACE…, where a deed is "lock", "rotate" or "unlock", and STRACE a call of strace
that this process is to be traced by from the beginning of the deed on: to trace what is imported would take longer.
"""

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.journal.lock.changing import fitting, lock, rotate, settle, unlock
from custfocus.journal.lock.header import has_header, read_header
from custfocus.journal.lock.keys import unwrap
from tests.locked import CODE, PASSPHRASE

PATIENCE = 5.0
_SET_TRACER = 0x59616D61  # linux/prctl.h: who may trace this process, where that isn't left to everybody


def be_traced(strace: list[str]) -> None:
    """Start a tracer, and wait until it traces this process."""
    ctypes.CDLL(None).prctl(_SET_TRACER, -1, 0, 0, 0)
    tracer = subprocess.Popen([*strace, "-p", str(os.getpid())], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while "\nTracerPid:\t0\n" in Path("/proc/self/status").read_text():
        if tracer.poll() is not None:
            sys.exit("strace may not trace here")
        time.sleep(0.002)


if sys.argv[3:]:
    be_traced(sys.argv[3:])
deed, journal = sys.argv[1], Path(sys.argv[2])
try:
    key = fitting(journal, unwrap(read_header(journal), CODE), PATIENCE) if has_header(journal) else None
    if has_header(journal):
        settle(journal, key if deed != "lock" else None, PATIENCE)
    if deed == "lock":
        lock(journal, PASSPHRASE, CODE, os.urandom, PATIENCE)
    elif deed == "rotate" and key:
        rotate(journal, key, PASSPHRASE, CODE, os.urandom, PATIENCE)
    elif key:
        unlock(journal, key, PATIENCE, lambda _: None, lambda: None)
except (CustfocusError, OSError) as error:  # as the program tells them
    sys.exit(str(error))
sys.stdout.write("done")
