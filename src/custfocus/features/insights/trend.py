"""Whether something comes up more or less often than it did, held against one's own habit of recording."""

from collections.abc import Sequence
from math import comb

# A trend is told if chance alone would show one as clear, in any row of a table, at most this often.
CHANCE = 0.05
# Whatever is smaller by so many powers of two adds nothing.
_NOTHING = 60


def by_chance(part: int, whole: int, marked: int, total: int) -> float:
    """How likely it is that so many of the marked, or more, fall into a part that is picked by chance.

    This is Fisher's exact test, one-sided: the upper tail of the hypergeometric distribution (Fisher 1935).

    Args:
        part: How many of the marked are in the part.
        whole: How many are in the part.
        marked: How many are marked.
        total: How many there are.
    """
    hits, most = max(part, whole + marked - total), min(marked, whole)
    ways = together = comb(marked, hits) * comb(total - marked, whole - hits)
    # From one number of ways to the next there are two factors each; of thousands, each by itself would take long.
    while hits < most and ways << _NOTHING > together:
        ways = ways * (marked - hits) * (whole - hits) // ((hits + 1) * (total - marked - whole + hits + 1))
        together += ways
        hits += 1
    return together / comb(total, whole)


def trend(row: Sequence[int], totals: Sequence[int], rows: int) -> tuple[str, str]:
    """Whether a row of a table takes more or less of it in the later half of the periods, beyond chance.

    What is recorded more often, or less, because the user's own habit changed is no trend: only the mix counts.

    Args:
        row: How often it came up in each period.
        totals: How often all rows did, this one with them.
        rows: How many rows are looked at; the more, the clearer a trend must be (Bonferroni).

    Returns:
        "rising" or "falling" with its figures in words, or two empty strings.
    """
    half = len(row) // 2
    before, later = sum(row[:half]), sum(row[half:])
    earliest, latest = sum(totals[:half]), sum(totals[half:])
    level = CHANCE / (2 * max(1, rows))
    why = f"{later} of {latest} in the later half, {before} of {earliest} before"
    if later * earliest > before * latest:
        return ("rising", why) if by_chance(later, latest, before + later, earliest + latest) <= level else ("", "")
    falls = by_chance(before, earliest, before + later, earliest + latest) <= level
    return ("falling", why) if falls else ("", "")
