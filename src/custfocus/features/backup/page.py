"""The page of the journal's copies."""

from rich.console import RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.backup.lines import size
from custfocus.features.backup.views import Backups, ListedBackup
from custfocus.terminal import theme

_WHY = {
    "daily": "by itself",
    "by-hand": "by hand",
    "before-update": "before an update",
    "before-import": "before an import",
    "before-delete": "before a deletion",
    "before-restore": "before a restore",
    "before-mending": "before mending",
}


def backups(view: Backups) -> RenderableType:
    """Each copy with its day, its entries, its size and why it was made."""
    if not view.backups:
        return theme.stack(
            [
                Text("There are no copies yet: the first thing you write on a day makes one."),
                theme.command("backup", "makes one now"),
            ]
        )
    rows = [_row(number, backup, view) for number, backup in enumerate(view.backups, 1)]
    return theme.stack(
        [
            theme.heading("Copies of the journal"),
            theme.columns(rows, ratios=(None, 1)),
            theme.quiet(f"In {view.folder}"),
            theme.command("restore 1 --show", "shows what the newest would bring back"),
        ]
    )


def _row(number: int, backup: ListedBackup, view: Backups) -> tuple[RenderableType, RenderableType]:
    entries = (
        "can't be read"
        if backup.entries is None
        else wording.counted(backup.entries, "entry", "entries", grouped=True)
    )
    facts = f" · {entries} · {size(backup.size)} · {_WHY[backup.reason]}"
    return Text(str(number)), Text.assemble((f"{theme.day(backup.day, view.today)} {backup.time}", "strong"), facts)
