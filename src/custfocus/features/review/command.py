"""custfocus review: half an hour on a month, ending in three priorities and a letter to oneself."""

from datetime import date
from typing import Annotated

import typer

from custfocus.base import wording
from custfocus.base.dates import parse_month
from custfocus.base.errors import usage
from custfocus.features.priorities.season import DONE, DROP, KEEP
from custfocus.features.review.changes import ReviewOptions
from custfocus.features.review.flow.asking import ask_or_reopen, whole
from custfocus.features.review.flow.months import (
    default_month,
    month_to_look_at,
    read_review,
    save_options,
    see_that_journal_had_begun,
)
from custfocus.features.review.letter import letter
from custfocus.features.review.views import MonthReview
from custfocus.terminal import completing as complete
from custfocus.terminal.options import pair
from custfocus.terminal.output import Document
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

Refs = list[str] | None


def run(
    session: Session,
    month: Annotated[
        str | None,
        typer.Argument(metavar="[MONTH]", autocompletion=complete.months, help="Such as 2026-10 or october."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show how it stands, or its letter.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the letter as Markdown.")] = False,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ITEM=TEXT",
            autocompletion=complete.checklist,
            help="Answer a question of the checklist; may be repeated.",
        ),
    ] = None,
    priority: Annotated[
        list[str] | None, typer.Option("--priority", metavar="TEXT", help="Set a priority; may be repeated.")
    ] = None,
    keep: Annotated[Refs, typer.Option("--keep", metavar="ID", help="Keep a priority, by number or id.")] = None,
    done: Annotated[Refs, typer.Option("--done", metavar="ID", help="Call a priority done.")] = None,
    drop: Annotated[Refs, typer.Option("--drop", metavar="ID", help="Let a priority go.")] = None,
    plan: Annotated[
        Refs,
        typer.Option(
            "--plan",
            metavar="ID=OUTCOME",
            autocompletion=complete.plans,
            help="How a plan went, by number or id: used, missed or no-occasion; may be repeated.",
        ),
    ] = None,
    line: Annotated[str | None, typer.Option("--line", metavar="TEXT", help="The sentence to remember.")] = None,
    finish: Annotated[bool, typer.Option("--finish", help="End it with the letter.")] = False,
) -> MonthReview | Document | None:
    """Look back on a month: a page to read, a few questions, three priorities, a letter to yourself.

    Everything is saved at once, and a review that was interrupted goes on where it stopped. Without a month it
    is this one, or in its first week the last; once that is done, its letter, until this month's begins.
    Without a terminal it is only shown.
    """
    options = ReviewOptions(
        answers=tuple(_answer(each) for each in answers or ()),
        decisions=tuple(
            (decision, ref) for decision, refs in {KEEP: keep, DONE: done, DROP: drop}.items() for ref in refs or ()
        ),
        priorities=tuple(_words(text) for text in priority or ()),
        line=None if line is None else _words(line),
        finish=finish,
        plans=tuple(pair(each, "--plan 1=used") for each in plan or ()),
    )
    why = ""
    if month:
        first = _begun(session, month)
    else:
        first, why = default_month(session) if options != ReviewOptions() else month_to_look_at(session)
    if options == ReviewOptions() and session.asks and not (show or markdown):
        return ask_or_reopen(session, first, why, named=bool(month))
    view = (
        read_review(session, first, why, named=bool(month))
        if options == ReviewOptions()
        else save_options(session, first, why, options, named=bool(month))
    )
    if markdown and not session.json:
        return Document(iter([f"{view.letter or letter(view)}\n"]))
    session.remember_numbers([each.id for each in view.priorities])
    return view if view.saved or view.finished else whole(session, view)


def _begun(session: Session, words: str) -> date:
    """A month that has begun, and that the journal has a part in, from its name."""
    first = parse_month(words, session.today)
    if first > session.today:
        what = f"{wording.full_month(first)} is still to come."
        raise usage(what, "A review looks back on a month that has begun.")
    see_that_journal_had_begun(session, first)
    return first


def _answer(given: str) -> tuple[str, str]:
    item, text = pair(given, '--set customer-needs="Shorter waits"')
    return item, _words(text)


def _words(text: str) -> str:
    if not text.strip():
        raise nothing_written()
    return text
