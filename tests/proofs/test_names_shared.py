"""What leaves the house by `custfocus share` names none of forty people, for whichever reader and in both forms."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from custfocus.base.html import PAPER
from custfocus.features.share.documents.html import STYLE
from tests.conftest import SUNDAY, Home
from tests.proofs.names import INFLECTED, NAMES, SENTENCES, parts_of, survivors
from tests.sheets import keep


def told(nth: int) -> str:
    """A text with the parts of several names in sentences, some of them inflected or in small letters."""
    lines: list[str] = []
    for place in range(nth, nth + 4):
        for part in parts_of(NAMES[place % len(NAMES)]):
            inflected = INFLECTED["n"](part) if part.isalpha() and len(part) > 4 else part
            words = (part, part.upper(), inflected)[place % 3]
            lines.append(SENTENCES[(place * 7 + len(lines)) % len(SENTENCES)].format(words))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Forty names, known from complaints, remarks, thanks, invitations and the list, and used in texts."""
    home = Home(tmp_path_factory.mktemp("home"))
    day = SUNDAY - timedelta(3)
    for nth, name in enumerate(NAMES[:16]):
        values = {"who": name, "said": told(nth), "learnt": told(nth + 5), "change": told(nth + 9)}
        keep(home, "complaint", day, values)
    for nth, name in enumerate(NAMES[16:24], 16):
        keep(home, "recognition", day, {"who": name, "did": told(nth)})
    for nth, name in enumerate(NAMES[24:32], 24):
        assert home.run("heard", "-", "--from", name, stdin=told(nth)) == 0
    for name in NAMES[32:36]:
        assert home.run("invite", name, "--role", "customer") == 0
    (home.folder / "content").mkdir()
    (home.folder / "content" / "names.txt").write_text("\n".join(NAMES[36:]), "utf-8")
    for nth in range(0, 40, 4):
        assert home.run("reflect", "-", stdin=told(nth)) == 0
        assert home.run("note", "-", stdin=told(nth + 1)) == 0
    keep(home, "conflict", day, {"question": told(2), "one": NAMES[0], "other": NAMES[20]})
    for session in home.sessions:
        session.close()
    return home


def frame(home: Home, brief: dict[str, Any]) -> str:
    """The words of a brief that no user wrote: titles, prompts and steps."""
    session = home.session()
    steps = [stage.name for sheet in session.framework.worksheets for stage in sheet.stages]
    shown = [one[key] for part in brief["parts"] for one in part["passages"] for key in ("label", "about")]
    style = PAPER.read_text("utf-8") + STYLE.read_text("utf-8")
    titles = [brief["title"], *(part["title"] for part in brief["parts"])]
    return " ".join([*SENTENCES, style, *titles, *steps, *shown, "complaints", "remarks"])


@pytest.mark.parametrize("audience", ["team", "manager", "coach"])
def test_no_name_survives_the_way_out(lived: Home, audience: str) -> None:
    """With all included that there is, as JSON, Markdown and HTML."""
    waiting = lived.data("share", "--for", audience)["waiting"]
    own = [entry["id"] for kind in ("answer", "note") for entry in lived.data("list", "--kind", kind)["entries"]]
    refs = [*waiting, *(own if audience == "coach" else [])]
    assert len(refs) > 50
    call = ["share", "--for", audience, *(word for ref in refs for word in ("--include", ref))]
    original = "\n".join([*map(told, range(60)), *NAMES])
    brief = lived.data(*call)
    assert brief["waiting"] == []
    texts = [one["text"] for part in brief["parts"] for one in part["passages"]]
    assert survivors(" ".join(SENTENCES), original, "\n".join([*texts, *brief["suspects"]])) == []
    for form in ((), ("--html",)):
        page = lived.page(*call, *form)
        assert page.count("Customer ") > 50
        assert survivors(frame(lived, brief), original, unescape(re.sub("<[^>]+>", " ", page))) == []
