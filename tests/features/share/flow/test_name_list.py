from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.share.flow.name_list import add_to_name_list, read_name_list
from tests.conftest import Home


def list_of(home: Home) -> Path:
    """Where the list stands."""
    return home.session().world.paths.list_of_names


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, "Ana\nBo\n"), ("Ines Faro\n", "Ines Faro\nAna\nBo\n"), ("Ines Faro", "Ines Faro\nAna\nBo\n")],
    ids=["no list yet", "a list", "no line end"],
)
def test_names_are_added_at_its_end(home: Home, before: str | None, after: str) -> None:
    """Each on a line of its own; the list is made where there is none, for its owner alone."""
    path = list_of(home)
    if before is not None:
        path.parent.mkdir(parents=True)
        path.write_text(before, "utf-8")
    session = home.session()
    assert read_name_list(session) == (before or "")
    add_to_name_list(session, ["Ana", "Bo"])
    assert path.read_text("utf-8") == after
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_list_that_cannot_be_written_is_told(home: Home) -> None:
    """With how to go on without it."""
    folder = list_of(home).parent
    folder.parent.mkdir(parents=True)
    folder.symlink_to(home.folder / "a disk that was taken out" / "content")
    with pytest.raises(CustfocusError, match="can't be written") as caught:
        add_to_name_list(home.session(), ["Ana"])
    assert caught.value.code == "unwritable"
    assert "--name" in caught.value.hint
