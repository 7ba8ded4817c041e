"""A folder of Markdown: a note a file, its day in its name or in its front matter."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from custfocus.base.day_words import MONTHS, WEEKDAYS
from custfocus.features.export.documents.carried import carried_by
from custfocus.features.export.views import MARK
from custfocus.features.importing.readers.moments import Moment, moment_in
from custfocus.features.importing.readers.own import lines
from custfocus.features.importing.readers.record import Findings, Ids, Record, Surroundings, Undated, instant
from custfocus.features.importing.readers.tags import tagged
from custfocus.features.importing.views import Refused
from custfocus.journal.entry import Entry

_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What front matter calls the day of a note, and what of it is no words of the writer's.
_DAY = ("date", "day", "created", "created_at", "created at", "creation date", "date created", "datetime")
_TAGS = ("tags", "tag", "keywords")
_TITLE = "title"
_ASIDE = frozenset(
    (
        *(
            *_DAY,
            *_TAGS,
            _TITLE,
            "aliases",
            "alias",
            "id",
            "uid",
            "uuid",
            "cssclass",
            "cssclasses",
            "publish",
            "layout",
        ),
        *("permalink", "modified", "updated", "updated_at", "date modified", "lastmod", "draft", "slug"),
    )
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?P<mark>[-_. ]?)(\d\d)(?P=mark)(\d\d)(?!\d)")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20|21)\d\d)/(?:[^/]*?)(\d\d)(?:[^/\d][^/]*)?/(\d\d)(?:[^/\d][^/]*)?$")
# As Obsidian's settings write a day, and what each sign stands for.
_SIGNS = {
    "YYYY": r"(?P<year>\d{4})", "MM": r"(?P<month>\d\d)", "M": r"(?P<month>\d\d?)", "DD": r"(?P<day>\d\d)",
    "D": r"(?P<day>\d\d?)", "Do": r"(?P<day>\d\d?)(?:st|nd|rd|th)", "MMMM": r"(?P<name>[^\W\d_]+)",
    "MMM": r"(?P<name>[^\W\d_]+)", "dddd": r"[^\W\d_]+", "ddd": r"[^\W\d_]+", "dd": r"[^\W\d_]+", "d": r"\d",
    "ww": r"\d\d", "WW": r"\d\d", "w": r"\d\d?", "W": r"\d\d?", "gggg": r"\d{4}", "GGGG": r"\d{4}",
    "YY": r"(?P<cut>\d\d)", "Q": r"\d",
}  # fmt: skip
_SIGN = re.compile(r"\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|dddd|ddd|dd|d|gggg|GGGG|WW|ww|W|w|Q|(.)")


class DayFormat:
    """How a folder of notes writes days in the names of its files.

    Args:
        words: The format, such as YYYY/MM-MMMM/YYYY-MM-DD-dddd.
    """

    def __init__(self, words: str) -> None:
        self._pattern: re.Pattern[str] | None
        seen: set[str] = set()

        def part(sign: "re.Match[str]") -> str:
            if sign[1] is not None or sign[2] is not None:
                return re.escape(sign[1] if sign[1] is not None else sign[2])
            pattern = _SIGNS[sign[0]]
            name = re.match(r"\(\?P<(\w+)>", pattern)
            if name and name[1] in seen:
                return re.sub(r"\?P<\w+>", "?:", pattern)
            seen.update([name[1]] if name else [])
            return pattern

        self._pattern = re.compile("(?:^|/)" + _SIGN.sub(part, words.strip("/")) + "$")

    def day(self, stem: str) -> date | None:
        """The day in a file's path without its ending; None where it isn't written so."""
        match = self._pattern.search(stem) if self._pattern else None
        if match is None:
            return None
        given = match.groupdict()
        month = MONTHS.get((given.get("name") or "").lower()[:3]) or given.get("month")
        year = given.get("year") or f"20{given.get('cut')}"
        try:
            return date(int(year), int(month or 0), int(given.get("day") or 0))
        except ValueError:
            return None


def day_format(settings: str) -> DayFormat | None:
    """The format in Obsidian's own settings of daily notes; None where there is none."""
    try:
        words = json.loads(settings)["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return DayFormat(words) if isinstance(words, str) and words.strip() else None


def notes_in(
    text: str, path: str, file: str, around: Surroundings, ids: Ids, form: DayFormat | None = None
) -> Findings:
    """The note in a file; or the entries that a note of custfocus export carries.

    Args:
        text: The file.
        path: Its path in the folder that was named, with "/" between its parts.
        file: What it is called.
        around: What else is known.
        ids: Makes its id.
        form: How the folder writes days, where that is known.
    """
    match = _FRONT.match(text)
    body, line = (text[match.end() :], text.count("\n", 0, match.end()) + 1) if match else (text, 1)
    front = _front_matter(match["front"], file) if match else {}
    if isinstance(front, Refused):
        yield front
    elif MARK in front:
        yield from _ours(body, line, file)
    else:
        yield _note(body, line, front, path, file, around, ids, form)


def _ours(body: str, line: int, file: str) -> Findings:
    carried = carried_by(body)
    if carried is None:
        yield Refused(file, None, "custfocus export wrote it to be read; take in what export --whole wrote")
        return
    yield from lines(carried.lines, file, line + carried.first - 1)
    if not carried.is_as_written:
        yield Refused(
            file, None, "was changed since custfocus export wrote it; only what its comment carries is taken in"
        )


def _note(
    body: str,
    line: int,
    front: Mapping[str, Any],
    path: str,
    file: str,
    around: Surroundings,
    ids: Ids,
    form: DayFormat | None,
) -> Record | Refused | Undated:
    stem = path.removesuffix(".markdown").removesuffix(".md")
    told = _told_day(front, around)
    day, title = _day_in(stem, form)
    moment = told if told and day in (None, told.day) else Moment(day) if day else None
    words = _words(body, front, title)
    if not words:
        return Refused(file, line, "is empty")
    text = tagged(words, _tags(front))
    if moment is None:
        # Whatever day it gets, it is the same note.
        entry_id = ids.of("", words)
        return Undated(file, lambda day: Record(file, line, Entry(entry_id, "note", day, "", "", text=text)))
    entry = Entry(
        id=ids.of(str(moment.day), words),
        kind="note",
        day=moment.day,
        at=instant(moment.or_at(0, 0), around.zone) if moment.at else "",
        zone=around.zone if moment.at else "",
        text=text,
    )
    return Record(file, line, entry)


def _front_matter(text: str, file: str) -> dict[str, Any] | Refused:
    from custfocus.content.yaml import NotReadableError, parsed  # YAML takes its time, and many notes have none

    try:
        front = parsed(text, file)[0]
    except NotReadableError as error:
        why = f"the front matter can't be read: {error.problem.message.rstrip('.')}"
        return Refused(file, error.problem.line + 1, why)
    return {str(name).lower(): value for name, value in front.items()} if isinstance(front, dict) else {}


def _day_in(stem: str, form: DayFormat | None) -> tuple[date | None, str]:
    """The day in a path without its ending, and what else its last part says."""
    name = stem.rpartition("/")[2]
    day = form.day(stem) if form else None
    if day:
        return day, ""
    match = _IN_NAME.search(name)
    if match:
        rest = f"{name[: match.start()]} {name[match.end() :]}"
        return _date(match[1], match[3], match[4]), _title(rest)
    match = _IN_PATH.search(stem)
    day = _date(match[1], match[2], match[3]) if match else None
    return (day, "") if day else (None, _title(name))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _title(rest: str) -> str:
    """What is left of a name beside its day, unless that only says the day once more."""
    words = re.sub(r"[-_\s]+", " ", rest).strip(" .,()")
    return "" if all(word.lower().strip(".,") in (*WEEKDAYS, *MONTHS) for word in words.split()) else words


def _told_day(front: Mapping[str, Any], around: Surroundings) -> Moment | None:
    values = (front[name] for name in _DAY if name in front)
    return next(filter(None, (moment_in(str(value), around.today, "year") for value in values)), None)


def _words(body: str, front: Mapping[str, Any], title: str) -> str:
    """A note's words: its title where its text doesn't begin with it, the text, and what its writer set beside it."""
    beside = [
        f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in front.items()
        if name not in _ASIDE and isinstance(value, str | int | list) and value != []
    ]
    body = body.strip()
    if not (body or beside):
        return ""
    title = str(front.get(_TITLE) or title).strip()
    begins = body.partition("\n")[0].lstrip("# ").casefold()
    heading = "" if begins.startswith(title.casefold()) else title
    return "\n\n".join(filter(None, (heading, body, "\n".join(beside))))


def _tags(front: Mapping[str, Any]) -> list[str]:
    names: list[str] = []
    for key in _TAGS:
        value = front.get(key)
        if isinstance(value, str):
            names += value.split("," if "," in value else None)
        elif isinstance(value, list):
            names += [str(each) for each in value if isinstance(each, str | int)]
    return names
