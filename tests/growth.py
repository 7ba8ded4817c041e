"""How work grows with what it is done on: a ratio of two times in one run, so that a busy machine fails nothing."""

from collections.abc import Callable
from time import process_time

# Work that grows with the square of its size is sixteen times as much for four times the size.
_TIMES, _ROUNDS, _LEAST_SECONDS = 4, 3, 0.002


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes nothing like sixteen times as long, by the processor's time.

    Args:
        work: Does the work on something of a size.
        size: The larger size.
    """
    fewer, more = (min(_taken(work, of) for _ in range(_ROUNDS)) for of in (size // _TIMES, size))
    return more < 2.5 * _TIMES * max(fewer, _LEAST_SECONDS)


def _taken(work: Callable[[int], object], size: int) -> float:
    begun = process_time()
    work(size)
    return process_time() - begun
