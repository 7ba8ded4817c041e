"""custfocus read: whole entries with their questions, the newest first."""

from collections.abc import Sequence
from typing import Annotated

import typer

from custfocus.base.dates import means_time
from custfocus.features.entries.flow import ANSWERS
from custfocus.features.reading.flow import read_at_random, read_latest, read_of_person, read_on_this_day
from custfocus.features.reading.views import EntriesToRead
from custfocus.terminal import completing as complete
from custfocus.terminal.options import (
    FromOption,
    KindOption,
    LastOption,
    LimitOrAll,
    PrincipleOption,
    TagOption,
    ToOption,
    exclusive,
    filter_of,
)
from custfocus.terminal.session import Session

# As many as fill an evening.
USUAL = 100


def run(
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DAY|NAME]...", help="A day, a time or a person: yesterday, october, Ms Adeyemi."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="Of this day, week, month or year: yesterday, 2026-10.")
    ] = None,
    last: LastOption = None,
    since: FromOption = None,
    until: ToOption = None,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            metavar="NAME",
            autocompletion=complete.people,
            help="From and about this person: what they said, sheets, invitations, your answers about these.",
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "--question", metavar="ID", autocompletion=complete.questions, help="Your answers to this question."
        ),
    ] = None,
    principle: PrincipleOption = None,
    tag: TagOption = None,
    kind: KindOption = None,
    on_this_day: Annotated[
        bool, typer.Option("--on-this-day", help="What you wrote on this day in years before, or in months before.")
    ] = False,
    random: Annotated[bool, typer.Option("--random", help="An entry that chance picks; -n 3 picks three.")] = False,
    n: LimitOrAll = None,
) -> EntriesToRead:
    """Read in your journal: whole entries with their questions, the newest first.

    What is longer than the window goes through your pager, which PAGER names. What holds no words of yours, such as
    ratings, is left out; --kind shows it, too. Nothing gets a number, so that those of the last page still hold.
    """
    on, who = _with_words(session, words or (), on, who)
    exclusive(on, last or since or until, what="--on names the time already.", hint="Leave out the other days.")
    exclusive(
        on_this_day,
        on or last or since or until,
        what="--on-this-day names the days already.",
        hint="Leave out the others.",
    )
    exclusive(on_this_day, random, who, hint="Give one of --on-this-day, --random and --who.")
    wanted = filter_of(
        session, kind or (ANSWERS if question else None), principle, question, tag, on or since, on or until, last
    )
    if on_this_day:
        return read_on_this_day(session, wanted, n or USUAL)
    if random:
        return read_at_random(session, wanted, n or 1)
    if who is not None:
        return read_of_person(session, who, wanted, n or USUAL)
    return read_latest(session, wanted, n or USUAL)


def _with_words(
    session: Session, words: Sequence[str], on: str | None, who: str | None
) -> tuple[str | None, str | None]:
    """The day and the person that are meant, where words stand without quotation marks.

    Raises:
        CustfocusError: They may belong to either.
    """
    text = " ".join(words)
    if not text:
        return on, who
    exclusive(on, who, what=f'It isn\'t clear what "{text}" belongs to.', hint="Put quotation marks around it.")
    is_time = means_time(text, session.today)
    if on is not None:
        return f"{on} {text}", who
    if who is not None and not (is_time and any(map(str.isdigit, text))):  # "--who Ms May" is no month
        return None, f"{who} {text}"
    return (text, who) if is_time else (None, text)
