"""The point of a time looked back on, in a sentence: what is said before its figures."""

from custfocus.base import wording
from custfocus.features.progress.views import PrincipleWeeks, Progress

# In less than this, what is quiet says nothing.
_LEAST_WEEKS = 4
_HIGH = 4


def point(view: Progress) -> str:
    """What most was about, and what has been quiet; empty where there is no evidence for anything."""
    most = max(view.principles, key=lambda each: each.total, default=None)
    if most is None or not most.total:
        return ""
    words = f'Most was about "{most.name}"'
    quiet = [each for each in view.principles if not each.total] if len(view.weeks) > _LEAST_WEEKS else []
    if not quiet:
        return f"{words}."
    first = max(quiet, key=lambda each: each.rating or 0)
    more = f" and {wording.counted(len(quiet) - 1, 'principle')} more" if quiet[1:] else ""
    return f'{words}; nothing about "{first.name}"{more}{_contrast(first)}.'


def _contrast(quiet: PrincipleWeeks) -> str:
    return f", though you rated that one {quiet.rating} of 5" if (quiet.rating or 0) >= _HIGH else ""
