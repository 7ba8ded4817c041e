"""jrnl's journals: text in which a date in brackets begins each entry, and what jrnl exports as JSON."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct, ValidationError, convert

from custfocus.features.importing.readers.json_items import NoListError, items
from custfocus.features.importing.readers.moments import Moment, TimeFormat, moment_in, month_in, way_of
from custfocus.features.importing.readers.record import Findings, Ids, Record, Surroundings, instant
from custfocus.features.importing.readers.tags import STARRED, tagged, with_signs
from custfocus.features.importing.views import Refused
from custfocus.journal.entry import Entry

_HEAD = re.compile(r"(?m)^\[([^\]\n]+)\](?: |$)")
# Before its second version jrnl set no brackets.
_BARE_HEAD = re.compile(r"(?m)^(\S{6,} \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)(?: |$)")
# What is meant as a date, though it is none.
_LIKE_DATE = re.compile(r"\d[-/.:]\d")
_SHORTEST_DATE = 7


class JrnlConfig(Struct, frozen=True):
    """What jrnl.yaml says that bears on how a journal is to be read."""

    timeformat: str = ""
    """The format of its dates, as strftime has it; empty where it isn't known."""
    tagsymbols: str = "#@"
    """The signs that make a word a tag."""
    default_hour: int = 9
    """The hour of an entry without a time."""
    default_minute: int = 0
    """The minute of it."""


class _Head(NamedTuple):
    """A line that begins an entry."""

    line: int
    start: int
    end: int
    moment: Moment


class _Exported(Struct, frozen=True):
    """An entry as jrnl exports it."""

    date: str
    title: str = ""
    body: str = ""
    time: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


def config_of(data: Any, is_it: Callable[[str], bool]) -> tuple[JrnlConfig, bool]:
    """What a jrnl.yaml says, and whether it names the journal that is to be read.

    Args:
        data: The file, as plain data.
        is_it: Whether a path in it is that of the journal.
    """
    said: dict[str, Any] = dict(data) if isinstance(data, Mapping) else {}
    journals = said.get("journals")
    names_it = False
    for each in journals.values() if isinstance(journals, Mapping) else ():
        own: Mapping[str, Any] = each if isinstance(each, Mapping) else {"journal": each}
        if isinstance(own.get("journal"), str) and is_it(str(own["journal"])):
            names_it = True
            said |= own
    known = {name: said[name] for name in JrnlConfig.__struct_fields__ if said.get(name) is not None}
    try:
        return convert(known, JrnlConfig), names_it
    except ValidationError:
        return JrnlConfig(), names_it


def journals_in(data: Any) -> list[str]:
    """The paths of the journals that a jrnl.yaml names."""
    journals = data.get("journals") if isinstance(data, Mapping) else None
    named = journals.values() if isinstance(journals, Mapping) else ()
    paths = (each.get("journal") if isinstance(each, Mapping) else each for each in named)
    return [path for path in paths if isinstance(path, str) and path]


def day_in_path(path: str) -> date | None:
    """The day of a file in a folder journal, which its path tells: 2020/08/29.txt."""
    match = re.search(r"(?:^|/)(\d{4})/([01]\d)/([0-3]\d)\.txt$", path)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def is_encrypted(text: str) -> bool:
    """Whether a text is a journal that jrnl has encrypted, in any of its ways."""
    return text.startswith(("JRNLv", "gAAAA"))


def is_jrnl(text: str, config: JrnlConfig, around: Surroundings) -> bool:
    """Whether a text has a line that begins an entry."""
    return any(
        moment_in(head[1], around.today, "day")
        or moment_in(head[1], around.today, "month")
        or _configured(head[1], config)
        for head in _heads_in(text)
    )


