"""The vectors of what was said: read from the journal, made where it keeps none, and kept there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.features.alike.encoder import encode, model, unpacked
from custfocus.journal.vectors import KeptVectors
from custfocus.terminal.output import progress
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.features.alike.encoder import Vectors

# The first time, reading the model takes longer than anything else.
_SOON = 1.0


def vectors_of(session: Session, spoken: Mapping[str, Sequence[str]]) -> dict[str, Vectors]:
    """The vectors of entries, by their ids: a row for each sentence.

    Args:
        session: The run.
        spoken: The sentences of each entry.

    Raises:
        CustfocusError: The extra is missing.
    """
    name = model()
    made_of = {entry: _made_of(name, sentences) for entry, sentences in spoken.items()}
    kept = session.store.read_vectors(spoken)
    known = {entry: one.vectors for entry, one in kept.items() if one.made_of == made_of[entry]}
    if missing := [entry for entry in spoken if entry not in known]:
        with progress("Reading what was said", session.world, soon=_SOON) as told:
            new = dict(zip(missing, encode([spoken[entry] for entry in missing], told), strict=True))
        with suppress(CustfocusError):  # of a journal that can't be written to, they are made each time
            session.store.write_vectors({entry: KeptVectors(made_of[entry], rows) for entry, rows in new.items()})
        known |= new
    return {entry: unpacked(known[entry]) for entry in spoken}


def _made_of(name: str, sentences: Sequence[str]) -> str:
    return sha256(json.dumps([name, *sentences]).encode()).hexdigest()
