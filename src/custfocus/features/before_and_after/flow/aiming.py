"""What something is begun for: a measure or a cause, named by the user."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from custfocus.base import wording
from custfocus.base.errors import unknown, usage
from custfocus.base.naming import by_name
from custfocus.content.framework import Framework, by_field
from custfocus.features.before_and_after.begun import is_id
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.declared import Cases


def aim_named(session: Session, words: str) -> str | UnsetType:
    """What something is begun for: a measure's id, or a cause as complaints name it; UNSET where no words are given.

    Raises:
        CustfocusError: They name neither, or several.
    """
    if not words.strip():
        return UNSET
    measures = {each.id: each.name for each in all_measures(session) if each.status == kinds.OPEN}
    cases = session.framework.pack.cases
    causes = _causes(session, cases) if cases else []
    named = by_name(words, [*measures.items(), *zip(causes, causes, strict=True)], lambda pair: pair[1])
    names = [name for _, name in named]
    if len(names) > 1:
        raise usage(f'"{words}" may be {wording.listed(names, "or")}.', "Give more of it.", code="ambiguous-aim")
    if not names:
        raise unknown(
            "measure or cause",
            words,
            [*measures.values(), *causes],
            "custfocus scorecard shows the measures; a cause is named as in complaints, such as "
            f"{next(iter(causes), 'late')}.",
            code="unknown-aim",
        )
    return named[0][0]


def aim_in_words(session: Session, aim: str | UnsetType) -> str:
    """What something is for: the name of its measure, or its cause; empty where it is for none, or that is gone."""
    if aim is UNSET:
        return ""
    names = {each.id: each.name for each in all_measures(session)}
    return names.get(aim) or ("" if is_id(aim) else aim)


def _causes(session: Session, cases: "Cases") -> list[str]:
    """The causes that are offered, then others in use, each as it was written first."""
    causes: dict[str, str] = {}
    for cause in (*_choices(session.framework, cases), *_causes_in_use(session, cases)):
        causes.setdefault(cause.casefold(), cause)
    return list(causes.values())


def _choices(framework: Framework, cases: "Cases") -> Iterator[str]:
    worksheet = framework.by_id.get(cases.worksheet)
    if worksheet and worksheet.kind == "worksheet":
        yield from by_field(worksheet)[cases.cause].choices


def _causes_in_use(session: Session, cases: "Cases") -> Iterator[str]:
    for sheet in sheets_of(session.find(Filter(kinds=(KIND,), item=cases.worksheet)), session.framework):
        if isinstance(cause := sheet.values.get(cases.cause), str):
            yield " ".join(cause.split())