def entries(
    text: str, file: str, config: JrnlConfig, around: Surroundings, ids: Ids, day: date | None = None
) -> Findings:
    """The entries of a journal in text.

    Args:
        text: The text.
        file: What it is called.
        config: What jrnl.yaml says.
        around: What else is known.
        ids: Makes their ids.
        day: The day of all of them, where that is told by the file's name.
    """
    candidates = _heads_in(text)
    others = (head[1] for head in candidates if not _configured(head[1], config, day))
    way = way_of(others, around.today, around.first)
    heads: list[_Head] = []
    counter = _Lines(text)
    doubted = False
    for match in candidates:
        moment = _moment(match[1], config, day, around, way)
        if moment:
            head = _Head(
                counter.line(match.start()), match.start(), match.end(), Moment(day or moment.day, moment.at)
            )
            heads.append(head)
        elif len(match[1]) >= _SHORTEST_DATE and _LIKE_DATE.search(match[1]):
            doubted = True
            stays = "stands with the entry before it" if heads else "is left out"
            yield Refused(file, counter.line(match.start()), f'"{match[1]}" is no day, so what follows {stays}')
    if not heads:
        if not doubted:
            yield Refused(file, 1, "no line begins with a date in brackets")
        return
    if text[: heads[0].start].strip():
        yield Refused(file, 1, "what stands before the first date has no day")
    ends = [head.start for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        words = text[head.end : end].strip("\n")
        yield _record(words, head.moment, file, head.line, config, around, ids)


def exported(text: str, file: str, around: Surroundings, ids: Ids) -> Findings:
    """The entries that jrnl has exported as JSON."""
    try:
        for line, item in items(text):
            yield _from_json(item, file, line, around, ids)
    except NoListError as error:
        yield Refused(file, error.line, str(error))


def is_exported(first: Mapping[str, Any]) -> bool:
    """Whether the first entry of a list is one of jrnl's."""
    return {"title", "body", "date"} <= first.keys()


def _from_json(item: Any, file: str, line: int, around: Surroundings, ids: Ids) -> Record | Refused:
    try:
        entry = convert(item, _Exported)
    except ValidationError as error:
        return Refused(file, line, f"isn't an entry of jrnl: {error}")
    moment = moment_in(f"{entry.date} {entry.time}".strip(), around.today, "year")
    if moment is None:
        return Refused(file, line, f'"{entry.date} {entry.time}" is no day with a time')
    words = "\n".join(filter(None, (entry.title.strip("\n"), entry.body.strip("\n"))))
    symbols = "".join(dict.fromkeys(tag[0] for tag in entry.tags if tag and not tag[0].isalnum()))
    config = JrnlConfig(tagsymbols=symbols)
    return _record(words, moment, file, line, config, around, ids, tags=entry.tags, starred=entry.starred)


def _record(
    words: str,
    moment: Moment,
    file: str,
    line: int,
    config: JrnlConfig,
    around: Surroundings,
    ids: Ids,
    *,
    tags: tuple[str, ...] = (),
    starred: bool = False,
) -> Record | Refused:
    first, _, rest = words.partition("\n")
    if first.rstrip().endswith("*"):
        first, starred = first.strip(" *"), True
    title, body = with_signs(first.strip(), config.tagsymbols), with_signs(rest, config.tagsymbols)
    if not (title or body.strip()):
        return Refused(file, line, "has no words")
    text = tagged("\n".join(filter(None, (f"{title}{f' #{STARRED}' * starred}", body))).strip("\n"), tags)
    at = moment.or_at(config.default_hour, config.default_minute)
    plain = " ".join(f"{first} {rest}".split())
    entry = Entry(
        id=ids.of(f"{moment.day} {at:%H:%M}", plain),
        kind="note",
        day=moment.day,
        at=instant(at, around.zone),
        zone=around.zone,
        text=text,
    )
    return Record(file, line, entry)


def _moment(words: str, config: JrnlConfig, day: date | None, around: Surroundings, way: str) -> Moment | None:
    """The moment of a line that begins an entry; a month stands for its first day, as in jrnl."""
    told = _configured(words, config, day) or moment_in(words, around.today, way)
    return told or (month_in(words) if len(words) >= _SHORTEST_DATE else None)


def _configured(words: str, config: JrnlConfig, day: date | None = None) -> Moment | None:
    """The moment in the format that jrnl.yaml names; one without a day needs one from elsewhere."""
    if not config.timeformat:
        return None
    form = TimeFormat(config.timeformat)
    return form.read(words) if form.has_day or day else None


def _heads_in(text: str) -> list["re.Match[str]"]:
    """What may begin entries: dates in brackets; without, where the text begins so and has none."""
    first = text.lstrip("\n")[:1]
    bracketed = list(_HEAD.finditer(text))
    return bracketed if first == "[" or not _BARE_HEAD.match(text.lstrip("\n")) else list(_BARE_HEAD.finditer(text))


class _Lines:
    """Tells on which line a place in a text is; the places come one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place, self._line = 0, 1

    def line(self, place: int) -> int:
        """The line of a place."""
        self._line += self._text.count("\n", self._place, place)
        self._place = place
        return self._line
