"""The point of a time looked back on, in a sentence: what is said before its figures."""

from custfocus.base import wording
from custfocus.features.progress.views import PrincipleWeeks, Progress

# In less than this, what is quiet says nothing.
_LEAST_WEEKS = 4
# Fewer entries than this are not what most was about.
_LEAST = 3
_HIGH = 4


def point(view: Progress) -> str:
    """What most was about, where that is plain, and what has been quiet; empty where nothing was done at all."""
    ranked = sorted(view.principles, key=lambda each: -each.total)
    if not ranked or not ranked[0].total:
        return ""
    totals = [each.total for each in ranked]
    words = [f'most counts for "{ranked[0].name}"'] if totals[0] >= _LEAST and totals[:1] != totals[1:2] else []
    quiet = [each for each in view.principles if not each.total] if len(view.weeks) > _LEAST_WEEKS else []
    if quiet:
        first = max(quiet, key=lambda each: each.rating or 0)
        more = f", nor for {wording.counted(len(quiet) - 1, 'principle')} more" if quiet[1:] else ""
        words.append(f'nothing{"" if words else " counts"} for "{first.name}"{_contrast(first)}{more}')
    return wording.sentence("; ".join(words)) if words else ""


def _contrast(quiet: PrincipleWeeks) -> str:
    return f", though you rated it {quiet.rating} of 5" if (quiet.rating or 0) >= _HIGH else ""
