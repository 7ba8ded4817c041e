"""What matters most of what customers said, in three sentences: who spoke, what comes back, who was told."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from custfocus.base import wording
from custfocus.features.insights.shared import PEOPLE
from custfocus.features.insights.views import Insights, RecurringTheme, Remark
from custfocus.journal.kinds import PRAISE, TROUBLE, WISH

# So many of what comes back are named in its sentence, and of what is new.
NAMED = 4
# Nobody can be told within so many days.
PATIENCE = 3
# What a new thing, and several, are called.
_NEW = {
    "tag": ("your tag", "your tags"),
    "cause": ("the cause", "the causes"),
    "word": ("the words", "the words"),
    "channel": ("by", "by"),
}
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
    who = "one person" if recent.people == 1 else f"{wording.number(recent.people)} people"
    often = "" if len(recent.remarks) == recent.people else f" {wording.times(len(recent.remarks))}"
    ways = [f"{name} {many}" for name, many in recent.channels.items() if name]
    how = f": {', '.join(ways)}" if ways else ""
    how += f"; of {wording.number(recent.channels[''])} it isn't said how" if ways and "" in recent.channels else ""
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
    kinds = [
        f"{_NEW[what][len(names) > 1]} {wording.listed(names)}"
        for what, several in groupby(new[:NAMED], key=itemgetter(0))
        if (names := [name for _, name in several])
    ]
    return f"New: {'; '.join(kinds)}{f'; and {more} more' if more > 0 else ''}."


def _named_new(view: Insights) -> Iterator[tuple[str, str]]:
    """What each is called that is new, and its name."""
    yield from (("tag", tag if " " in tag else f"#{tag}") for tag in view.recent.new["tags"])
    yield from (("cause", name) for name in view.recent.new["causes"])
    yield from (("word", called(theme)) for theme in view.themes if theme.new)
    yield from (("channel", name) for name in view.recent.new["channels"])


def _told(view: Insights) -> str:
    """Of how many the record says that they were told what came of it; who praises waits for nothing."""
    waiting = [remark for remark in view.recent.remarks if remark.told or remark.tone != PRAISE]
    many, told = len(waiting), view.recent.told
    if not many:
        return ""
    apart = ", praise apart" if many < len(view.recent.remarks) else ""
    if told == many:
        return f"All of them were told what came of it{apart}."
    late = len(untold(view))
    since = f"from more than {wording.number(PATIENCE)} days ago"
    if not told:
        remarks = "one remark" if late == 1 else f"{wording.number(late)} remarks"
        says = "the record doesn't say yet that they were told what came of it"
        return f"Of {remarks} {since}{apart}, {says}." if late else ""
    was = "was" if told == 1 else "were"
    others = f"; of {wording.number(late)} {since} the record doesn't say so" if late else ""
    return wording.sentence(f"{wording.number(told)} of {many} {was} told what came of it{apart}{others}")


def untold(view: Insights) -> list[Remark]:
    """What was said more than a few days ago, praise aside, by somebody who wasn't told yet, the oldest first."""
    late = [remark for remark in view.recent.remarks if (view.until - remark.day).days > PATIENCE]
    waiting = [remark for remark in late if remark.tone != PRAISE and not remark.told]
    return sorted(waiting, key=lambda remark: (remark.day, remark.id))
