from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.demo.flow.making import write_story
from tests.conftest import Home


def test_without_a_place_nothing_is_left_behind(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the whole journal can't be put in its place, that is told, and no half of one stays."""

    def full(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CustfocusError, match="can't be written: no space left on device") as caught:
        write_story(home.world())
    assert caught.value.code == "unwritable"
    assert [path.name for path in home.folder.glob("*journal*")] == []
    assert list(home.folder.glob(".journal*")) == []
