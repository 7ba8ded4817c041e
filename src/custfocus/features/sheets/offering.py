"""What could be logged now, and what of somebody's words a sheet begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import LINE, PERSON, TEXT, Framework, by_field, name_of
from custfocus.features.sheets.values import VERBATIM, Value, form_of, parse
from custfocus.features.sheets.views import OfferedWorksheet, WorksheetChoice, WorksheetField, WorksheetFields
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Praise, Remarks
    from custfocus.content.models import Worksheet

HEARD_DAYS, LOOK_BACK_DAYS = 7, 14
FITTING, OFTEN = 3, 2


# What could be logged


def worksheet_choice(
    framework: Framework,
    *,
    heard: Entry | None,
    short: str,
    praised: Entry | None = None,
    short_of_praise: str = "",
    recent: Iterable[Entry],
    last: Mapping[str, date],
    today: date,
) -> WorksheetChoice:
    """The worksheets, those first that fit now.

    Those are, until there are three: what somebody has said in the last week and nobody has taken up, in the
    worksheet for that, and their praise in that for praise; then, of what hasn't been logged for two weeks, the one
    whose main principle most of the entries of these weeks are about, two at least, what was heard aside, for all of
    it counts as listening; then what was never logged, in content order; then what was longest ago.

    Args:
        framework: All content.
        heard: The latest trouble that somebody told of and no sheet was made of, or else of what isn't marked.
        short: Its id as pages show it.
        praised: The latest praise of which no sheet was made.
        short_of_praise: Its id as pages show it.
        recent: The entries of the last LOOK_BACK_DAYS that are evidence.
        last: When each worksheet was last logged.
        today: The user's own day.
    """
    worksheets = framework.worksheets
    fitting = {each.id: each for each in _of_remarks(framework, heard, short, praised, short_of_praise, today)}
    counts = Counter(entry.principles[0] for entry in recent if entry.principles and entry.kind != kinds.Heard.kind)
    fresh = [
        worksheet
        for worksheet in worksheets
        if worksheet.id not in fitting
        and (worksheet.id not in last or last[worksheet.id] < today - timedelta(LOOK_BACK_DAYS))
    ]
    often = max(fresh, key=lambda worksheet: counts[main_principle(worksheet)], default=None)
    if often and counts[main_principle(often)] >= OFTEN:
        principle = main_principle(often)
        why = f"{counts[principle]} of your entries in two weeks are about: {name_of(framework, principle)}"
        fitting[often.id] = _offered(often, why)
    for worksheet in sorted(fresh, key=lambda worksheet: last.get(worksheet.id, date.min)):
        if len(fitting) < FITTING and worksheet.id not in fitting:
            why = f"last logged {wording.ago(last[worksheet.id], today)}" if worksheet.id in last else "not tried yet"
            fitting[worksheet.id] = _offered(worksheet, why)
    return WorksheetChoice(tuple(fitting.values()), tuple(_offered(worksheet) for worksheet in worksheets))


def _of_remarks(
    framework: Framework, heard: Entry | None, short: str, praised: Entry | None, short_of_praise: str, today: date
) -> Iterator[OfferedWorksheet]:
    """What takes up what somebody has said, and what their praise."""
    if heard and (taker := taker_of(framework)):
        is_trouble = heard.of(kinds.Heard).tone == kinds.TROUBLE
        said, doubt = ("told of trouble", "") if is_trouble else ("said something", ", if it is one")
        why = f"{_who(framework, heard)} {said} {wording.ago(heard.day, today)}; take it up here{doubt}"
        yield _offered(taker, why, f"sheet {taker.id} --of {short}")
    thanks = next((each for each in framework.worksheets if _takes_praise(each, framework)), None)
    if praised and thanks:
        ago = wording.ago(praised.day, today)
        why = f"{_who(framework, praised)} praised something {ago}; thank whoever did it"
        yield _offered(thanks, why, f"sheet {thanks.id} --of {short_of_praise}")


def _who(framework: Framework, heard: Entry) -> str:
    return heard.of(kinds.Heard).who or framework.people.a_one


def main_principle(worksheet: Worksheet) -> str:
    """The principle that a worksheet serves first; empty where there is none."""
    return worksheet.principles[0] if worksheet.principles else ""


def taker_of(framework: Framework) -> Worksheet | None:
    """The worksheet that is offered to take up what somebody said, if there is one."""
    remarks = framework.pack.remarks
    takers = [each for each in framework.worksheets if takes_heard(each, remarks)]
    return next((each for each in takers if remarks and each.id == remarks.worksheet), next(iter(takers), None))


def takers_of(framework: Framework) -> list[Worksheet]:
    """The worksheets that can take up what somebody said: those that ask for their words."""
    return [each for each in framework.worksheets if part_taking(each, framework)]


def part_taking(worksheet: Worksheet, framework: Framework) -> Remarks | Praise | None:
    """What the framework says of how a worksheet takes up somebody's words; None for one that doesn't."""
    pack = framework.pack
    if takes_heard(worksheet, pack.remarks):
        return pack.remarks
    return pack.praise if _takes_praise(worksheet, framework) else None


def _takes_praise(worksheet: Worksheet, framework: Framework) -> bool:
    praise = framework.pack.praise
    return praise is not None and worksheet.id == praise.worksheet and takes_heard(worksheet, praise)


def takes_heard(worksheet: Worksheet, remarks: Remarks | Praise | None) -> bool:
    """Whether a worksheet asks for somebody's words, in the field that the framework names."""
    field = by_field(worksheet).get(remarks.words) if remarks else None
    return field is not None and field.kind in (TEXT, LINE)


def values_of_heard(
    worksheet: Worksheet, entry: Entry, remarks: Remarks | Praise, known: Mapping[str, Sequence[str]]
) -> dict[str, Value | None]:
    """What a sheet has from somebody's words: who, where, and what was said."""
    fields = by_field(worksheet)
    values: dict[str, Value | None] = {remarks.words: parse(fields[remarks.words], entry.text, day=_no_day)}
    kept = entry.of(kinds.Heard)
    for name, words in ((remarks.who, kept.who), (remarks.channel, kept.channel)):
        field = fields.get(name)
        if field is None or not isinstance(words, str) or field.kind not in (LINE, TEXT, PERSON, "choice"):
            continue
        try:
            exact = f"{words}{VERBATIM}" if field.others else words
            values[name] = parse(field, exact, day=_no_day, known=known.get(name, ()))
        except CustfocusError:  # not among its choices, so it is asked for
            continue
    return values


def _offered(worksheet: Worksheet, why: str = "", command: str = "") -> OfferedWorksheet:
    return OfferedWorksheet(worksheet.id, worksheet.title, worksheet.purpose, why, command or f"sheet {worksheet.id}")


def _no_day(words: str, ahead: bool) -> date:
    raise ValueError(words, ahead)  # only words are taken over


def worksheet_fields(worksheet: Worksheet) -> WorksheetFields:
    """What a worksheet asks."""
    return WorksheetFields(
        worksheet=worksheet.id,
        title=worksheet.title,
        purpose=worksheet.purpose,
        fields=tuple(
            WorksheetField(
                id=field.id,
                prompt=field.prompt,
                kind=field.kind,
                form=form_of(field),
                help=field.help,
                needed=field.needed,
                shareable=field.shareable,
                choices=field.choices,
                others=field.others,
                ahead=field.ahead,
                stages=tuple(stage.id for stage in worksheet.stages if field.id in stage.asks),
            )
            for field in worksheet.fields
        ),
    )
