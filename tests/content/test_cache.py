import json
import os
import zlib
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custfocus.content import cache
from custfocus.content.framework import Framework, Served, name_of
from custfocus.content.load import content_folder, load, read_all
from tests.content.conftest import QUESTION, Shelf


def spoil(shelf: Shelf) -> None:
    """Take away what a fresh reading needs, so that only the cache can answer, the files looking the same."""
    file = shelf.ours / "all.yaml"
    stat = file.stat()
    file.write_text(" " * stat.st_size)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_a_second_run_reads_the_cache_and_gets_the_same(shelf: Shelf) -> None:
    """Everything comes back as it was read: items, coverage, problems."""
    shelf.put("bad.yaml", "x: 1\n")
    shelf.put("mine.yaml", QUESTION + "retire: [stay-close]\n")
    first = shelf.load()
    spoil(shelf)
    assert shelf.load() == first


def test_the_whole_of_ours_survives_the_cache(tmp_path: Path) -> None:
    """No kind of item loses anything on the way through the cache."""
    nothing, cached = tmp_path / "theirs", tmp_path / "framework.json"
    fresh = read_all(content_folder(), nothing)
    assert load(content_folder(), nothing, cached) == fresh
    kept = cache.read(cached, json.loads(cached.read_bytes().partition(b"\n")[2])["key"])
    assert kept == fresh


def test_the_user_s_word_for_people_is_kept_with_the_rest(shelf: Shelf) -> None:
    """Each word has its own, and without one the framework's holds again."""
    shelf.put("mine.yaml", QUESTION.replace("What was said?", "'What did {a customer} say?'"))
    plain, first = shelf.load(), shelf.load(Served("owner", "owners"))
    assert [each.daily for each in (*plain.questions[1:], *first.questions[1:])] == [
        "What did a customer say?",
        "What did an owner say?",
    ]
    assert (plain.practices[0].whom, first.practices[0].whom) == ("A customer", "An owner")
    spoil(shelf)
    assert shelf.load(Served("owner", "owners")) == first
    assert shelf.load(Served("guest", "guests")).practices[0].whom == "A guest"
    assert shelf.load() == plain


def test_a_changed_added_or_removed_file_is_noticed(shelf: Shelf) -> None:
    """The next run has the new state."""
    assert "mine" not in shelf.load().by_id
    path = shelf.put("mine.yaml", QUESTION)
    assert name_of(shelf.load(), "mine") == "Mine"
    path.write_text(QUESTION.replace("Mine", "Ours"))
    os.utime(path, ns=(1, 1))
    assert name_of(shelf.load(), "mine") == "Ours"
    path.rename(path.with_name("other.yaml"))
    assert shelf.load().by_id["mine"].own == "other.yaml"
    path.with_name("other.yaml").unlink()
    assert "mine" not in shelf.load().by_id


def test_a_file_that_goes_between_listing_and_looking_is_no_error(shelf: Shelf) -> None:
    """Its key then differs from any it had, so that nothing stale is taken for it."""
    path = shelf.put("mine.yaml", QUESTION)
    key = cache.key_of([path])
    path.unlink()
    assert cache.key_of([path]) != key


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\n",
        b"not a checksum\n{}",
        b"00000000\n{}",
        b"\xff\xfe",
        *(
            b"%08x\n%s" % (zlib.crc32(body), body)
            for body in (b"{}", b"[]", b"null", b'{"key": []}', b"\xff", b"[" * 9999)
        ),
    ],
)
def test_a_foreign_cache_is_ignored_and_replaced(shelf: Shelf, kept: bytes) -> None:
    """Whatever stands in the cache's place, the framework is read from the files."""
    shelf.cached.parent.mkdir()
    shelf.cached.write_bytes(kept)
    assert "listen" in shelf.load().by_id
    assert cache.read(shelf.cached, cache.key_of([shelf.ours / "all.yaml"])) is not None


@pytest.mark.parametrize(
    "spoilt",
    [{"items": [{}]}, {"items": [{"kind": "riddle"}]}, {"items": 7}, {"coverage": []}, {"problems": [{"x": 1}]}],
)
def test_a_cache_of_the_right_key_and_the_wrong_form_is_ignored(shelf: Shelf, spoilt: dict[str, object]) -> None:
    """As another version with a mistake might leave it."""
    shelf.load()
    kept = json.loads(shelf.cached.read_bytes().partition(b"\n")[2]) | spoilt
    body = json.dumps(kept).encode()
    shelf.cached.write_bytes(b"%08x\n%s" % (zlib.crc32(body), body))
    assert "listen" in shelf.load().by_id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_or_truncated_cache_is_ignored(shelf: Shelf, place: float, flip: int, cut: bool) -> None:
    """One wrong byte anywhere, or an end that is missing, and it isn't believed."""
    good = shelf.load()
    raw = bytearray(shelf.cached.read_bytes())
    at = int(place * len(raw))
    if cut:
        del raw[at:]
    else:
        raw[at] ^= flip
    shelf.cached.write_bytes(raw)
    key = cache.key_of([shelf.ours / "all.yaml"])
    assert cache.read(shelf.cached, key) in (None, good)
    assert shelf.load() == good


def test_a_cache_that_cant_be_written_does_no_harm(shelf: Shelf) -> None:
    """Where the folder can't be made, each run reads the files."""
    shelf.cached.parent.write_text("a file where the folder should be")
    assert "listen" in shelf.load().by_id
    assert "listen" in shelf.load().by_id


def test_the_cache_is_private(shelf: Shelf) -> None:
    """It holds what the user wrote into their content, so nobody else may read it."""
    shelf.load()
    assert shelf.cached.stat().st_mode & 0o777 == 0o600
    assert shelf.cached.parent.stat().st_mode & 0o777 == 0o700


def _load(shelf: Shelf) -> int:
    return sum(len(Shelf(*shelf).load().items) for _ in range(30))


def test_several_processes_may_load_at_once(shelf: Shelf) -> None:
    """While one writes the cache and a file keeps changing, all get the whole framework."""
    with get_context("spawn").Pool(3) as pool:
        running = pool.map_async(_load, [shelf] * 3)
        for turn in range(20):
            shelf.put("mine.yaml", QUESTION + f"# {'x' * turn}\n")
            running.wait(0.05)
        counts = running.get(60)
    assert all(30 * 8 <= count <= 30 * 9 for count in counts)
    names = sorted(path.name for path in shelf.cached.parent.iterdir())
    assert names == ["framework-and-own.json", "framework.json"]


def test_the_key_names_our_version(shelf: Shelf) -> None:
    """Another custfocus may read the same files otherwise."""
    shelf.load()
    key = cache.key_of([shelf.ours / "all.yaml"])
    assert cache.read(shelf.cached, ["0.0.0", *key[1:]]) is None
    assert isinstance(cache.read(shelf.cached, key), Framework)
