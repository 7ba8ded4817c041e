"""Making a journal to look around in: a story written through the store, each entry with its own past moment."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from custfocus.base.errors import CustfocusError
from custfocus.base.world import World
from custfocus.content.demo import HalfYear, half_year, unusable
from custfocus.content.framework import Framework
from custfocus.content.load import load
from custfocus.features.demo.story import MonthEnd, Story, StoryEntry, moved_story
from custfocus.features.priorities.season import DONE
from custfocus.features.review.changes import ReviewChanges
from custfocus.features.review.flow.months import read_review, save_review
from custfocus.journal.pen import Pen
from custfocus.terminal.session import Session

DEMO, REVIEW = "demo", "review"
REVIEWED_AT = 1055  # minutes; late in the afternoon
NUMBER = 1  # of the story, as the file and the answer in JSON have it: there is no other


def write_story(world: World) -> None:
    """Write the journal of a half year that ends within the last week, in place of what stands there.

    It is written beside and put in its place when it is whole, so that there is never half of one.

    Raises:
        CustfocusError: It couldn't be written.
    """
    path = world.paths.journal
    beside = path.with_name(f".{path.stem}.{os.urandom(8).hex()}.db")
    session = Session(world, DEMO, json=True)
    try:
        framework = without_own(session)
        _write(session, framework, _story(session, framework), beside)
        beside.replace(path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CustfocusError(
            f"{path} can't be written: {why}.", "See that you may write there.", code="unwritable"
        ) from error
    finally:
        session.close()
        with suppress(OSError):
            beside.unlink(missing_ok=True)
            beside.with_name(f"{beside.name}-journal").unlink(missing_ok=True)


def without_own(session: Session) -> Framework:
    """The framework that is used, as it is without the user's own content: the story knows nothing of that."""
    chosen = session.chosen
    return load(chosen.folder, None, session.world.paths.framework, way_back=chosen.way_back)


def half_year_of(session: Session, framework: Framework) -> HalfYear:
    """The half year of the framework that is used.

    Raises:
        CustfocusError: It has none, or it is damaged.
    """
    return half_year(session.chosen.folder, framework, session.chosen.way_back)


def _story(session: Session, framework: Framework) -> Story:
    """The story of the framework that is used, up to today."""
    chosen, written = session.chosen, half_year_of(session, framework)
    try:
        return moved_story(framework, written, session.today)
    except (KeyError, TypeError, ValueError) as error:  # in what an entry of a kind has to hold
        raise unusable(
            framework.pack.demo, f"an entry doesn't hold what its kind does: {error}", chosen.way_back
        ) from error


def _write(session: Session, framework: Framework, moved: Story, path: Path) -> None:
    """Write the story, a review whenever its time has come, each stretch between in one transaction."""
    random = Random(f"ids {NUMBER}").randbytes  # noqa: S311 - all who make it see the same ids
    ids: dict[str, str] = {}
    clock = _Clock(session.world)
    for step in _steps(moved):
        world = World(
            environ=session.world.environ,
            now=clock.now,
            zone=session.world.zone,
            random=random,
            patience=session.world.patience,
        )
        world.paths = session.world.paths
        run = _session(world, path, REVIEW if isinstance(step, MonthEnd) else DEMO)
        run.framework = framework
        try:
            if isinstance(step, MonthEnd):
                clock.go_to(step.day, REVIEWED_AT)
                run.today = step.day
                _review(run, step, ids)
            else:
                with run.store.acts.writing() as pen:
                    for entry in step:
                        clock.go_to(entry.day, entry.minute)
                        ids[entry.key] = _add(pen, entry, ids)
        finally:
            run.close()


def _steps(moved: Story) -> Iterator[list[StoryEntry] | MonthEnd]:
    """The entries in stretches between reviews, the last day's apart, and the reviews, all in order of time."""
    last = moved.entries[-1].day

    def stretch(entry: StoryEntry) -> int:
        before = sum((month.day, REVIEWED_AT) < (entry.day, entry.minute) for month in moved.months)
        return before if entry.day < last else len(moved.months) + 1

    held = 0
    for place, entries in groupby(moved.entries, stretch):
        while held < min(place, len(moved.months)):
            yield moved.months[held]
            held += 1
        yield list(entries)


def _add(pen: Pen, entry: StoryEntry, ids: dict[str, str]) -> str:
    data = entry.data if entry.tie is None else {**entry.data, entry.tie: ids[entry.data[entry.tie]]}
    added = pen.add_raw(
        entry.kind,
        entry.day,
        text=entry.text,
        item=entry.item,
        asked=entry.asked,
        principles=entry.principles,
        data=data,
    )
    return added.id


def _review(session: Session, month: MonthEnd, ids: dict[str, str]) -> None:
    view = read_review(session, month.month)
    concerned = {plan.id for plan in view.plans}
    changes = ReviewChanges(
        answers=month.answers,
        decisions={view.priorities[place].id: DONE for place in month.done if place < len(view.priorities)},
        priorities=month.priorities,
        line=month.line,
        finish=True,
        plans={ids[plan]: outcome for plan, outcome in month.plans.items() if ids.get(plan) in concerned},
    )
    save_review(session, month.month, changes)


def _session(world: World, path: Path, command: str) -> Session:
    return Session(world, command, json=True, journal=path)


class _Clock:
    """A clock that is set to each entry's moment."""

    def __init__(self, world: World) -> None:
        self._zone = _zone(world)
        self._moment = world.now()

    def go_to(self, day: date, minute: int) -> None:
        """Set it to a minute of a day."""
        self._moment = datetime.combine(day, time(minute // 60, minute % 60), self._zone)

    def now(self) -> datetime:
        """The moment; each look is a millisecond later."""
        self._moment += timedelta(milliseconds=1)
        return self._moment


def _zone(world: World) -> tzinfo | None:
    """The user's zone with its summer time; where it has no name, the present offset."""
    try:
        return ZoneInfo(world.zone())
    except (ValueError, OSError, KeyError):
        return world.now().tzinfo
