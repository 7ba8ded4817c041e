"""Ids by their first letters: which begin so, and as many of each as tell it from the others."""

import json
from collections.abc import Iterable

from custfocus.journal.connect import Journal

SHORTEST_ID = 4


def ids_like(db: Journal, table: str, column: str, prefix: str) -> list[str]:
    """At most ten ids in a table that begin so."""
    query = f"select distinct {column} from {table} where {column} >= ? and {column} < ? limit 10"
    return [row[0] for row in db.rows(query, (prefix, prefix + "\x7f"))]


def shortest(db: Journal, table: str, wholes: Iterable[str]) -> dict[str, str]:
    """As many of each id's first letters as tell it from every other in a table, at least four, by the whole id."""
    rows = db.rows(
        f"select value, (select max(id) from {table} where id < value), "
        f"(select min(id) from {table} where id > value) from json_each(?)",
        (json.dumps(list(wholes)),),
    )
    shared = {
        whole: max((_common(whole, id_) for id_ in neighbours if id_), default=0) for whole, *neighbours in rows
    }
    return {whole: whole[: max(SHORTEST_ID, letters + 1)] for whole, letters in shared.items()}


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
