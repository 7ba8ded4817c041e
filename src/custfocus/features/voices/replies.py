"""Answers as they come back: found in whatever stands around them, read, and checked against what was asked.

An answer is a few lines for people, and between two marks the same for the program: compact JSON, in base64url in
short lines, a full stop, and the CRC32 of these letters. What mail does to text (marks of quotation, other line
ends, joined or broken lines, soft hyphens) leaves it readable; what has been changed or cut off is noticed.
"""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from msgspec import Struct

from custfocus.journal import kinds
from custfocus.journal.entry import Entry

FORM = 1
NO_ANSWER = "no-answer"
BEGIN, END = "[custfocus answer]", "[end of custfocus answer]"
LINE = 60
LARGEST = 65_536  # letters between the marks; the longest honest answer needs half of it
LARGEST_FILE = 1 << 20
LONGEST_TEXT = 5_000
STEPS = (1, 2, 3, 4, 5)

# What may have come between two letters of a mark: blanks, line ends, quotation marks of mail, what can't be seen.
_GAP = "[\\s>|*=\u00ad\u200b\u2060\ufeff]*"
_BEGIN, _END = (re.compile(_GAP.join(map(re.escape, mark.replace(" ", ""))), re.IGNORECASE) for mark in (BEGIN, END))
_NOISE = re.compile(r"[^A-Za-z0-9_.-]")
_BODY = re.compile(r"([A-Za-z0-9_-]+)\.([0-9a-f]{8})")


class RefusedError(Exception):
    """An answer that isn't taken: a code for scripts, and the reason in a sentence."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class StatementRating(Struct, frozen=True):
    """What was given to a statement."""

    statement: str
    """The statement's id."""
    says: str
    """Its words as they were asked."""
    principle: str
    """The principle that it counts for."""
    behaviour: str | None
    """The behaviour that it counts for as well."""
    value: int | None
    """From 1 to 5; None for "can't say"."""


class ReturnedAnswer(Struct, frozen=True):
    """A good answer."""

    invitation: Entry
    """The invitation that it belongs to."""
    ratings: tuple[StatementRating, ...]
    """What each statement was given."""
    text: str
    """The words."""


def answers(
    text: str, invitations: Collection[Entry], answered: Collection[str] = ()
) -> Iterator[ReturnedAnswer | RefusedError]:
    """Every answer in a text, or why it isn't taken; one that stands in it twice, as in a quoted mail, comes once.

    Args:
        text: What came: a file, a mail, several mails.
        invitations: All invitations of the journal.
        answered: The ids of those whose answer is in already.
    """
    by_token = {entry.of(kinds.Invitation).token: entry for entry in invitations}
    blocks = list(dict.fromkeys(_blocks(text)))
    if not blocks:
        yield RefusedError(NO_ANSWER, "there is no answer in it; it has to hold all from the first mark to the last.")
    done = set(answered)
    for block in blocks:
        try:
            answer = _checked(_read(block), by_token, done)
        except RefusedError as refused:
            yield refused
        else:
            done.add(answer.invitation.id)
            yield answer


def armoured(content: Mapping[str, Any]) -> str:
    """The lines between the marks, and the marks, as the form makes them."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    body = urlsafe_b64encode(plain).decode().rstrip("=")
    return "\n".join([BEGIN, *wrap(f"{body}.{zlib.crc32(body.encode()):08x}", LINE, break_on_hyphens=False), END])


def _blocks(text: str) -> Iterator[str]:
    """What stands after each first mark, up to its last mark or the next first one, noise taken out."""
    begins = list(_BEGIN.finditer(text))
    for begin, following in zip_longest(begins, begins[1:]):
        inside = text[begin.end() : following.start() if following else None]
        end = _END.search(inside)
        yield _NOISE.sub("", inside[: end.start()] if end else inside)


def _read(block: str) -> dict[str, Any]:
    if len(block) > LARGEST:
        raise RefusedError("too-large", "it is larger than any answer can be.")
    body = _BODY.match(block)
    if not body or zlib.crc32(body[1].encode()) != int(body[2], 16):
        raise RefusedError("damaged", "it is damaged or cut off; ask for it again, or copy the whole of it.")
    try:
        content = json.loads(urlsafe_b64decode(body[1] + "=" * (-len(body[1]) % 4)))
    except (ValueError, RecursionError) as error:
        raise _forged() from error
    if not isinstance(content, dict):
        raise _forged()
    return content


def _checked(content: dict[str, Any], by_token: Mapping[str, Entry], answered: Collection[str]) -> ReturnedAnswer:
    """The answer that the content is, every part of it as the form would have made it."""
    form = content.get("form")
    if type(form) is int and form > FORM:
        raise RefusedError("unknown-form", "a later custfocus made its form; update yours to take it in.")
    if content.keys() != {"form", "invitation", "ratings", "text"} or type(form) is not int or form != FORM:
        raise _forged()
    token, given, text = content["invitation"], content["ratings"], content["text"]
    if not (isinstance(token, str) and isinstance(given, dict) and isinstance(text, str)):
        raise _forged()
    invitation = by_token.get(token)
    if invitation is None:
        raise RefusedError("foreign", "it belongs to no invitation in this journal.")
    asked = invitation.of(kinds.Invitation).statements
    if given.keys() - {each.id for each in asked} or not all(map(_is_rating, given.values())):
        raise _forged()
    if len(text) > LONGEST_TEXT:
        raise RefusedError("too-large", f"its text is longer than the {LONGEST_TEXT:,} characters of the form.")
    if not text.isprintable() and re.search("[\ud800-\udfff]", text):
        raise _forged()
    if not text.strip() and not any(given.values()):
        raise RefusedError("empty", "nothing was answered in it.")
    if invitation.id in answered:
        raise RefusedError("doubled", "this invitation has been answered already; the first answer stays.")
    ratings = (
        StatementRating(each.id, each.says, each.principle, each.behaviour, given.get(each.id)) for each in asked
    )
    return ReturnedAnswer(invitation, tuple(ratings), text.strip())


def _is_rating(value: object) -> bool:
    return value is None or (type(value) is int and value in STEPS)


def _forged() -> RefusedError:
    return RefusedError("forged", "it says something that the form can't have said, so nothing of it was taken.")
