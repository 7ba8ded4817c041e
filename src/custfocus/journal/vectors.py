"""The vectors of sentences, kept in the journal's file beside the entries that they were made of.

They are worked out of the user's words and can be made anew: no part of the history, never exported, and gone with
their entry, by whatever it goes.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from custfocus.journal.connect import Journal


class KeptVectors(NamedTuple):
    """The vectors of one entry."""

    made_of: str
    """What tells whether they are still those of its sentences."""
    vectors: bytes
    """The vectors, one after the other, as whoever made them reads them."""


def read_vectors(journal: Journal, ids: Iterable[str]) -> dict[str, KeptVectors]:
    """What is kept of these entries, by their ids."""
    query = "select entry, made_of, vectors from vector where entry in (select value from json_each(?))"
    rows = journal.rows(query, (json.dumps(list(ids)),))
    return {entry: KeptVectors(made_of, vectors) for entry, made_of, vectors in rows}


def write_vectors(journal: Journal, made: Mapping[str, KeptVectors]) -> None:
    """Keep vectors of entries, by their ids; of one that has gone meanwhile, nothing."""
    with journal:
        journal.execute("begin immediate")
        journal.executemany(
            "insert or replace into vector select id, ?, ? from entry where id = ?",
            [(kept.made_of, kept.vectors, entry) for entry, kept in made.items()],
        )


def drop_vectors(journal: Journal) -> None:
    """Keep none any more."""
    with journal:
        journal.execute("begin immediate")
        journal.execute("delete from vector")
