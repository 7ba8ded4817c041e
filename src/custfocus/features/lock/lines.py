"""What is said of a lock, in plain lines."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.lock.views import LockState

# What is said before a passphrase is chosen.
BEFORE = (
    "Your journal will be encrypted. Whoever has neither the passphrase nor the recovery code reads nothing of it: "
    "not a thief, and not you. Four or five words that nobody guesses make a good passphrase."
)
# What stands around a recovery code, in lines short enough for any window; they are taken off the screen again.
CODE = (
    "Your recovery code, shown this once:",
    "",
    "    {code}",
    "",
    "Write it on paper and keep it away from",
    "this machine. It opens the journal when",
    "the passphrase is forgotten.",
)
TOO_SHORT = "That is quickly guessed: take eight letters at least."
NOT_THE_SAME = "The two aren't the same. Once more:"
NOT_THE_CODE = "That isn't what stood there."


def lock_state(view: "LockState") -> str:
    """What was done, and what is to be known now."""
    said = {
        "locked": "Your journal is locked. Each command asks for the passphrase from now on.",
        "changed": "The journal has another passphrase; the recovery code stays.",
        "rotated": "The journal is encrypted anew: the recovery code from before opens it no more.",
        "unlocked": "Your journal isn't locked any more, nor are its drafts and your list of names.",
        "nothing": "Your journal is locked. custfocus lock --change gives it another passphrase."
        if view.locked
        else "Your journal isn't locked. custfocus lock in a terminal locks it with a passphrase.",
    }[view.did]
    lines = [said]
    if view.did in ("locked", "rotated"):
        lines.append(f"Copy {view.key} with it if you copy it: nothing opens without, and it opens nothing alone.")
    if view.open_copies:
        count = wording.counted(len(view.open_copies), "copy", "copies")
        lines.append(f"{count} from before can still be read by anybody: {wording.listed(list(view.open_copies))}.")
    return "\n".join(lines)
