"""People who are asked and answer, and what becomes of it."""

import json
from collections.abc import Sequence
from typing import Any

from tests.answers import answer, invitation
from tests.conftest import Home

NAMES = ("Ana Adeyemi", "Ben Osei", "Cleo Marchetti")


def entries(home: Home, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind, the newest first."""
    listed: list[dict[str, Any]] = home.data("list", "--kind", kind, "-n", "1000")["entries"]
    return listed


def send(home: Home, *texts: str, code: int = 0) -> dict[str, Any]:
    """Take in what came, all of it through the pipe, and tell what became of it."""
    assert home.run("invite", "import", "-", "--json", stdin="\n\n".join(texts)) == code, home.out + home.err
    imported: dict[str, Any] = json.loads(home.out)["data"]
    return imported


def answers_of(home: Home, names: Sequence[str] = NAMES, role: str = "customer") -> list[str]:
    """People are asked, and each answers, with steps and words that tell them apart."""
    asked = [invitation(home, name, role) for name in names]
    return [
        answer(one, [place % 5 + 1, 5, 4, 3, None, 2], f"Said by number {place}.") for place, one in enumerate(asked)
    ]
