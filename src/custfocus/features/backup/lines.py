"""What is said of copies of the journal in a plain line, which takes no time to draw."""

from custfocus.base import wording
from custfocus.features.backup.views import BackedUp

_KILO = 1000
_UNITS = ("bytes", "kB", "MB", "GB")


def backed_up(view: BackedUp) -> str:
    """How many entries were copied, and where to."""
    return "\n".join(
        f"Copied {wording.counted(backup.entries or 0, 'entry', 'entries', grouped=True)} to {backup.path} "
        f"({size(backup.size)})."
        for backup in view.backups
    )


def size(count: int) -> str:
    """So many bytes as one says it: 812 bytes, 118 kB, 4.2 MB."""
    amount, unit = float(count), 0
    while amount >= _KILO and unit < len(_UNITS) - 1:
        amount, unit = amount / _KILO, unit + 1
    figures = f"{amount:.1f}" if unit > 1 and amount < 10 else f"{amount:.0f}"  # noqa: PLR2004 - a figure before the point
    return f"{figures} {_UNITS[unit]}"
