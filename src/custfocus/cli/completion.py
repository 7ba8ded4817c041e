"""What may come next on a line that is being typed, quoted as each shell wants it."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.cli.demo import DEMO
from custfocus.cli.table import LISTED, parts_of
from custfocus.cli.typed import Typed, typed_in, typed_in_bash
from custfocus.terminal import completing
from custfocus.terminal.output import clean
from custfocus.terminal.session import Session

_PLAIN = r"[\w@%+=:,./-]"
_FISH_ASKS_WHETHER = "is-args"


class Candidate(Struct, frozen=True):
    """A word that may come next."""

    word: str
    """The word, as the program is to get it."""
    about: str = ""
    """What it does, in a line."""


def answer(root: Any, session: Session, instruction: str) -> tuple[str, int] | None:
    """What a shell is told, and the exit code; None where it isn't one of ours.

    Args:
        root: The whole command line.
        session: The run.
        instruction: What the shell asks for, such as "complete_bash".
    """
    shell = instruction.partition("_")[2]
    if not instruction.startswith("complete_") or shell not in _SHELLS:
        return None
    environ = session.world.environ
    typed = typed_in_bash(environ) if shell == "bash" else typed_in(environ)
    try:
        found = list(_candidates(root, session, typed))
    except CustfocusError:  # nothing may be said in the middle of a line
        found = []
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == _FISH_ASKS_WHETHER:
        return "", int(not found)
    return answered(shell, typed, found), 0


def typed_place(session: Session) -> AbstractContextManager[None]:
    """The place on the line of a shell that Typer answers by itself."""
    typed = typed_in(session.world.environ)
    return completing.place(session.world, None, typed.words, typed.begun)


def answered(shell: str, typed: Typed, found: list[Candidate]) -> str:
    """What a shell is told of the words that may come next."""
    return _SHELLS[shell](typed, found)


def _candidates(root: Any, session: Session, typed: Typed) -> Iterator[Candidate]:
    """The words that may come next, without those that can't be shown on a line as they are."""
    words = list(typed.words)
    if words[:1] == [DEMO] and (words[1:] or not typed.begun.startswith("-")):
        from custfocus.features.demo.flow.home import world_of_demo

        while words[:1] == [DEMO]:
            del words[0]
        session.world = world_of_demo(session.world)
    if words[:1] == ["help"]:
        del words[0]
    for candidate in _offered(root, session, words, typed.begun):
        if candidate.word == clean(candidate.word) and not re.search(r"[\n\t]", candidate.word):
            yield candidate


def _offered(root: Any, session: Session, words: list[str], begun: str) -> Iterator[Candidate]:
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    context = _resolve_context(root, {"obj": session}, "custfocus", list(words))
    journal = context.find_root().params.get("journal")
    session.journal = journal and session.world.path(journal)
    given = list(words)
    parameter, rest = _resolve_incomplete(context, given, begun)
    with completing.place(session.world, session.journal, words, rest):
        offered = parameter.shell_complete(context, rest)
    choices = (getattr(parameter, "metavar", None) or "").split("|")
    if not offered and len(choices) > 1:
        yield from (Candidate(choice) for choice in choices if choice.startswith(rest))
    if context.command.name in LISTED and words[-1:] == [context.command.name]:
        parts = (name.partition(" ")[2] for name in parts_of(context.command.name))
        yield from (Candidate(part) for part in parts if part.startswith(rest))
    yield from (Candidate(item.value, item.help or "") for item in offered)


def _for_bash(typed: Typed, found: Iterable[Candidate]) -> str:
    """A line for each; bash puts it on the line of the user as it is, in place of what it doesn't keep."""
    kept = typed.kept.partition("=")[2] if typed.kept.startswith("--") else typed.kept
    words = (candidate.word.removeprefix(kept) for candidate in found)
    return "\n".join(dict.fromkeys(_quoted(word, typed.quote) for word in words))


def _quoted(word: str, quote: str) -> str:
    if quote == "'":
        return word.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", word)
    return "".join(letter if re.match(_PLAIN, letter) else f"\\{letter}" for letter in word)


def _for_zsh(typed: Typed, found: list[Candidate]) -> str:
    """A line of zsh that hands them on; it is evaluated, so every word is in quotes, with no blank to be split at."""
    if not found:
        return "_files"
    before = "compset -P '*='; " if typed.begun.startswith("--") and "=" in typed.begun else ""
    return f"{before}{_described(found, goes_on=True)}{_described(found, goes_on=False)}true"


def _described(found: Iterable[Candidate], *, goes_on: bool) -> str:
    """Those that go on after a sign, so that no blank follows them, or those that don't."""
    wanted = [candidate for candidate in found if candidate.word.endswith("=") == goes_on]
    if not wanted:
        return ""
    words = " ".join(dict.fromkeys(_in_zsh(candidate) for candidate in wanted))
    ending = " -S ''" if goes_on else ""
    return f"local -a found=({words}); _describe -V custfocus found{ending}; "


def _in_zsh(candidate: Candidate) -> str:
    word = re.sub(r"([:\\])", r"\\\1", candidate.word)
    return _literal(f"{word}:{clean(candidate.about)}" if candidate.about else word)


def _literal(text: str) -> str:
    escaped = re.sub(r"[\\'\s]", lambda found: f"\\x{ord(found[0]):02x}" if found[0].isascii() else found[0], text)
    return f"$'{escaped}'"


def _for_fish(typed: Typed, found: Iterable[Candidate]) -> str:
    """A line for each; fish quotes by itself, and wants a word from its beginning."""
    option, equals, _ = typed.begun.partition("=")
    before = option + equals if option.startswith("--") else ""
    lines = (f"{before if equals else ''}{candidate.word}\t{_one_line(candidate.about)}" for candidate in found)
    return "\n".join(line.rstrip("\t") for line in dict.fromkeys(lines))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


_SHELLS: dict[str, Callable[[Typed, list[Candidate]], str]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
}
