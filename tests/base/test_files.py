import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from custfocus.base.files import clear_leftovers, files_in, private_folder, write_private

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files private in another way")


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return path.stat().st_mode & 0o777


def interrupted() -> Iterator[str]:
    """Pieces of a text of which the second never comes."""
    yield "half"
    raise KeyboardInterrupt


@unix
def test_folders_that_are_made_are_the_owner_s_alone(tmp_path: Path) -> None:
    """Those that were there already stay as they are, whatever the umask."""
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o755)
    umask = os.umask(0)
    try:
        private_folder(there / "above" / "below")
    finally:
        os.umask(umask)
    assert [mode(folder) for folder in (there, there / "above", there / "above" / "below")] == [0o755, 0o700, 0o700]


@unix
def test_a_text_is_the_owner_s_alone_even_where_it_replaces_a_public_one(tmp_path: Path) -> None:
    """Nobody else may read it at any moment."""
    path = tmp_path / "text"
    path.write_text("before")
    path.chmod(0o644)
    write_private(path, "after")
    assert (path.read_text(), mode(path)) == ("after", 0o600)


def test_a_text_comes_in_pieces_and_keeps_its_line_ends(tmp_path: Path) -> None:
    """As it was given, byte for byte, what isn't UTF-8 included."""
    write_private(tmp_path / "text", ["a\r\n", "b\n", "\udcff"])
    assert (tmp_path / "text").read_bytes() == b"a\r\nb\n\xff"


def test_an_interruption_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    """Half a text never stands in a file."""
    write_private(tmp_path / "text", "before")
    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / "text", interrupted())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("text", "before")]


def test_a_link_or_file_planted_where_a_text_is_made_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name that it has on the way can't be foreseen; and even who knew it would only see it refused."""
    (tmp_path / "victim").write_text("theirs")
    (tmp_path / f".text.{os.getpid()}").symlink_to("victim")
    write_private(tmp_path / "text", "mine")
    assert not (tmp_path / "text").is_symlink()
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / f".custfocus-{bytes(8).hex()}").symlink_to("victim")
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "text", "more")
    assert ((tmp_path / "victim").read_text(), (tmp_path / "text").read_text()) == ("theirs", "mine")


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    """What stands beside it on the way isn't named after it."""
    path = tmp_path / ("n" * 255)
    write_private(path, "text")
    assert path.read_text() == "text"


def test_what_a_killed_run_left_half_written_goes_after_a_while(tmp_path: Path) -> None:
    """Only what is ours, and not what a run may still be at."""
    for name in (".custfocus-old", ".custfocus-new", "mine.txt"):
        (tmp_path / name).write_text("words")
    now = (tmp_path / ".custfocus-new").stat().st_mtime
    os.utime(tmp_path / ".custfocus-old", (now - 3600, now - 3600))
    os.utime(tmp_path / "mine.txt", (now - 3600, now - 3600))
    clear_leftovers(tmp_path, now + 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".custfocus-new", "mine.txt"]


def test_the_files_of_a_folder_are_those_that_stand_in_it(tmp_path: Path) -> None:
    """By name, hidden ones too, links and folders left out; a folder that isn't there has none."""
    for name in ("b", ".a"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "b")
    assert [path.name for path in files_in(tmp_path)] == [".a", "b"]
    assert files_in(tmp_path / "none") == []
