"""A brief as the blocks that stand on its half page, whichever document or screen they are drawn on."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from custfocus.base import wording
from custfocus.features.share.views import Brief, BriefCase

STRONG, QUOTE = "strong", "quote"


class BriefWords(Struct, frozen=True):
    """Some words in a row, and how they are meant."""

    text: str
    """The words."""
    style: str = ""
    """STRONG for what leads to the words behind it, QUOTE for what somebody said; "" for all else."""


Row = tuple[BriefWords, ...]


class BriefBlock(Struct, frozen=True):
    """A paragraph, a list or a quotation."""

    rows: tuple[Row, ...]
    """Its rows, the words of each to be joined by blanks; a paragraph and a quotation have one."""
    is_list: bool = False
    """Whether its rows are a list."""
    is_quote: bool = False
    """Whether it is what somebody said, with its own lines."""


def blocks(brief: Brief) -> Iterator[BriefBlock]:
    """The blocks of a brief below its title and opening, in their order."""
    yield from _paragraph(" ".join(brief.sentences))
    yield from _listed(("Before and after:",) * 2, [(BriefWords(words),) for words in brief.compared])
    yield from _came_back(brief)
    for case in brief.cases:
        yield from _case(case)
    late = [(BriefWords(words),) for words in brief.overdue]
    yield from _listed(("One promise is overdue:", "What is overdue:"), late)
    yield from _paragraph(brief.thanks)


def _came_back(brief: Brief) -> Iterator[BriefBlock]:
    back = [
        (
            BriefWords(each.says),
            BriefWords(each.sentence, QUOTE),
        )
        for each in brief.came_back
    ]
    yield from _listed(("What came back:",) * 2, back)
    once: list[Row] = [(BriefWords(each.sentence, QUOTE),) for each in brief.remarks]
    if brief.more:
        once.append((BriefWords(f"And {wording.number(brief.more)} more."),))
    yield from _listed(("Besides:", "Besides:") if back else ("One said:", "What they said:"), once)


def _listed(leads: tuple[str, str], rows: Sequence[Row]) -> Iterator[BriefBlock]:
    """Several rows as a list below what leads to them; a single one in a paragraph behind it."""
    if len(rows) == 1:
        yield BriefBlock(((BriefWords(leads[0]), *rows[0]),))
    elif rows:
        yield BriefBlock(((BriefWords(leads[1]),),))
        yield BriefBlock(tuple(rows), is_list=True)


def _case(case: BriefCase) -> Iterator[BriefBlock]:
    """What was said, and in a paragraph below it what was learnt and will change."""
    for said in case.said:
        yield BriefBlock(((BriefWords(said),),), is_quote=True)
    words = [BriefWords(f"{case.title}.", STRONG)] if case.title and case.pieces and not case.said else []
    for piece in case.pieces:
        words += [BriefWords(_led(piece.lead), STRONG)] if piece.lead else []
        words.append(BriefWords(piece.text))
    if words:
        yield BriefBlock((tuple(words),))


def _led(lead: str) -> str:
    return lead if lead.endswith(("?", ":", ".", "!", "…")) else f"{lead}:"


def _paragraph(words: str) -> Iterator[BriefBlock]:
    if words:
        yield BriefBlock(((BriefWords(words),),))
