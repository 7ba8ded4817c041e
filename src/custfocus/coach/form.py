"""The form: one file that any browser opens, without network or account, and that makes the answer to send back."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Any

from custfocus.coach.replies import BEGIN, END, FORM, LINE, LONGEST_TEXT, statements
from custfocus.coach.voices import MANAGER
from custfocus.store.entry import Entry

# What tells our own file from any other, in its first line.
MARK = "<!-- custfocus invitation -->"
CANT_SAY = "Can't say"
SCALE = ("Not at all", "Hardly", "Partly", "Mostly", "Entirely")

_GAP = re.compile(r"\{\{(\w+)\}\}")
_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_TOGETHER = (
    "<p>Your answer goes to me alone, when you send it. I receive it with your mail, and "
    "<strong>could read it</strong>. My journal, custfocus, keeps it closed until it can be put together with those "
    "of <strong>at least two other people</strong>. From then on it holds how often each step was ticked, the texts "
    "in mixed order, and that you answered; the single answers are deleted there.</p>"
    "<p>What you write may still tell who you are, by what it is about. The mail itself stays in my mailbox until I "
    "delete it.</p>"
)
_BY_NAME = (
    "<p>Your answer goes to me alone, when you send it. I keep it in my journal, custfocus, <strong>with your name"
    "</strong>: it isn't mixed with the answers of others, since there is only one of you.</p>"
)


def form(template: str, invitation: Entry) -> str:
    """The form for an invitation.

    Args:
        template: The page, with {{names}} where something belongs.
        invitation: The invitation. Whatever stands in it, a name above all, is shown as text and never obeyed.
    """
    by_name = invitation.data.get("role") == MANAGER
    asked = statements(invitation)
    script, style = _inside(template, "script"), _inside(template, "style")
    return _filled(
        template,
        {
            "mark": MARK,
            "script_hash": _hash(script),
            "style_hash": _hash(style),
            "who": escape(_line(invitation.data.get("who"))),
            "here_are": _here_are(len(asked)),
            "statements": "\n".join(_statement(place, each) for place, each in enumerate(asked, 1)),
            "privacy": _BY_NAME if by_name else _TOGETHER,
            "longest": str(LONGEST_TEXT),
            "longest_words": f"{LONGEST_TEXT:,}",
            "data": _data(invitation),
        },
    )


def _here_are(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six")
    number = words[count] if count < len(words) else str(count)
    return f"Here is {number} statement" if count == 1 else f"Here are {number} statements"


def _data(invitation: Entry) -> str:
    """What the script needs, as JSON that can't end the element it stands in."""
    told = {
        "form": FORM,
        "invitation": invitation.data.get("token"),
        "statements": [{"id": each["id"], "says": each["says"]} for each in statements(invitation)],
        "scale": SCALE,
        "cant_say": CANT_SAY,
        "begin": BEGIN,
        "end": END,
        "line": LINE,
        "file": f"answer-{str(invitation.data.get('token'))[:8]}.txt",
    }
    return json.dumps(told).translate(_IN_SCRIPT)


def _statement(place: int, statement: Mapping[str, Any]) -> str:
    choices = [*enumerate(SCALE, 1), ("", CANT_SAY)]
    labels = "\n".join(
        f'<label><input type="radio" name="s{place}" value="{value}">'
        f"<span>{f'<b>{value}</b> ' if value else ''}{escape(words)}</span></label>"
        for value, words in choices
    )
    return (
        f'<fieldset id="s{place}"><legend><span class="nth">{place}.</span> '
        f"{escape(_line(statement['says']))}</legend>\n"
        f'<p class="error" id="s{place}-error" hidden>Choose one, or &ldquo;{escape(CANT_SAY)}&rdquo;.</p>\n'
        f'<div class="steps">\n{labels}\n</div></fieldset>'
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its names replaced in one pass, so that nothing in a value is taken for another name."""
    return _GAP.sub(lambda found: values[found[1]], template)


def _inside(template: str, element: str) -> str:
    """What stands in the first element of its kind, to the letter."""
    return template.partition(f"<{element}>")[2].partition(f"</{element}>")[0]


def _hash(text: str) -> str:
    """As a content security policy names the one script, or style, that may run."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _line(words: object) -> str:
    return " ".join(str(words).split())
