"""Taking back what was done."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import only_id
from custfocus.features.changes.restoring import taken_back
from custfocus.features.changes.views import TakenBack
from custfocus.journal.entry import Act
from custfocus.terminal.locked.names import NameChange, change_names, last_name_change
from custfocus.terminal.reference import id_on_page
from custfocus.terminal.session import Session

_SHARE = "share"
_SHOWS = "custfocus history shows the latest, with their numbers and ids."


def undo_act(session: Session, ref: str | None) -> TakenBack:
    """Take back the act that a number or an id stands for, or the latest, as an act of its own.

    What the same run changed on the user's list of names is taken back with it. A run that changed nothing else is
    the latest where nothing was written in the journal since.
    """
    changed, acts = last_name_change(session), session.store.acts
    if changed and ref is None and _is_latest(changed, acts.recent(1)):
        return TakenBack(changed.act, _SHARE, (), session.today, *_take_back_names(session, changed))
    act = acts.undo(None if ref is None else _act_id(session, ref))
    view = taken_back(act, session.store.entries.short, session.today)
    if not changed or changed.act != act.id:
        return view
    back, off = _take_back_names(session, changed)
    return replace(view, names_back=back, names_off=off)


def _is_latest(changed: NameChange, acts: Sequence[Act]) -> bool:
    """Whether a change of the list came after all that was done in the journal, by another run."""
    return not acts or (acts[0].id != changed.act and acts[0].at < changed.at)


def _take_back_names(session: Session, changed: NameChange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Have the list as it was before its last change; what is on it again, and what isn't any more."""
    change_names(session, changed.before)
    before, after = changed.before.splitlines(), changed.after.splitlines()
    return tuple(line for line in before if line not in after), tuple(line for line in after if line not in before)


def _act_id(session: Session, ref: str) -> str:
    known = id_on_page(session, ref)
    wanted = known or ref
    ids = session.store.acts.ids_like(wanted.lower()) if re.fullmatch("[A-Za-z]+", wanted) else []
    if known and not ids:
        what = f"Number {ref} on the last page isn't something that was done."
        raise CustfocusError(what, _SHOWS, code="unknown-id")
    return only_id(ids, ref, "act", _SHOWS)
