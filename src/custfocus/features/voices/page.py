"""The page of asking others: who was asked, how far each has come, what waits."""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import Served
from custfocus.features.voices.lines import put_together, traces, waiting
from custfocus.features.voices.pooling import EXPECTED
from custfocus.features.voices.views import Invitations, Invitee
from custfocus.journal import kinds
from custfocus.terminal import theme


def invitations(view: Invitations) -> RenderableType:
    """Who was asked, what waits, and how to ask others."""
    if not view.invitations:
        return _nobody_asked(view.roles, view.people)
    thanks = f"To thank: {', '.join(view.to_thank)}." if view.to_thank else None
    notes = [put_together(each) for each in view.opened]
    notes += traces(view)
    notes += [waiting(view.waiting, view.alone)] if view.waiting else []
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


def _nobody_asked(roles: Sequence[str], people: Served) -> RenderableType:
    """Whom to ask, and how; nobody where the user's content has retired every role."""
    if roles:
        whom = wording.listed(roles, "or")
        words = (
            f"You haven't asked anybody yet. The word of {people.many}, and of those you work with, tells what your "
            f"own can't. Ask one: {whom}."
        )
        command = theme.command(f"invite Ana --role {roles[0]}", "prints an email to send them")
    else:
        words = "You haven't asked anybody, and there is no role left to ask in: your content retires them all."
        command = theme.command("config", "shows where your content is")
    return theme.stack([theme.heading("What others say"), Text(words), command])


def _rows(view: Invitations, *, narrow: bool) -> RenderableType:
    """A line for each who was asked; two where the page is narrow."""
    rows: list[Sequence[RenderableType]] = []
    for place, row in enumerate(view.invitations, 1):
        number = theme.quiet(f"{place:>2}")
        if narrow:
            about = Text.assemble(row.who, (f"  {row.role_name} · ", "quiet"), (row.short, "id"))
            rows.append((number, Group(about, _state(row, view.today))))
        else:
            rows.append((number, Text(row.who), row.role_name, _state(row, view.today), Text(row.short, "id")))
    return theme.columns(rows, ratios=(None, 1) if narrow else (None, 2, None, 3, None))


def _state(row: Invitee, today: date) -> Text:
    """How far it has come: asked, answered, thanked, each with its day."""
    if row.status == kinds.THANKED:
        return Text.assemble(("thanked ", "done"), _day(row.thanked, row, today))
    if row.status == kinds.ANSWERED:
        return Text.assemble(("answered ", "accent"), _day(row.answered, row, today))
    words = Text(f"asked {theme.day(row.asked, today)}")
    if row.overdue:
        words.append(f", over {EXPECTED.days} days ago", "quiet")
    return words


def _day(day: str | None, row: Invitee, today: date) -> str:
    try:
        return theme.day(date.fromisoformat(day or ""), today)
    except ValueError:  # an entry from elsewhere
        return theme.day(row.asked, today)
