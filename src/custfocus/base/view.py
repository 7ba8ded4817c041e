"""What a command answers: data that has a page and is JSON of a kind."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from rich.console import RenderableType

# What a page may be: a plain string is printed as it stands, only broken into lines at a terminal; the parts of a
# very long page are drawn one after the other, as they are read.
Page: TypeAlias = "RenderableType | str | Iterator[RenderableType]"


class View(Struct, frozen=True):
    """Data that a command answers with, or shows before it asks.

    A view names its page in `drawn`, which is called with the view made safe for a terminal. The import of the page
    stands inside of it, as drawing with Rich costs a third of a run that JSON and the plain lines go without.
    """

    kind: ClassVar[str] = ""
    """What its JSON is called; empty for what is only shown before a prompt, where nobody asked for JSON."""

    @abstractmethod
    def drawn(self) -> Page:
        """The page of this view."""
