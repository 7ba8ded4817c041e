"""The home that the demo has: where it is, who has been there, and how a command is run in it."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import private_folder
from custfocus.base.leading import Leading
from custfocus.base.world import Paths, World
from custfocus.content.load import VARIABLE
from custfocus.features.demo.flow.making import DEMO, NUMBER, half_year_of, without_own, write_story
from custfocus.features.demo.views import Demo, Sight
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.output import warn
from custfocus.terminal.session import Session

# Stands in a home that was made for the demo, so that no other folder of that name is taken for one.
MARK = "made-by-custfocus-demo"
UNUSABLE = "content"  # the code of an error about a framework


class State(Enum):
    """What has become of the demo's home."""

    MISSING = auto()
    UNTOUCHED = auto()
    """Nobody has written in its journal."""
    USED = auto()


def show_demo(session: Session, *, anew: bool) -> Demo:
    """Make the demo, and tell what is in it; as long as nobody has written in it, it is brought up to the present.

    Args:
        session: The run, in the user's own home.
        anew: Whether to begin again in a home where somebody has written.

    Raises:
        CustfocusError: Something else is in its place, or it couldn't be written.
    """
    world = world_of_demo(session.world)
    state = _state(world)
    makes = anew or state is not State.USED
    if makes:
        if anew:
            _clear(world)
        try:
            _make(world)
        except CustfocusError as error:
            if error.code != UNUSABLE:
                raise
            # The demo is told which framework to use by the environment; it was chosen in the user's own home.
            raise CustfocusError(error.message, session.chosen.way_back, code=error.code) from error
        session.saved()
    return _demo(world, made=makes, anew=makes and state is not State.MISSING)


def enter_demo(world: World, commands: Iterable[str], *, tells: bool) -> World:
    """The world for a command that is to run in the demo, which is made if it isn't there yet.

    Args:
        world: The world of the run, in the user's own home.
        commands: The commands that lead back into it wherever a page names them, by their first words.
        tells: Whether to say in a line that it was made.

    Raises:
        CustfocusError: Something else is in its place, or it couldn't be written.
    """
    there = world_of_demo(world)
    if _is_missing(there):
        _make(there)
        if tells:
            warn("Made a journal of somebody who doesn't exist. Yours isn't touched.\n", there)
    there.leading = Leading(DEMO, frozenset(commands))
    return there


def world_of_demo(world: World) -> World:
    """The same machine with another home; what is chosen there is the framework alone."""
    environ = dict(world.environ)
    with suppress(CustfocusError):  # settings that are damaged are no matter of the demo's
        if framework := Session(world).settings.framework:
            environ.setdefault(VARIABLE, str(framework))
    there = World(
        environ=environ,
        now=world.now,
        zone=world.zone,
        random=world.random,
        stdin=world.stdin,
        stdout=world.stdout,
        stderr=world.stderr,
        device=world.device,
        patience=world.patience,
        platform=world.platform,
    )
    home = world.paths.data / DEMO
    there.paths = Paths(data=home, config=home, cache=home / "cache", origin=DEMO)
    return there


def _is_missing(world: World) -> bool:
    """Whether there is no demo yet.

    Raises:
        CustfocusError: Something else is in its place.
    """
    journal = world.paths.journal
    if not journal.exists() or (journal.is_file() and not journal.stat().st_size):
        return True
    if not _mark(world).exists():
        raise CustfocusError(
            f"{journal} isn't the demo's, so it was left as it is.",
            "Move that file away, and custfocus demo makes another one.",
            code="demo-used",
        )
    return False


def _state(world: World) -> State:
    """What has become of it; what was last done in its journal tells: left as it is, it was making it."""
    if _is_missing(world):
        return State.MISSING
    there = Session(world, DEMO, json=True)
    try:
        acts = there.store.acts.recent(1)
    finally:
        there.close()
    return State.UNTOUCHED if acts and acts[0].command == DEMO else State.USED


def _clear(world: World) -> None:
    """Remove what was left in it besides the journal; that is replaced in one step."""
    if not _mark(world).exists():
        return
    for folder in (world.paths.drafts, world.paths.content, world.paths.cache):
        shutil.rmtree(folder, ignore_errors=True)
    world.paths.settings.unlink(missing_ok=True)


def _make(world: World) -> None:
    private_folder(world.paths.data)
    _mark(world).touch(mode=0o600)
    write_story(world)


def _mark(world: World) -> Path:
    return world.paths.data / MARK


def _demo(world: World, *, made: bool, anew: bool) -> Demo:
    """What is in the demo as it is now."""
    there = Session(world, DEMO, json=True)
    try:
        framework = without_own(there)
        entries, last = there.store.entries, there.store.entries.find(limit=1)
        first = entries.first_day() or there.today
        return Demo(
            path=str(world.paths.journal),
            seed=NUMBER,
            entries=entries.count(Filter()),
            since=first,
            until=last[0].day if last else first,
            planted=half_year_of(there, framework).planted,
            looks=tuple(_sights(there, framework.people.many)),
            anew=anew,
            made=made,
        )
    finally:
        there.close()


def _sights(there: Session, people: str) -> Iterator[Sight]:
    def command(words: str) -> str:
        return f"custfocus {DEMO} {words}"

    yield Sight(command("assess"), "Where this leader stands, and what doesn't go together:")
    yield Sight(command("assess principles --why"), "One scale of it, with the figures:")
    for review in there.find(Filter(kinds=(kinds.Review.kind,)), limit=1):
        month = review.of(kinds.Review).month
        yield Sight(command(f"review {month} --show"), "The letter that a month ended with:")
    yield Sight(command("progress"), "Half a year of days, principles and practices:")
    yield Sight(command("report"), "What of it matters most, and how to have all of it as a page to print:")
    yield Sight(command("share"), "What a team could read of it, without names:")
    yield Sight(command("insights"), f"What {people} say together:")
    yield Sight(command("sheet"), "What is still open, and what could be begun:")
