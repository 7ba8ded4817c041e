"""Many who write at once: everything that was reported as saved is in the journal, once."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.proofs.machine import PATIENCE, PROGRAM, assert_sound, environ, texts

WRITERS = ("note", "note -", "heard -", "reflect -")


def test_all_that_many_processes_write_at_once_is_kept(tmp_path: Path, long: bool) -> None:
    """Every second round begins in a home that isn't there yet, so that the first runs of all meet.

    The arguments' writers go as soon as they have started; those at a pipe wait for its end, which comes for all
    of them at once, so that they are sure to want the journal in the same moment.
    """
    processes, rounds = (50, 20) if long else (12, 2)
    for turn in range(rounds):
        home = tmp_path / f"home{turn // 2}"
        words = [f"turn {turn} writer {number}" for number in range(processes)]
        before = Counter(texts(home / "journal.db")) if turn % 2 else Counter[str]()
        running = list(_started(home, words))
        for process, text in running:
            process.stdin.write(text.encode())  # type: ignore[union-attr]
        for process, _ in running:
            with suppress(BrokenPipeError):  # those with arguments may have gone without reading
                process.stdin.close()  # type: ignore[union-attr]
        for process, text in running:
            code = process.wait(PATIENCE)
            said, complaint = process.stdout.read(), process.stderr.read()  # type: ignore[union-attr]
            process.stdout.close()  # type: ignore[union-attr]
            process.stderr.close()  # type: ignore[union-attr]
            assert (code, complaint) == (0, b""), f"{text}: {complaint.decode()}"
            assert b"Saved" in said
        assert Counter(texts(home / "journal.db")) == before + Counter(words)
        assert_sound(home / "journal.db")


def _started(home: Path, words: list[str]) -> "Iterator[tuple[subprocess.Popen[bytes], str]]":
    for number, text in enumerate(words):
        command = WRITERS[number % len(WRITERS)].split()
        arguments = command if command[-1] == "-" else [*command, text]
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=environ(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        yield process, text
