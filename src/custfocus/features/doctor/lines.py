"""What is said of a journal's health, in plain lines."""

from custfocus.base import wording
from custfocus.features.doctor.views import ERROR, WARNING, Checkup, Finding, Salvaged

_SIGNS = {ERROR: "Wrong", WARNING: "Mind"}
_SHOWN, _MOST = 8, 10


def checkup(view: Checkup) -> str:
    """Each finding with what it means and what mends it; or that all is well."""
    count = wording.counted(view.entries, "entry", "entries", grouped=True)
    looked = f"{count} and {wording.counted(view.backups, 'backup', 'backups')} were looked through"
    if not view.findings:
        return f"All is well: {looked}."
    lines = [line for finding in view.findings for line in _finding(finding)]
    if view.is_well:
        return "\n".join([*lines, f"All else is well: {looked}."])
    return "\n".join([*lines, f"{looked[0].upper()}{looked[1:]}."])


def _finding(finding: Finding) -> list[str]:
    if finding.mended:
        return [f"Mended: {finding.means}"]
    return [f"{_SIGNS.get(finding.severity, 'Note')}: {finding.means}", f"  {finding.mends}"]


def salvaged(view: Salvaged) -> str:
    """How much could be had, what couldn't, and what to do with it."""
    lines = [f"Salvaged {wording.counted(view.entries, 'entry', 'entries', grouped=True)} into {view.path}."]
    if view.restored:
        lines.append(f"{len(view.restored):,} of them could be read in the history alone.")
    if view.missing:
        names = [entry[:_SHOWN] for entry in view.missing]
        if len(names) > _MOST:
            names[_MOST:] = [f"{len(names) - _MOST} more"]
        lines.append(f"Can't be read any more: {wording.listed(names)}.")
    lines.append(f"custfocus restore {view.path} --show shows what it would bring to your journal.")
    return "\n".join(lines)
