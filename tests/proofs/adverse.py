"""The real program where something stands in its way.

Called as adverse.py TROUBLE ARGUMENTS. The troubles: "impatient" waits half a second for other writers instead of a
minute; "unprivileged" has no right to overrule a file's permissions, even as root; "small" lets no file grow beyond
200 KiB.
"""

import ctypes
import os
import resource
import sys

from custfocus.__main__ import main, run
from custfocus.base.world import World

SMALL = 200 * 1024
_DROP_FROM_BOUNDING_SET, _OVERRIDE, _READ_ANYTHING = 24, 1, 2  # linux/prctl.h, linux/capability.h


def _unprivileged(arguments: list[str]) -> None:
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (_OVERRIDE, _READ_ANYTHING):
            if libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0):
                sys.exit("this root may not give up its rights")
    os.execv(sys.executable, [sys.executable, "-m", "custfocus", *arguments])  # noqa: S606 - no shell is wanted


trouble = sys.argv.pop(1)
if trouble == "impatient":
    sys.exit(run(sys.argv[1:], World(patience=0.5)))
if trouble == "unprivileged":
    _unprivileged(sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))
main()
