"""custfocus edit: change what was written."""

from typing import Annotated, Any

import typer
from msgspec import structs

from custfocus.base.errors import usage
from custfocus.features.changes.views import Edited
from custfocus.features.entries.flow import tellings
from custfocus.features.entries.views import differences, row
from custfocus.features.sheets.flow import filling as log
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.options import (
    EvidenceOption,
    InEditor,
    On,
    Ref,
    SetOption,
    Words,
    day_of,
    exclusive,
    pairs,
    principles_of,
)
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT, given, written

# Their words are worked out from something else, which has a command of its own.
_SAID_OTHERWISE = {
    "rating": "custfocus assess --set ITEM=N rates anew.",
    "reading": "custfocus scorecard log keeps another value; on the same day it takes its place.",
    "measure": "custfocus scorecard change does that.",
    "plan": "custfocus plan --reword does that.",
    "invitation": "custfocus invite shows what can be done.",
    "reply": "It is somebody else's.",
    "voices": "It is what others said.",
}


def run(
    session: Session,
    ref: Ref,
    text: Words = None,
    on: On = None,
    principle: EvidenceOption = None,
    no_principle: Annotated[bool, typer.Option("--no-principle", help="It is evidence for nothing.")] = False,
    who: Annotated[str | None, typer.Option("--from", metavar="WHO", help="Who said it.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", metavar="WHERE", help="Where it was said.")] = None,
    given_fields: SetOption = None,
    editor: InEditor = False,
) -> Edited:
    """Change an entry: its text, its day, what it is evidence for; of a sheet, its fields.

    What it said before stays in its history, and custfocus undo brings it back.
    """
    entry = entry_of(session, ref)
    if entry.kind in _SAID_OTHERWISE and (text or editor or on is None):
        raise usage(f'What is kept as "{entry.kind}" has no words of its own to change.', _SAID_OTHERWISE[entry.kind])
    record = _heard(entry, who, channel)
    fields = _evidence(session, entry, principle, none=no_principle)
    if on is not None:
        fields["day"] = day_of(session, on)
    if entry.kind == KIND:
        return _sheet(session, entry, ref, text, fields, given_fields, in_editor=editor)
    if given_fields:
        raise usage("--set fills in a sheet's field.", f'This is kept as "{entry.kind}".')
    said = given(session, text)
    if said is None and (editor or not (fields or record)):
        if not (session.asks or editor):
            raise usage("There is nothing to change.", f'Write it like custfocus edit {ref} "In other words".')
        if entry.asked and not editor:
            session.warn(entry.asked)
        said = written(session, label="> ", use=EDIT, about=entry.id, in_editor=editor, initial=entry.text)
    if said is not None:
        fields["text"] = said
    with session.keeping(EDIT, entry.id, said or ""), session.store.acts.writing() as pen:
        after = pen.edit(entry, record, **fields)
    return Edited(row(after, session.short(after)), tuple(differences(entry, after)), session.today)


def _sheet(
    session: Session,
    entry: Entry,
    ref: str,
    text: list[str] | None,
    fields: dict[str, Any],
    given_fields: list[str] | None,
    *,
    in_editor: bool,
) -> Edited:
    """Change a sheet: what is said of it in fields, in the editor, or asked for one by one."""
    like = f"Write it like custfocus edit {ref} --set told=yesterday, or add -e for the whole form."
    if text:
        raise usage("A sheet has fields rather than a text.", like)
    if not (fields or given_fields or in_editor or session.asks):
        raise usage("There is nothing to change.", like)
    after, left = log.edit(session, entry, fields, pairs(given_fields), editor=in_editor)
    told = row(after, session.short(after), tellings(session, [after])[after.id])
    return Edited(told, tuple(differences(entry, after)), session.today, left)


def _evidence(session: Session, entry: Entry, names: list[str] | None, *, none: bool) -> dict[str, Any]:
    if not names and not none:
        return {}
    what = "--principle and --no-principle contradict one another."
    exclusive(names, none, what=what, hint="Give one of them.")
    if entry.kind not in EVIDENCE:
        raise usage(
            f'What is kept as "{entry.kind}" is evidence for no principle.', f"Only {', '.join(EVIDENCE)} are."
        )
    return {"principles": principles_of(session, names)}


def _heard(entry: Entry, who: str | None, channel: str | None) -> kinds.Heard | None:
    """What a customer's words keep once who said them, or where, is another; None where neither is."""
    given = {name: said or None for name, said in (("who", who), ("channel", channel)) if said is not None}
    if not given:
        return None
    if entry.kind != kinds.Heard.kind:
        raise usage("--from and --channel are for what a customer said.", f'This is kept as "{entry.kind}".')
    return structs.replace(entry.of(kinds.Heard), **given)
