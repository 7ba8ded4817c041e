"""custfocus search: entries by the words in them."""

from typing import Annotated

import typer

from custfocus.features.entries.flow import search_entries
from custfocus.features.entries.views import Findings
from custfocus.terminal.options import (
    FromOption,
    ItemOption,
    KindOption,
    LastOption,
    LimitOption,
    PrincipleOption,
    TagOption,
    ToOption,
    filter_of,
)
from custfocus.terminal.session import Session

USUAL = 20


def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them must be there.")],
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, instead of the best.")] = False,
    kind: KindOption = None,
    principle: PrincipleOption = None,
    item: ItemOption = None,
    tag: TagOption = None,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
    n: LimitOption = USUAL,
) -> Findings:
    """Find entries that have all the words, in the text or the question.

    The name of who said it counts, too. Any characters will do; what looks like an option stands after a --.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    return search_entries(session, " ".join(words), wanted, n, newest=newest)
