from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.content import demo


@pytest.mark.parametrize("raw", [None, b"", b'{"today": ', b"\xff"], ids=["missing", "empty", "cut off", "no text"])
def test_content_without_its_half_year_says_so(
    raw: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing or damaged ends in a sentence that names it."""
    if raw is not None:
        (tmp_path / "demo.json").write_bytes(raw)
    monkeypatch.setattr(demo, "content_folder", lambda: tmp_path)
    with pytest.raises(CustfocusError, match=r"content is damaged: demo\.json") as caught:
        demo.half_year()
    assert caught.value.code == "content"
