"""What matters most of what customers said, in three sentences: who spoke, what comes back, who was told."""

from collections.abc import Iterator

from custfocus.base import wording
from custfocus.features.insights.shared import PEOPLE
from custfocus.features.insights.views import Insights, RecurringTheme
from custfocus.journal.kinds import PRAISE, TROUBLE, WISH

# So many of what comes back are named in its sentence, and of what is new.
NAMED = 4
_TONES = {PRAISE: "praise", WISH: "wishes", TROUBLE: "trouble"}


def point(view: Insights) -> tuple[str, ...]:
    """The three sentences; fewer where there is nothing to say."""
    return tuple(filter(None, (_spoke(view), _comes_back(view), _told(view))))


def called(theme: RecurringTheme) -> str:
    """A word that is shared, or a pair of words, as a page shows it."""
    return " … ".join(theme.words)


def lately(view: Insights) -> str:
    """The days of what was said lately, within a sentence."""
    days = (view.until - view.recent.first).days + 1
    return (
        "on this day"
        if days == 1
        else f"in these {days} days"
        if view.recent.first == view.since
        else (f"in the last {days} days")
    )


def _spoke(view: Insights) -> str:
    recent = view.recent
    if not recent.remarks:
        return f"Nothing that {view.people.many} said was kept {lately(view)}."
    who = f"{wording.number(recent.people)} {view.people.one if recent.people == 1 else view.people.many}"
    often = "" if len(recent.remarks) == recent.people else f" {wording.times(len(recent.remarks))}"
    ways = [f"{name or 'not said how'} {many}" for name, many in recent.channels.items()]
    how = f": {', '.join(ways)}" if [*recent.channels] != [""] else ""
    passed = f"; {wording.number(recent.passed_on)} passed on" if recent.passed_on else ""
    kinds = [f"{_TONES[tone]} {many}" for tone, many in recent.tones.items() if tone in _TONES]
    tones = f"; {', '.join(kinds)}" if kinds else ""
    return wording.sentence(f"{who} spoke{often} {lately(view)}{how}{tones}{passed}")


def _comes_back(view: Insights) -> str:
    """What several said in the whole time, and what came up that hadn't before."""
    several = wording.number(PEOPLE)
    if view.themes:
        first = [f"{called(theme)} ({theme.people})" for theme in view.themes[:NAMED]]
        words = f"{several.capitalize()} or more said: {', '.join(first)}."
    elif view.read >= PEOPLE:
        words = f"This search found no word that {several} of them share."
    else:
        words = ""
    return f"{words} {_new(view)}".strip()


def _new(view: Insights) -> str:
    new = [*_named_new(view)]
    if not new:
        return ""
    more = len(new) - NAMED
    return f"New: {', '.join(new[:NAMED])}{f' and {more} more' if more > 0 else ''}."


def _named_new(view: Insights) -> Iterator[str]:
    yield from (tag if " " in tag else f"#{tag}" for tag in view.recent.new["tags"])
    yield from view.recent.new["causes"]
    yield from (called(theme) for theme in view.themes if theme.new)
    yield from view.recent.new["channels"]


def _told(view: Insights) -> str:
    """Of how many the record says that they were told what came of it; who praises waits for nothing."""
    waiting = [remark for remark in view.recent.remarks if remark.told or remark.tone != PRAISE]
    many, told = len(waiting), view.recent.told
    if not many:
        return ""
    if not told:
        return "The record says of none of them yet that they were told what came of it."
    apart = ", praise apart" if many < len(view.recent.remarks) else ""
    if told == many:
        return f"All of them were told what came of it{apart}."
    was = "was" if told == 1 else "were"
    return wording.sentence(
        f"{wording.number(told)} of {many} {was} told what came of it{apart}; of the others the record doesn't say so"
    )
