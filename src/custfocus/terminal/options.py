"""Options and arguments that several features take, and what they mean: texts, days, filters, files, fields."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated

import typer

from custfocus.base import dates, wording
from custfocus.base.clock import read_time
from custfocus.base.errors import unknown, usage
from custfocus.base.naming import by_name, tag_named
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import KINDS, NAMES, TONES, Tone
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session

MOST = 999_999_999
NO_HINTS: Mapping[str, str] = {}


def _how_many(words: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", str(words)) or not int(words):
        raise usage(f'"{words}" is no number of entries.', "Write it like -n 50.")
    return int(words)


Words = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help='Your words; "-" reads a pipe.')]
InEditor = Annotated[bool, typer.Option("-e", "--editor", help="Write in your editor.")]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DAY",
        help='The day it belongs to: 2026-11-03, "last friday". For a day in the future, add "!".',
    ),
]
Ref = Annotated[
    str,
    typer.Argument(metavar="ID", autocompletion=complete.ids, help="An id, or a number from the last page."),
]
RefOrLast = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        autocompletion=complete.ids,
        help="An id, or a number from the last page; else the last entry.",
    ),
]

KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", autocompletion=complete.kinds, help="Only this kind; may be repeated."),
]
PrincipleOption = Annotated[
    str | None,
    typer.Option(
        "--principle",
        metavar="ID",
        autocompletion=complete.principles,
        help="Only what belongs to this principle.",
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--principle", metavar="ID", autocompletion=complete.principles, help="The principle that it belongs to."
    ),
]
ToneOption = Annotated[
    str | None,
    typer.Option("--tone", metavar="|".join(TONES), help="What it is, as you see it."),
]
ItemOption = Annotated[
    str | None,
    typer.Option("--item", metavar="ID", autocompletion=complete.items, help="Only for this item of the guide."),
]
TagOption = Annotated[
    str | None,
    typer.Option(
        "--tag", metavar="TAG", autocompletion=complete.tags, help="Only with this tag, with its # or without."
    ),
]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day or month on.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Up to this day or month.")]
LastOption = Annotated[str | None, typer.Option("--last", metavar="SPAN", help="The last 90d, 6w, 3m or 1y.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        autocompletion=complete.fields,
        help="Fill in a sheet's field; may be repeated.",
    ),
]
FileOption = Annotated[Path | None, typer.Option("-o", metavar="FILE", help='Write to this file; "-" prints it.')]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
_LIMIT = typer.Option("-n", metavar="N", parser=_how_many, help="Show at most this many.")
LimitOption = Annotated[int, _LIMIT]
LimitOrAll = Annotated[int | None, _LIMIT]


def exclusive(*given: object, hint: str, what: str = "That asks for several things at once.") -> None:
    """Refuse arguments and options that go without one another.

    Args:
        given: What each of them holds, or whether it was given.
        hint: How they go.
        what: What is wrong with them together.

    Raises:
        CustfocusError: More than one was given.
    """
    if sum(map(bool, given)) > 1:
        raise usage(what, hint)


def only_pipe(source: str | None, hint: str) -> None:
    """Refuse a word where only "-" may stand, for a pipe.

    Raises:
        CustfocusError: It is another word.
    """
    if source not in (None, "-"):
        raise usage(f'It isn\'t clear what "{source}" is for.', hint)


def time_of_day(words: str) -> time:
    """The time of day that an option names, to the minute.

    Raises:
        CustfocusError: It is none.
    """
    moment = read_time(words)
    if moment is None or moment.second:
        raise usage(f'"{words}" is no time of day.', "Write it like 17:30 or 5:30pm.", code="unknown-time")
    return moment


def day_of(session: Session, on: str | None) -> date:
    """The day that `--on` names, today without it; one that is still to come takes a "!" or a yes.

    Raises:
        CustfocusError: It is no day, or still to come and not meant so.
    """
    if on is None:
        return session.today
    day = dates.parse_day(on.removesuffix("!"), session.today)
    if day > session.today and not on.endswith("!"):
        error = dates.future(day)
        if not (session.asks and session.ask.confirm(f"{error.message} Keep it for that day anyway?", default=False)):
            raise error
    return day


def day_that_has_come(session: Session, on: str | None, what: str) -> date:
    """The day that `--on` names, today without it; `what` is said of one that is still to come.

    Raises:
        CustfocusError: It is no day, or still to come.
    """
    day = day_of(session, on)
    if day > session.today:
        raise usage(what, "Leave out --on for today.", code="future-day")
    return day


def principles_of(session: Session, names: list[str] | None) -> tuple[str, ...]:
    """The principles named, by id, checked against the framework."""
    if not names:
        return ()
    valid = [item.id for item in session.framework.principles]
    for name in names:
        if name not in valid:
            raise unknown("principle", name, valid)
    return tuple(dict.fromkeys(names))


def tone_named(words: str) -> Tone:
    """What somebody's words are, named whole or by its first letters.

    Raises:
        CustfocusError: It is none of the four.
    """
    named = by_name(words, TONES, str)
    if len(named) != 1:
        raise unknown("tone", words, TONES, code="unknown-tone")
    return named[0]


def filter_of(
    session: Session,
    kinds: list[str] | None = None,
    principle: str | None = None,
    item: str | None = None,
    tag: str | None = None,
    since: str | None = None,
    until: str | None = None,
    last: str | None = None,
) -> Filter:
    """The filter that the options describe, the same for every command.

    Raises:
        CustfocusError: One of them says something unknown, or they contradict one another.
    """
    for kind in kinds or ():
        if kind.lower() not in NAMES:
            raise unknown("kind", kind, KINDS)
    exclusive(last, since, what="--last and --from say the same thing.", hint="Give one of them.")
    first = dates.parse_span(since, session.today)[0] if since else None
    end = dates.parse_span(until, session.today)[1] if until else None
    if last:
        first = dates.parse_last(last, end or session.today)
    if first and end and first > end:
        raise usage(f"{first} comes after {end}.", "Give the earlier day to --from.")
    wanted = Filter(
        kinds=tuple(NAMES[kind.lower()] for kind in kinds or ()),
        item=item,
        principle=principles_of(session, [principle])[0] if principle is not None else None,
        tag=_tag(tag) if tag is not None else None,
        since=first,
        until=end,
    )
    if item is not None and not _is_known(session, item):
        raise unknown("item", item, session.framework.by_id, "custfocus guide shows what there is.")
    return wanted


def _is_known(session: Session, item: str) -> bool:
    """Whether an item is in the framework, or was when an entry was made."""
    return item in session.framework.by_id or session.store.entries.count(Filter(item=item), most=1) > 0


def _tag(words: str) -> str:
    tag = tag_named(words)
    if tag is None:
        raise usage(f'"{words}" is no tag.', "Write it like --tag pricing.", code="unknown-tag")
    return tag


def format_of(
    name: str | None,
    file: Path | None,
    formats: Mapping[str, Sequence[str]],
    usual: str,
    instead: Mapping[str, str] = NO_HINTS,
) -> str:
    """The format that --format names, or without it that of the file's ending; they mustn't contradict one another.

    Args:
        name: What --format says.
        file: Where the output goes.
        formats: The formats, each with the endings of its files.
        usual: The one where neither says anything.
        instead: What does in the place of a file with another ending, in a sentence.

    Raises:
        CustfocusError: There is no such format, or the file would be taken for another.
    """
    if name is not None and name not in formats:
        raise unknown("format", name, formats)
    ending = file.suffix.lower() if file else ""
    by_ending = next((each for each, endings in formats.items() if ending in endings), None)
    if name is None and by_ending is None and ending:
        known = wording.listed([endings[0] for endings in formats.values() if endings], "or")
        hint = f"Let the name end in {known}, or say with --format what is to be in it."
        raise usage(f'custfocus writes no "{ending}" files.', instead.get(ending, hint), code="unknown-format")
    if name and by_ending and name != by_ending:
        raise usage(
            f"A file that ends in {ending} would be taken for {by_ending}, not for {name}.",
            f"Let its name end in {formats[name][0]}, or leave out --format.",
            code="unknown-format",
        )
    return name or by_ending or usual


def pair(given: str, like: str) -> tuple[str, str]:
    """The two halves of an option's NAME=VALUE; `like` is an example of it.

    Raises:
        CustfocusError: There is no "=".
    """
    name, equals, value = given.partition("=")
    if not equals:
        raise usage(f'"{given}" has no "=".', f"Write it like {like}.")
    return name.strip(), value


def pairs(given: Sequence[str] | None) -> dict[str, str]:
    """What --set FIELD=VALUE says, by field.

    Raises:
        CustfocusError: One of them has no "=", or a field is there twice.
    """
    values: dict[str, str] = {}
    for each in given or ():
        name, value = pair(each, "--set told=yesterday")
        if (name := name.lower()) in values:
            raise usage(f'"{name}" is set twice.', "Give --set once for each.")
        values[name] = value
    return values
