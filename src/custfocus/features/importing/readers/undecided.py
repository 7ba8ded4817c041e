"""What nobody can tell from a table, and its owner can."""

from collections.abc import Sequence

from custfocus.base.errors import USAGE, CustfocusError

DATE, TEXT, FIRST = "date", "text", "first"


class UndecidedError(CustfocusError):
    """How a table is to be read.

    Args:
        message: The question.
        hint: How it is answered in an option.
        code: The error's code.
        about: The option that answers it: DATE, TEXT or FIRST.
        answers: The answers that there are.
    """

    def __init__(self, message: str, hint: str, *, code: str, about: str, answers: Sequence[str]) -> None:
        super().__init__(message, hint, code=code, exit_code=USAGE)
        self.about = about
        self.answers = tuple(answers)
