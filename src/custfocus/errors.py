"""Every way that custfocus says no: one sentence, one next step, a code."""

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class CustfocusError(Exception):
    """Something the user should know, told in their own words.

    Attributes:
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


def nearest(word: str, valid: "list[str] | tuple[str, ...]") -> str:
    """The valid word most like `word`, or an empty string where none comes close."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, valid, 1, 0.6)), "")
