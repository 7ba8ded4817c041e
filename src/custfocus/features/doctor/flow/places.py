"""Where the journal lies: who may read it, what a killed run has left, what else writes in its folder."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from custfocus.base import files, wording
from custfocus.features.doctor.findings import FIX
from custfocus.features.doctor.views import REMARK, WARNING, Finding
from custfocus.journal.backups.shelf import folder_of
from custfocus.terminal.session import Session

_OPEN, _LEFT = "open-to-others", "leftovers"
_OTHERS = 0o077
# How the folders of services that carry files to other machines are called, as far as their names go.
_SERVICES = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "mobile documents",
    "icloud",
)
_SYNCED = (".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log")
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "davfs", "fuse.rclone")
_MOUNTS = Path("/proc/self/mounts")


def open_to_others(session: Session) -> list[Finding]:
    """Files and folders that others on this machine may look into."""
    paths = list(_readable_by_others(session))
    if not paths:
        return []
    names = [str(paths[0])] + ([f"{len(paths) - 1} more"] if len(paths) > 1 else [])
    means = f"Others on this machine may read {wording.listed(names)}."
    return [Finding(_OPEN, WARNING, means, FIX)]


def leftovers(session: Session) -> list[Finding]:
    """What runs that were killed have left half written."""
    now = session.world.now().timestamp()
    left = [path for folder in _folders(session) for path in files.leftovers(folder, now)]
    if not left:
        return []
    count = wording.counted(len(left), "file", "files")
    means = f"Runs that were cut off have left {count} half written, in {left[0].parent}."
    return [Finding(_LEFT, WARNING, means, FIX)]


def shared(session: Session) -> list[Finding]:
    """A folder that another machine writes in, too."""
    path = session.store.path.absolute().resolve()
    findings = []
    if service := next(services_around(path), ""):
        means = f"The journal lies in a folder that is carried to other machines ({service})."
        mends = "If two write at once, one loses: use it on one, or move it with CUSTFOCUS_HOME."
        findings.append(Finding("synchronised-folder", REMARK, means, mends))
    if kind := network_kind(path, _mounts()):
        means = f"The journal lies on a network file system ({kind}), where locks may not hold."
        mends = "Write from one machine at a time, or move it to a disk of this one with CUSTFOCUS_HOME."
        findings.append(Finding("network-folder", REMARK, means, mends))
    return findings


def mended(session: Session, findings: list[Finding]) -> list[Finding]:
    """Close what is open, and clear away what is left; what was mended is marked."""
    for path in _readable_by_others(session):
        path.chmod(path.stat().st_mode & 0o700)
    for folder in _folders(session):
        files.clear_leftovers(folder, session.world.now().timestamp())
    still = {finding.id for finding in [*open_to_others(session), *leftovers(session)]}
    return [
        replace(each, mended=True) if each.id in (_OPEN, _LEFT) and each.id not in still else each
        for each in findings
    ]


def _folders(session: Session) -> list[Path]:
    """Where runs write what belongs to the journal."""
    journal = session.store.path.absolute()
    return [journal.parent, folder_of(journal), session.drafts.folder]


def _readable_by_others(session: Session) -> Iterator[Path]:
    if os.name == "nt":
        return
    _, backups, drafts = _folders(session)
    for path in (session.store.path, *files.files_in(backups), *session.drafts.files(), backups, drafts):
        if path.exists() and path.stat().st_mode & _OTHERS:
            yield path


def services_around(path: Path) -> Iterator[str]:
    """What tells that a service carries a file to other machines: names of folders around it, or of their signs."""
    for folder in path.parents:
        if folder.name.casefold().startswith(_SERVICES):
            yield folder.name
        yield from (sign for sign in _SYNCED if (folder / sign).exists())


def network_kind(path: Path, mounts: str) -> str:
    """The kind of network file system that a file lies on; empty where it lies on none, or nobody can tell.

    Args:
        path: The file.
        mounts: What is mounted where, as Linux tells it.
    """
    rows = [line.split() for line in mounts.splitlines()]
    places = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]  # noqa: PLR2004 - what, where, kind
    holding = [(len(where), kind) for where, kind in places if path.is_relative_to(where)]
    kind = max(holding)[1] if holding else ""
    return kind if kind in _NETWORK else ""


def _mounts() -> str:
    with suppress(OSError):
        return _MOUNTS.read_text("utf-8", "replace")
    return ""
