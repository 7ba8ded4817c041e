"""Every way that custfocus says no: one sentence, one next step, a code."""

from collections.abc import Iterable

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class CustfocusError(Exception):
    """Something the user should know, told in their own words.

    Args:
        message: What happened, in one sentence.
        hint: One next step, or an empty string where there is none.
        code: A stable kebab-case name for scripts, as in the JSON envelope.
        exit_code: What the process ends with: 1 for a failure, 2 for wrong usage.
    """

    def __init__(self, message: str, hint: str = "", *, code: str, exit_code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.exit_code = exit_code


def usage(message: str, hint: str = "", *, code: str = "usage") -> CustfocusError:
    """An error in how a command was called; the process ends with 2."""
    return CustfocusError(message, hint, code=code, exit_code=USAGE)


def unknown(what: str, word: str, valid: Iterable[str], otherwise: str = "", *, code: str = "") -> CustfocusError:
    """The error for a word that names nothing, with the one that was perhaps meant.

    Args:
        what: What it was to name, as in 'There is no principle "x"'.
        word: The word.
        valid: The words that would have done.
        otherwise: The next step where none of them comes close; all of them in a row where it is left out.
        code: The error's code, where it isn't "unknown-" and what it was to name.
    """
    valid = list(valid)
    guess = nearest(word, valid)
    hint = f'Did you mean "{guess}"?' if guess else otherwise or f"They are {', '.join(valid)}."
    return usage(f'There is no {what} "{word}".', hint, code=code or f"unknown-{what}")


def nearest(word: str, valid: "list[str] | tuple[str, ...]") -> str:
    """The valid word most like `word`, or an empty string where none comes close."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, valid, 1, 0.6)), "")
