"""The pages of asking others: the mail, who was asked and has answered, what came in and was put together."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.content.framework import POOL
from custfocus.features.voices.others import FEWEST
from custfocus.features.voices.pooling import EXPECTED
from custfocus.features.voices.views import ImportedAnswers, Invitations, Invitee, PooledAnswers
from custfocus.journal import kinds

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def marked(asked: Invitee) -> str:
    """How somebody's invitation stands now, in a line."""
    done = "was thanked" if asked.status == kinds.THANKED else "has answered"
    lines = [f"Saved {asked.short} · {asked.who} {done}"]
    if asked.status == kinds.ANSWERED:
        lines.append("When you have thanked them, say so with --thanked.")
    return "\n".join(lines)


def taken_in(view: ImportedAnswers) -> str:
    """A line for each answer, with the reason where it wasn't taken, and what became of all."""
    lines = [f"Saved the answer of {each.who} ({each.role}){_from(each.source)}" for each in view.taken]
    lines += [f"Not taken{_from(each.source)}: {each.reason}" for each in view.refused]
    lines += [_opened(each) for each in view.opened]
    lines += _cleaning(view)
    if view.waiting:
        lines.append(_waiting(view.waiting, view.alone))
    return "\n".join(lines)


def _from(source: str) -> str:
    return "" if source == "-" else f", {source}"


def _opened(opened: PooledAnswers) -> str:
    many = wording.number(opened.count, up_to=10).capitalize()
    whose = "answers over several roles" if opened.role == POOL else f"answers in the role {opened.role_name}"
    return f"{many} {whose} are put together now: custfocus show {opened.short}"


def _cleaning(view: Invitations | ImportedAnswers) -> list[str]:
    lines = []
    if view.opened:
        lines.append(
            "The single answers are gone from the journal; the files and mails they came in are yours to delete."
        )
    if not view.cleaned:
        lines.append(
            "Traces of single answers may be left in unused parts of the journal's file; the next custfocus invite "
            "tries again to take them out."
        )
    return lines


def _waiting(count: int, alone: int) -> str:
    """How many wait, and for what."""
    wait = wording.counted(count, "answer waits", "answers wait")
    words = f"{wait} to be put together with others: ratings show from {FEWEST} people on."
    if alone == count:
        words += " Too few were asked in the last 30 days for that: ask somebody else."
    return words


def invitations(view: Invitations) -> "RenderableType":
    """Who was asked, what waits, and how to ask others."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    if not view.invitations:
        return _nobody_asked(view.roles)
    thanks = f"To thank: {', '.join(view.to_thank)}." if view.to_thank else None
    notes = [_opened(each) for each in view.opened]
    notes += _cleaning(view)
    notes += [_waiting(view.waiting, view.alone)] if view.waiting else []
    commands = [theme.command(f"invite NAME --role {role}", "asks somebody") for role in view.roles[:1]]
    if any(row.status not in (kinds.ANSWERED, kinds.THANKED) for row in view.invitations):
        commands.append(theme.command("invite import FILE", "takes in what a form made"))
        commands.append(theme.command("invite NAME --answered", "when the answer came in words"))
    if view.to_thank:
        commands.append(theme.command("invite NAME --thanked", "when you have"))
    return theme.stack(
        [
            theme.heading("What others say"),
            theme.Sized(lambda width: _rows(view, narrow=width < theme.NARROW)),
            Text(thanks, "strong") if thanks else None,
            Text("\n".join(notes)) if notes else None,
            Group(*commands) if commands else None,
        ]
    )


def _nobody_asked(roles: Sequence[str]) -> "RenderableType":
    """Whom to ask, and how; nobody where the user's content has retired every role."""
    from rich.text import Text

    from custfocus.terminal import theme

    if roles:
        whom = wording.listed(roles, "or")
        words = (
            "You haven't asked anybody yet. The word of customers, and of those you work with, tells what your own "
            f"can't. Ask one: {whom}."
        )
        command = theme.command(f"invite Ana --role {roles[0]}", "prints a mail to send them")
    else:
        words = "You haven't asked anybody, and there is no role left to ask in: your content retires them all."
        command = theme.command("config", "shows where your content is")
    return theme.stack([theme.heading("What others say"), Text(words), command])


def _rows(view: Invitations, *, narrow: bool) -> "RenderableType":
    """A line for each who was asked; two where the page is narrow."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    rows: list[Sequence[RenderableType]] = []
    for place, row in enumerate(view.invitations, 1):
        number = theme.quiet(f"{place:>2}")
        if narrow:
            about = Text.assemble(row.who, (f"  {row.role_name} · ", "quiet"), (row.short, "id"))
            rows.append((number, Group(about, _state(row, view.today))))
        else:
            rows.append((number, Text(row.who), row.role_name, _state(row, view.today), Text(row.short, "id")))
    return theme.columns(rows, ratios=(None, 1) if narrow else (None, 2, None, 3, None))


def _state(row: Invitee, today: date) -> "Text":
    """How far it has come: asked, answered, thanked, each with its day."""
    from rich.text import Text

    from custfocus.terminal import theme

    if row.status == kinds.THANKED:
        return Text.assemble(("thanked ", "done"), _day(row.thanked, row, today))
    if row.status == kinds.ANSWERED:
        return Text.assemble(("answered ", "accent"), _day(row.answered, row, today))
    words = Text(f"asked {theme.day(row.asked, today)}")
    if row.overdue:
        words.append(f", over {EXPECTED.days} days ago", "quiet")
    return words


def _day(said: str | None, row: Invitee, today: date) -> str:
    from custfocus.terminal import theme

    try:
        return theme.day(date.fromisoformat(said or ""), today)
    except ValueError:  # an entry from elsewhere
        return theme.day(row.asked, today)
