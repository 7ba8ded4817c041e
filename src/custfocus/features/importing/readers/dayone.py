"""Day One's journals: its JSON, whose text is Markdown with media between, and the files of its first version."""

import json
import plistlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timezone
from typing import Any
from xml.parsers.expat import ExpatError
from zoneinfo import ZoneInfo

from custfocus.features.importing.readers.json_items import NoListError, items
from custfocus.features.importing.readers.moments import zone_of
from custfocus.features.importing.readers.record import (
    YEARS,
    Finding,
    Findings,
    Ids,
    Record,
    Surroundings,
    Wordless,
    instant,
    zone_named,
)
from custfocus.features.importing.readers.tags import STARRED, tagged
from custfocus.features.importing.views import LeftBehind, Refused
from custfocus.journal.entry import Entry

PHOTOGRAPH, LINK = "photograph", "link to another entry"
# The lists of an entry that hold what isn't words, what is in them, and the folder of their files.
_MEDIA = {
    "photos": (PHOTOGRAPH, "jpeg"),
    "videos": ("video", "mov"),
    "audios": ("recording", "m4a"),
    "pdfAttachments": ("PDF", "pdf"),
}
_FOLDERS = {"pdfAttachments": "pdfs"}
# Where one of these stands in the text: dayone-moment://ID, dayone-moment:/video/ID.
_PLACE = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:/(?P<sort>[A-Za-z]*)/(?P<id>[^)\s]*)\)")
_SORTS = {"": "photos", "photo": "photos", "video": "videos", "audio": "audios", "pdfattachment": "pdfAttachments"}
_LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\((?P<to>dayone2?://[^)\s]*)\)")
_CODE = re.compile(r"(?ms)(^```.*?^```[^\n]*$|`[^`\n]+`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OFFSET = re.compile(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hour>\d{1,2}):?(?P<minute>\d{2})?")


def is_entry(first: Mapping[str, Any]) -> bool:
    """Whether the first entry of a list is one of Day One's."""
    return "creationDate" in first


def entries(text: str, file: str, around: Surroundings, ids: Ids) -> Findings:
    """The entries of a journal in JSON, the oldest first."""
    others: list[Finding] = []
    records: list[Record] = []
    try:
        for line, item in items(text):
            for finding in _read(item, file, line, around, ids):
                (records if isinstance(finding, Record) else others).append(finding)  # type: ignore[arg-type]
    except NoListError as error:
        others.append(Refused(file, error.line, str(error)))
    yield from others
    yield from sorted(records, key=lambda record: record.entry.at)


def old_entry(raw: bytes, file: str, around: Surroundings, ids: Ids) -> Findings:
    """The entry in a file of Day One's first version, or of a journal that jrnl keeps in its form."""
    try:
        data = plistlib.loads(raw, fmt=plistlib.FMT_XML)
    except (ExpatError, plistlib.InvalidFileException, ValueError, OverflowError, RecursionError):
        yield Refused(file, None, "isn't an entry of Day One")
        return
    created = data.get("Creation Date") if isinstance(data, dict) else None
    if not isinstance(created, datetime) or created.year not in YEARS:
        yield Refused(file, None, "has no date")
        return
    item = {
        "uuid": data.get("UUID"),
        "creationDate": created.replace(tzinfo=UTC).isoformat(),
        "timeZone": data.get("Time Zone"),
        "tags": data.get("Tags"),
        "starred": data.get("Starred"),
    }
    words = data.get("Entry Text")
    yield _record(item, words if isinstance(words, str) else "", created.replace(tzinfo=UTC), file, None, around, ids)


def _read(item: Any, file: str, line: int, around: Surroundings, ids: Ids) -> Findings:
    if not isinstance(item, dict):
        yield Refused(file, line, "isn't an entry of Day One")
        return
    created = _moment(item.get("creationDate"))
    if created is None:
        yield Refused(file, line, "has no creationDate that can be read")
        return
    day = _local(created, item, around)[0]
    media = list(_media(item))
    words, links = _words(item)
    for kind, name in media:
        yield LeftBehind(file, day, kind, name)
    for link in links:
        yield LeftBehind(file, day, LINK, link)
    if words:
        yield _record(item, words, created, file, line, around, ids)
    else:
        has = f"has only what isn't words ({', '.join(name for _, name in media[:3])})" if media else "is empty"
        yield Wordless(Refused(file, line, f"the entry of {day} {has}"))


def _record(
    item: Mapping[str, Any],
    words: str,
    created: datetime,
    file: str,
    line: int | None,
    around: Surroundings,
    ids: Ids,
) -> Record | Wordless:
    day, zone = _local(created, item, around)
    if not words.strip():
        return Wordless(Refused(file, line, f"the entry of {day} is empty"))
    tags = [each for each in _listed(item.get("tags")) if isinstance(each, str)]
    text = tagged(words.strip("\n"), [*tags, *([STARRED] if item.get("starred") is True else [])])
    uuid = item.get("uuid")
    key = uuid.replace("-", "").upper() if isinstance(uuid, str) and uuid else f"{created.isoformat()} {words}"
    entry = Entry(id=ids.of(key), kind="note", day=day, at=instant(created, zone), zone=zone, text=text)
    return Record(file, line, entry)


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if moment is None or moment.year not in YEARS:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _local(created: datetime, item: Mapping[str, Any], around: Surroundings) -> tuple[date, str]:
    """The day of an entry where it was written, and the zone that it was written in."""
    location = item.get("location")
    place = location.get("timeZoneName") if isinstance(location, dict) else None
    for name in (item.get("timeZone"), place, around.zone):
        zone = _zone(name) if isinstance(name, str) else None
        if zone:
            offset = f"{created.astimezone(zone):%z}"
            return created.astimezone(zone).date(), str(name) if isinstance(zone, ZoneInfo) else offset
    return created.astimezone(UTC).date(), "UTC"


def _zone(name: str) -> ZoneInfo | timezone | None:
    """The zone of a name, or so far from UTC: Europe/Dublin, GMT-0500, GMT+1."""
    offset = re.fullmatch(_OFFSET, name.strip())
    if offset:
        return zone_of(f"{offset['sign']}{int(offset['hour']):02}{offset['minute'] or '00'}")
    return zone_named(name)


def _media(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What isn't words in an entry: what its lists name, and what only a place in its text does."""
    seen: set[str] = set()
    for key, (kind, usual) in _MEDIA.items():
        for each in _listed(item.get(key)):
            if isinstance(each, dict):
                seen.add(str(each.get("identifier")))
                name = each.get("md5") or each.get("identifier") or "without a name"
                ending = each.get("type") or each.get("format") or usual
                yield kind, f"{_FOLDERS.get(key, key)}/{name}.{ending}"
    text = item.get("text")
    for place in _PLACE.finditer(text if isinstance(text, str) else ""):
        if place["id"] not in seen:
            seen.add(place["id"])
            yield _MEDIA[_SORTS.get(place["sort"].lower(), "photos")][0], place["id"]


def _words(item: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The words of an entry, and the other entries that it led to."""
    text = item.get("text")
    words = text if isinstance(text, str) else _rich(item.get("richText"))
    words = re.sub(r"\n{3,}", "\n\n", _PLACE.sub("", words)).strip()
    links = [link["to"] for link in _LINK.finditer(words)]
    words = _LINK.sub(lambda link: link["words"], words)
    parts = _CODE.split(words)
    return "".join(part if place % 2 else _ESCAPED.sub(r"\1", part) for place, part in enumerate(parts)), links


def _rich(value: Any) -> str:
    """The words in the form that Day One keeps beside its Markdown."""
    try:
        contents = json.loads(value)["contents"] if isinstance(value, str) else []
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    texts: Iterable[Any] = (each.get("text") for each in _listed(contents) if isinstance(each, dict))
    return "".join(text for text in texts if isinstance(text, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
