"""The form: one file that any browser opens, without network or account, and that makes the answer to send back."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

import htpy as h
from htpy import Node, Renderable

from custfocus.base import wording
from custfocus.base.html import html_data, html_page
from custfocus.features.voices.replies import BEGIN, END, FORM, LINE, LONGEST_TEXT
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

STYLE = files(__package__) / "form.css"
SCRIPT = files(__package__) / "form.js"
# What tells our own file from any other, at its beginning.
MARK = "custfocus invitation"
CANT_SAY = "Can't say"
SCALE = ("Not at all", "Hardly", "Partly", "Mostly", "Entirely")


def form(invitation: Entry, *, named: bool) -> str:
    """The form for an invitation, which says whether the answer will be `named`; its words are text, never obeyed."""
    kept = invitation.of(kinds.Invitation)
    asked = [_line(statement.says) for statement in kept.statements]
    return html_page(
        "What is it like to work with me? Your view, in five minutes",
        h.h1["What is it like to work with me?"],
        h.p(".lead")[
            f"Dear {_line(kept.who)}, thank you for looking at this. {_here_are(len(asked))} to "
            "place between “not at all” and “entirely”, and room for a few words. It takes five minutes. Say it "
            "as it is: that is what helps me."
        ],
        _privacy(by_name=named),
        h.noscript[
            h.p(".sheet")[
                "You see this in a preview that can't make the answer for you. Save the file and open it in a "
                "browser. Or simply reply to the email, in your own words."
            ]
        ],
        _questions(asked),
        _done(),
        html_data("asked", _data(kept)),
        styles=(STYLE,),
        script=SCRIPT,
        mark=MARK,
    )


def _questions(asked: Sequence[str]) -> Renderable:
    """What is to be filled in."""
    return h.form("#form", novalidate=True)[
        _summary(),
        h.h2["How true is it for you?"],
        h.p(".soft")["Where you have never seen it, “can't say” is a good answer."],
        (_statement(place, says) for place, says in enumerate(asked, 1)),
        _own_words(),
        h.div("#buttons.buttons", hidden=True)[
            h.button(type="submit")["Make my answer"],
            h.button("#clear.quiet", type="button")["Clear what I typed"],
        ],
        h.p("#kept.soft"),
        h.p("#cleared", role="status"),
    ]


def _here_are(count: int) -> str:
    number = wording.number(count, up_to=6)
    return f"Here is {number} statement" if count == 1 else f"Here are {number} statements"


def _privacy(*, by_name: bool) -> Renderable:
    """Who sees the answer: to most that others are needed, to whoever is shown by name that they are."""
    return h.section(".sheet", aria_labelledby="privacy")[
        h.h2("#privacy")["Who sees your answer"],
        _kept_by_name() if by_name else _put_together(),
        h.p["This page sends nothing by itself and needs no network."],
    ]


def _kept_by_name() -> Node:
    return h.p[
        "Your answer goes to me alone, when you send it. I keep it in my journal, custfocus, ",
        h.strong["with your name"],
        ": it isn't mixed with the answers of others, since there is only one of you.",
    ]


def _put_together() -> Node:
    return [
        h.p[
            "Your answer goes to me alone, when you send it. I receive it with your email, and ",
            h.strong["could read it"],
            ". My journal, custfocus, keeps it closed until it can be put together with those of ",
            h.strong["at least two other people"],
            (
                ". From then on it holds how often each step was ticked, the texts in mixed order, and that you "
                "answered; the single answers are deleted there."
            ),
        ],
        h.p[
            "What you write may still tell who you are, by what it is about. The email itself stays in my mailbox "
            "until I delete it."
        ],
    ]


def _summary() -> Renderable:
    """What is missing yet, once somebody wants to be done."""
    return h.div("#summary.summary", role="group", tabindex="-1", aria_labelledby="summary-title", hidden=True)[
        h.h2("#summary-title")["Almost there"],
        h.p("#summary-words"),
        h.ul("#summary-list"),
    ]


def _statement(place: int, says: str) -> Renderable:
    return h.fieldset(id=f"s{place}")[
        h.legend[h.span(".nth")[f"{place}."], f" {says}"],
        h.p(".error", id=f"s{place}-error", hidden=True)[f"Choose one, or “{CANT_SAY}”."],
        h.div(".steps")[_steps(f"s{place}")],
    ]


def _steps(name: str) -> Iterable[Renderable]:
    for value, words in enumerate(SCALE, 1):
        yield h.label[h.input(type="radio", name=name, value=value), h.span[h.b[str(value)], f" {words}"]]
    yield h.label[h.input(type="radio", name=name, value=""), h.span[CANT_SAY]]


def _own_words() -> Renderable:
    return h.div(".field")[
        h.label(for_="text")["What else would you like me to know?"],
        h.p("#text-hint.soft")[
            f"If you like: an example, or what you would change first. Up to {LONGEST_TEXT:,} characters."
        ],
        h.textarea("#text", rows=6, maxlength=LONGEST_TEXT, aria_describedby="text-hint"),
    ]


def _done() -> Renderable:
    """The answer, and the two ways to send it."""
    return h.section("#done.sheet.done", aria_labelledby="done-title", hidden=True)[
        h.h2("#done-title", tabindex="-1")["Your answer is ready to send"],
        h.p["Nothing has left this page yet. Reply to the email that brought you here, in one of two ways:"],
        h.ol[
            h.li["save the answer as a small file, and attach it; or"],
            h.li["copy the answer as text, and paste it into the email."],
        ],
        h.div(".buttons")[
            h.button("#save", type="button")["Save as a file"],
            h.button("#copy.quiet", type="button")["Copy as text"],
        ],
        h.p("#status", role="status"),
        h.label(for_="result")["Your answer as text"],
        h.p("#result-hint.soft")["If neither button works here, select all of this and copy it."],
        h.textarea("#result", rows=12, readonly=True, aria_describedby="result-hint"),
    ]


def _data(invitation: kinds.Invitation) -> dict[str, Any]:
    """What the script needs."""
    return {
        "form": FORM,
        "invitation": invitation.token,
        "statements": [{"id": each.id, "says": each.says} for each in invitation.statements],
        "scale": SCALE,
        "cant_say": CANT_SAY,
        "begin": BEGIN,
        "end": END,
        "line": LINE,
        "file": f"answer-{invitation.token[:8]}.txt",
    }


def _line(words: str) -> str:
    return " ".join(words.split())
