"""Changing an entry: its text, its day, what it is evidence for; of a sheet, its fields."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET, Struct, structs

from custfocus.base.errors import usage
from custfocus.features.capture.flow.asking import ask_what_waits
from custfocus.features.changes.views import Edited
from custfocus.features.entries.flow import sheet_gists
from custfocus.features.entries.history import differences
from custfocus.features.entries.rows import listed_entry
from custfocus.features.sheets.flow import filling
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.options import day_of, exclusive, pairs, principles_of, tone_named
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT, given, written

# Their words are worked out from something else, which has a command of its own.
_CHANGED_OTHERWISE = {
    kinds.Rating.kind: "custfocus assess --set ITEM=N rates anew.",
    kinds.Reading.kind: "custfocus scorecard log keeps another value; on the same day it takes its place.",
    kinds.Measure.kind: "custfocus scorecard change does that.",
    kinds.Plan.kind: "custfocus plan --reword does that.",
    kinds.Invitation.kind: "custfocus invite shows what can be done.",
    kinds.Reply.kind: "It is somebody else's.",
    kinds.Voices.kind: "It is what others said.",
}


class Wishes(Struct, frozen=True):
    """What is to be changed, as the options say it."""

    text: list[str] | None
    """The words of another text; a lone "-" for those of a pipe."""
    on: str | None
    """Another day, in the user's words."""
    principles: list[str] | None
    """The principles that it is evidence for."""
    no_principle: bool
    """Whether it is evidence for none."""
    who: str | None
    """Who said it."""
    channel: str | None
    """Where it was said."""
    firsthand: bool | None
    """Whether they said it to the user; None where that stays."""
    tone: str | None
    """Whether it is praise, a wish, trouble or something else."""
    fields: Sequence[str] | None
    """A sheet's fields, each as FIELD=VALUE."""
    in_editor: bool
    """Whether it is to be written in the editor."""


def edit_entry(session: Session, ref: str, wishes: Wishes) -> Edited:
    """Change the entry that a number or an id stands for; where no wish says how, ask for its text.

    Raises:
        CustfocusError: There is no such entry, or it hasn't what is to be changed, or nothing is.
    """
    entry = entry_of(session, ref)
    if entry.kind in _CHANGED_OTHERWISE and (wishes.text or wishes.in_editor or wishes.on is None):
        what = f'What is kept as "{entry.kind}" has no words of its own to change.'
        raise usage(what, _CHANGED_OTHERWISE[entry.kind])
    record = _heard(entry, wishes)
    fields = _evidence(session, entry, wishes)
    if wishes.on is not None:
        fields["day"] = day_of(session, wishes.on)
    if entry.kind == kinds.SheetRecord.kind:
        return _edit_sheet(session, entry, ref, wishes, fields)
    if wishes.fields:
        raise usage("--set fills in a sheet's field.", f'This is kept as "{entry.kind}".')
    is_asked = session.asks and entry.kind == kinds.Heard.kind
    if (
        is_asked
        and not (fields or record or wishes.text or wishes.in_editor)
        and (after := ask_what_waits(session, entry))
    ):
        return Edited(listed_entry(after, session.short(after)), tuple(differences(entry, after)), session.today)
    text = _text(session, entry, ref, wishes, needed=not (fields or record))
    if text is not None:
        fields["text"] = text
    with session.drafts.keeping(EDIT, entry.id, text or ""), session.store.acts.writing() as pen:
        after = pen.edit(entry, record, **fields)
    return Edited(listed_entry(after, session.short(after)), tuple(differences(entry, after)), session.today)


def _text(session: Session, entry: Entry, ref: str, wishes: Wishes, *, needed: bool) -> str | None:
    """The text that is to be: as it is given, or written now where it must be; None where it stays."""
    text = given(session, wishes.text)
    if text is not None or not (wishes.in_editor or needed):
        return text
    if not (session.asks or wishes.in_editor):
        raise usage("There is nothing to change.", f'Write it like custfocus edit {ref} "In other words".')
    if entry.asked and not wishes.in_editor:
        session.warn(entry.asked)
    return written(session, label="", use=EDIT, about=entry.id, in_editor=wishes.in_editor, initial=entry.text)


def _edit_sheet(session: Session, entry: Entry, ref: str, wishes: Wishes, fields: dict[str, Any]) -> Edited:
    """Change a sheet: what is said of it in fields, in the editor, or asked for one by one."""
    like = f"Write it like custfocus edit {ref} --set told=yesterday, or add -e for the whole form."
    if wishes.text:
        raise usage("A sheet has fields rather than a text.", like)
    if not (fields or wishes.fields or wishes.in_editor or session.asks):
        raise usage("There is nothing to change.", like)
    after, left = filling.edit_sheet(session, entry, fields, pairs(wishes.fields), in_editor=wishes.in_editor)
    listed = listed_entry(after, session.short(after), sheet_gists(session, [after])[after.id])
    return Edited(listed, tuple(differences(entry, after)), session.today, left)


def _evidence(session: Session, entry: Entry, wishes: Wishes) -> dict[str, Any]:
    """The principles that it is to be evidence for, as a field; none where they stay."""
    if not wishes.principles and not wishes.no_principle:
        return {}
    what = "--principle and --no-principle contradict one another."
    exclusive(wishes.principles, wishes.no_principle, what=what, hint="Give one of them.")
    if entry.kind not in EVIDENCE:
        raise usage(
            f'What is kept as "{entry.kind}" is evidence for no principle.', f"Only {', '.join(EVIDENCE)} are."
        )
    return {"principles": principles_of(session, wishes.principles)}


def _heard(entry: Entry, wishes: Wishes) -> kinds.Heard | None:
    """What somebody's words keep once who said them, where, or what they are, is another; None where none is."""
    pairs = (("who", wishes.who), ("channel", wishes.channel))
    changes: dict[str, Any] = {name: words or None for name, words in pairs if words is not None}
    if wishes.tone is not None:
        changes["tone"] = tone_named(wishes.tone) if wishes.tone else UNSET
    if wishes.firsthand is not None:
        changes["firsthand"] = wishes.firsthand
    if not changes:
        return None
    if entry.kind != kinds.Heard.kind:
        raise usage(
            "--from, --channel, --firsthand and --tone are for what somebody said.",
            f'This is kept as "{entry.kind}".',
        )
    return structs.replace(entry.of(kinds.Heard), **changes)
