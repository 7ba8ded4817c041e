"""What each fault of a journal means to its owner, and what mends it."""

from custfocus.base import wording
from custfocus.features.doctor.views import ERROR, REMARK, WARNING, Finding
from custfocus.journal.damage import checkup as faults

FIX = "custfocus doctor --fix mends that, after a backup."
_SHOWN, _MOST = 8, 3
_FAULTS = {
    faults.PAGES: (
        ERROR,
        "Parts of the journal's file aren't what was written: some of it can't be read any more.",
        "custfocus restore brings a backup back, with all that can still be read.",
    ),
    faults.INDEX: (
        ERROR,
        "The index of words isn't what the texts are: a search may miss some.",
        FIX,
    ),
    faults.LABELS: (
        ERROR,
        "Tags or principles aren't what the texts have: a filter may miss some.",
        FIX,
    ),
    faults.HISTORY: (
        ERROR,
        "Some entries aren't what their history comes to{}: another program wrote them.",
        FIX,
    ),
    faults.ACTS: (ERROR, "Of some changes it isn't known what made them.", FIX),
    faults.ENTRY: (
        ERROR,
        "Some entries hold what their kind doesn't keep{}.",
        "custfocus history with the id shows how one was; custfocus edit or undo mends it.",
    ),
    faults.FOREIGN: (
        WARNING,
        "Some entries have ids that aren't ours{}: another program has written them.",
        "Nothing has to be done; commands may not find them by their ids.",
    ),
    faults.WRITES_AHEAD: (
        WARNING,
        "Another program has made the journal write ahead, which this SQLite can damage when two write at once.",
        FIX,
    ),
}
_ORDER = (ERROR, WARNING, REMARK)


def of_fault(fault: faults.Fault) -> Finding:
    """A fault of the journal in its owner's words."""
    severity, means, mends = _FAULTS[fault.id]
    ids = [entry[:_SHOWN] for entry in fault.ids]
    if len(ids) > _MOST:
        ids[_MOST:] = [f"{len(ids) - _MOST} more"]
    return Finding(fault.id, severity, means.format(f" ({wording.listed(ids)})" if ids else ""), mends)


def in_order(findings: "list[Finding]") -> tuple[Finding, ...]:
    """The worst first."""
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.severity)))
