from pathlib import Path

import pytest

from custfocus.terminal.locked.memory import folder_in_memory


@pytest.mark.parametrize("what", ["open", "link", "file"])
def test_only_a_folder_that_is_this_users_alone_is_used(tmp_path: Path, what: str) -> None:
    """Whatever somebody else may have put in its place stays unused."""
    room, elsewhere = tmp_path / "room", tmp_path / "elsewhere"
    room.mkdir()
    elsewhere.mkdir(mode=0o700)
    environ, journal = {"XDG_RUNTIME_DIR": str(room)}, tmp_path / "journal.db"
    folder = folder_in_memory(environ, journal, make=True)
    assert folder
    assert (folder.parent, folder.stat().st_mode & 0o777) == (room, 0o700)
    assert folder_in_memory(environ, journal) == folder, "the same in every run"
    folder.rmdir()
    if what == "open":
        folder.mkdir()
        folder.chmod(0o750)
    elif what == "link":
        folder.symlink_to(elsewhere)
    else:
        folder.touch(mode=0o700)
    assert folder_in_memory(environ, journal) != folder
