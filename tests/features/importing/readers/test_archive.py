import io
import zipfile

import pytest

from custfocus.features.importing.readers.archive import UnsafeArchiveError, is_archive, members


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes]) -> io.BytesIO:
    """An archive with these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files:
            archive.writestr(name, raw)
    held.seek(0)
    return held


def test_only_files_that_are_wanted_are_read() -> None:
    """Neither photographs nor what a Mac puts beside them."""
    held = zipped(("J.json", b"{}"), ("photos/a.jpeg", b"x"), ("__MACOSX/J.json", b"y"), ("in/K.JSON", b"[]"))
    assert is_archive(held.getvalue()[:4])
    assert list(members(held, ".json")) == [("J.json", b"{}"), ("in/K.JSON", b"[]")]


def link() -> zipfile.ZipInfo:
    """A link in an archive."""
    info = zipfile.ZipInfo("J.json")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (zipped(("../J.json", b"{}")), "leads outside"),
        (zipped(("a/../../J.json", b"{}")), "leads outside"),
        (zipped(("/etc/J.json", b"{}")), "leads outside"),
        (zipped(("C:\\J.json", b"{}")), "leads outside"),
        (zipped(("..\\J.json", b"{}")), "leads outside"),
        (zipped((link(), b"/etc/passwd")), "holds a link"),
        (zipped(("J.json", bytes(20_000_000))), "far larger than it looks"),
        (io.BytesIO(b"PK\x03\x04" + b"x" * 99), "can't be read"),
        (io.BytesIO(zipped(("J.json", b"{}" * 9999)).getvalue()[:-40]), "can't be read"),
    ],
)
def test_an_archive_that_may_do_harm_is_refused(held: io.BytesIO, why: str) -> None:
    """Nothing of it is read."""
    with pytest.raises(UnsafeArchiveError, match=why):
        list(members(held, ".json"))


def test_it_may_hold_only_so_much() -> None:
    """In bytes that come out of it, and in files."""
    held = zipped(("a.json", b"x" * 60), ("b.json", b"y" * 60))
    with pytest.raises(UnsafeArchiveError, match="more than can be taken in"):
        list(members(held, ".json", largest=100))
    with pytest.raises(UnsafeArchiveError, match="more than 1 files"):
        list(members(held, ".json", most=1))


def test_what_it_says_of_its_size_is_not_believed() -> None:
    """A file that says that it is small, and isn't, is read no further than it says."""
    raw = zipped(("a.json", b"x" * 5000)).getvalue().replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    with pytest.raises(UnsafeArchiveError, match="can't be read"):
        list(members(io.BytesIO(raw), ".json"))
