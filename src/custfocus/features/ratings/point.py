"""Where a leader stands in two sentences: what is said before the scales."""

from custfocus.features.ratings.scales import SCALES
from custfocus.features.ratings.views import Assessment

_MOST_NAMED = 2


def point(view: Assessment) -> tuple[str, ...]:
    """What stands lowest, and in how many places ratings don't go with what was written or what others say."""
    return tuple(filter(None, (_lowest(view), _gaps(view))))


def _lowest(view: Assessment) -> str:
    weakest = [item for item in view.items if item.id in view.profile.weakest]
    if not weakest or 2 * len(weakest) > len(view.items):  # an end that most are at is none
        return ""
    named, more = weakest[:_MOST_NAMED], len(weakest) - _MOST_NAMED
    names = " and ".join(f'"{item.name}" ({item.word})' for item in named)
    others = f", like {more} more" if more > 0 else ""
    stands = "stand" if len(named) > 1 else "stands"
    if SCALES[named[0].scale].turned:
        return f"{names} {stands} most in your way{others}."
    return f"{names} {stands} lowest{others}."


def _gaps(view: Assessment) -> str:
    count = len(view.profile.gaps)
    if not count:
        return ""
    places = "In one place your rating doesn't" if count == 1 else f"In {count} places your ratings don't"
    return f"{places} go with what you wrote, or with what others say."
