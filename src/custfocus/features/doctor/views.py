"""What is wrong with a journal and what belongs to it, as views."""

from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View

ERROR, WARNING, REMARK = "error", "warning", "remark"


class Finding(Struct, frozen=True):
    """Something that somebody should know."""

    id: str
    """A stable name for scripts."""
    severity: str
    """ERROR, WARNING or REMARK; a remark is no fault."""
    means: str
    """What it means, in a sentence."""
    mends: str
    """What to do about it."""
    mended: bool = False
    """Whether --fix has mended it just now."""


class Checkup(View, frozen=True):
    """What a look at everything has brought."""

    kind: ClassVar[str] = "doctor"
    findings: tuple[Finding, ...]
    """What was found, the worst first."""
    entries: int
    """How many entries there are."""
    backups: int
    """How many copies were opened and read."""
    fixed: bool
    """Whether what can be mended was to be."""

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong any more."""
        return all(finding.mended or finding.severity == REMARK for finding in self.findings)

    def drawn(self) -> Page:
        from custfocus.features.doctor.lines import checkup

        return checkup(self)


class Salvaged(View, frozen=True):
    """A new journal with what could be read of a damaged one."""

    kind: ClassVar[str] = "salvage"
    path: str
    """The new file."""
    entries: int
    """How many entries are in it."""
    restored: tuple[str, ...]
    """The ids of those that were taken from their history."""
    missing: tuple[str, ...]
    """The ids of those that the damaged file tells of and that can't be read any more."""

    def drawn(self) -> Page:
        from custfocus.features.doctor.lines import salvaged

        return salvaged(self)
