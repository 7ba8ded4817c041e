from pathlib import Path

import pytest

from custfocus.features.doctor.flow.places import network_kind, services_around

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ana/local ext4 rw 0 0
//server/share /mnt/share\\040of\\040all cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/journal.db", ""),
        ("/home/ana/journal.db", "nfs4"),
        ("/home/ana/local/journal.db", ""),
        ("/mnt/share of all/journal.db", "cifs"),
    ],
)
def test_a_network_file_system_is_known_by_the_mounts(path: str, kind: str) -> None:
    """The innermost that holds the file counts."""
    assert network_kind(Path(path), MOUNTS) == kind


def test_a_folder_that_a_service_carries_is_known(tmp_path: Path) -> None:
    """By its name, or by what the service keeps in it."""
    assert list(services_around(Path("/home/ana/Dropbox/custfocus/journal.db"))) == ["Dropbox"]
    assert list(services_around(Path("/home/ana/.local/share/custfocus/journal.db"))) == []
    (tmp_path / ".stfolder").mkdir()
    assert list(services_around(tmp_path / "home" / "journal.db")) == [".stfolder"]
