"""custfocus review: half an hour on a month, ending in three priorities and a letter to oneself."""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Annotated, TypeVar

import typer
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import months_on, parse_month
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name, by_number
from custfocus.features.plans.plans import MISSED, OUTCOMES
from custfocus.features.review.flow import asking as half_hour
from custfocus.features.review.flow.months import ReviewChanges, default_month, read_review, save_review
from custfocus.features.review.letter import letter
from custfocus.features.review.priorities import DONE, DROP, KEEP, SeasonPriority
from custfocus.features.review.views import MonthReview, NamedGap, TriedPlan
from custfocus.terminal import completing as complete
from custfocus.terminal.options import numbered, pair
from custfocus.terminal.output import Document
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

_SAID = {KEEP: "Kept", DONE: "Done", DROP: "Let go"}
_SHOWN = 60
MOST_GAPS = 3

Refs = list[str] | None
Offered = TypeVar("Offered", SeasonPriority, TriedPlan)


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
    is this one, or in its first week the last, until that is done. Without a terminal it is only shown.
    """
    first, why = _month(session, month)
    view = read_review(session, first, why)
    changes = ReviewChanges(
        answers=_answers(view, answers or []),
        decisions=_decisions(view, {KEEP: keep or [], DONE: done or [], DROP: drop or []}),
        priorities=tuple(_words(text) for text in priority or ()),
        line=None if line is None else _words(line),
        finish=finish,
        plans=_plans(view, plan or []),
    )
    if changes != ReviewChanges():
        if finish and view.is_empty and replace(changes, finish=False) == ReviewChanges():
            raise _nothing_yet(view)
        after = save_review(session, first, changes)
        view = replace(after, why=why, saved=_told(view, changes) + _tried(after, changes), ended=finish)
    elif session.asks and not (show or markdown):
        if view.finished:
            return half_hour.reopen(session, view)
        return half_hour.hold(session, replace(view, stands=_stands(session, first)))
    if markdown and not session.json:
        return Document(iter([f"{view.letter or letter(view)}\n"]))
    numbered(session, [each.id for each in view.priorities])
    return view if view.saved or view.finished else replace(view, stands=_stands(session, first))


def _month(session: Session, words: str | None) -> tuple[date, str]:
    if words is None:
        return default_month(session)
    first = parse_month(words, session.today)
    if first > session.today:
        what = f"{wording.full_month(first)} is still to come."
        raise usage(what, "A review looks back on a month that has begun.")
    return first, ""


def _stands(session: Session, month: date) -> tuple[NamedGap, ...]:
    """What doesn't go together just now, for the review of this month or the last."""
    if month < months_on(session.today, -1):
        return ()
    from custfocus.features.ratings.flow import read_assessment

    view = read_assessment(session, None)
    names = {one.id: one.name for one in view.items}
    return tuple(NamedGap(gap.id, names[gap.id], gap.kind, gap.says) for gap in view.profile.gaps[:MOST_GAPS])


def _answers(view: MonthReview, given: list[str]) -> dict[str, str]:
    """The answers of --set, by item."""
    valid = [item.id for item in view.items]
    answers = {}
    for each in given:
        item, text = pair(each, '--set customer-needs="Shorter waits"')
        if item not in valid:
            raise unknown("question of the checklist", item, valid, code="unknown-item")
        if item in answers:
            raise usage(f'"{item}" is answered twice.', "Give --set once for each question.")
        answers[item] = _words(text)
    return answers


def _words(text: str) -> str:
    if not text.strip():
        raise nothing_written()
    return text


def _decisions(view: MonthReview, refs: Mapping[str, list[str]]) -> dict[str, str]:
    """What --keep, --done and --drop decide, by the priority's whole id."""
    decisions: dict[str, str] = {}
    for decision, each in refs.items():
        for ref in each:
            found = _named(view, view.priorities, ref)
            if decisions.setdefault(found.id, decision) != decision:
                raise usage(f'"{found.text}" can\'t be both {decisions[found.id]} and {decision}.', "Choose one.")
    return decisions


def _plans(view: MonthReview, given: list[str]) -> dict[str, str]:
    """The outcomes of --plan, by the plan's id."""
    found: dict[str, str] = {}
    for each in given:
        ref, said = pair(each, "--plan 1=used")
        outcome = "-".join(said.lower().split())
        if outcome not in OUTCOMES:
            raise unknown("outcome of a plan", said, OUTCOMES, code="unknown-outcome")
        plan = _named(view, view.plans, ref)
        if found.setdefault(plan.id, outcome) != outcome:
            raise usage(f'"{_brief(plan.text)}" can\'t be both {found[plan.id]} and {outcome}.', "Choose one.")
    return found


def _named(view: MonthReview, offered: Sequence[Offered], ref: str) -> Offered:
    """The priority or the plan that its place in the list or the first letters of its id name."""
    named = by_number(ref, offered) or by_name(ref, offered, attrgetter("id"))
    if len(named) == 1:
        return named[0]
    what, makes = "plan", "custfocus plan makes one."
    if offered is view.priorities:
        what, makes = "priority", f'custfocus {view.command} --priority "…" sets one.'
    texts = [f"{place} ({_brief(each.text)})" for place, each in enumerate(offered, 1)]
    hint = f"They are {', '.join(texts)}." if texts else makes
    raise CustfocusError(f'{view.name} has no {what} "{ref}".', hint, code=f"unknown-{what}")


def _nothing_yet(view: MonthReview) -> CustfocusError:
    return CustfocusError(
        f"Nothing has been written in {view.name}'s review yet, so there is no letter to write.",
        f'Answer a question first: custfocus {view.command} --set {view.items[0].id}="…".'
        if view.items
        else f'Set a priority first: custfocus {view.command} --priority "…".',
        code="empty",
    )


def _told(view: MonthReview, changes: ReviewChanges) -> tuple[str, ...]:
    """What was saved, in sentences."""
    items = {item.id: item.name for item in view.items}
    texts = {each.id: _brief(each.text) for each in view.priorities}
    return (
        *(f"{items[item]}: answered" for item in changes.answers),
        *(f"{_SAID[decision]}: {texts[each]}" for each, decision in changes.decisions.items()),
        *(f"Priority: {_brief(text)}" for text in changes.priorities),
        *([f"To remember: {_brief(changes.line)}"] if changes.line else []),
    )


def _tried(view: MonthReview, changes: ReviewChanges) -> tuple[str, ...]:
    """How plans were said to have gone, and which had better be worded anew."""
    told = []
    for plan in view.plans:
        if outcome := changes.plans.get(plan.id):
            told.append(f"{outcome.replace('-', ' ').capitalize()}: {_brief(plan.text)}")
            if outcome == MISSED and plan.reword:
                told.append(
                    f"Missed three times running; another moment may help: custfocus plan --reword {plan.short}"
                )
    return tuple(told)


def _brief(text: str) -> str:
    return " ".join(wording.whole_words(text, _SHOWN).split())
