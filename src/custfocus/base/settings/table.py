"""The few things a user may set, each with a default that suits most, and what their words mean."""

import os
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.clock import read_time
from custfocus.base.day_words import DAY_NAMES, WEEKDAYS, in_week_order, in_words
from custfocus.base.errors import CustfocusError
from custfocus.base.naming import tag_named

FRAMEWORK = "framework"  # a folder rather than a word, so config has its own way with it
_EVERY_DAY, _MIDNIGHT, _QUARTER, _NEVER = "mon-sun", "00:00", "3m", "never"
_ON, _OFF, LAST = "on", "off", "last"
_WEEKDAYS = range(5)
_DAYS = dict.fromkeys(("daily", "every day", "all", "all days"), range(7)) | dict.fromkeys(
    ("weekdays", "workdays", "working days"), _WEEKDAYS
)
_NOT_AT_ALL = (_NEVER, "no", "off", "not at all")
_MONTHS = {
    "monthly": 1,
    "every month": 1,
    "quarterly": 3,
    "every quarter": 3,
    "half-yearly": 6,
    "yearly": 12,
    "every year": 12,
    "1y": 12,
    "1 year": 12,
    "a year": 12,
}
_HOURS = {"midnight": _MIDNIGHT} | {str(hour): f"{hour:02d}:00" for hour in range(12)}
_LONGEST_WORD = 30


class Settings(Struct, frozen=True):
    """What holds for this run."""

    weekdays: frozenset[int] = frozenset(range(7))
    """The weekdays that count, Monday as 0."""
    day_starts: time = time(0)
    """The hour at which a new day begins."""
    assess_every: int | None = 3
    """After how many months the today page mentions the self-assessment; None for never."""
    people: tuple[str, str] | None = None
    """What one of those whom the user serves is called, and several; None for the framework's own word."""
    echoes: bool = True
    """Whether questions may be about the user's own entries."""
    private_tag: str = "private"
    """The tag of what no question may be about, folded."""
    long_look: int | None = 6
    """The weekday of the longer question, Monday as 0; None for never."""
    backup_folder: Path | None = None
    """A folder elsewhere that gets every backup, too; None for none."""
    passphrase_command: str = ""
    """What prints the passphrase of a locked journal; empty where nothing does."""
    passphrase_keyring: bool = False
    """Whether the system's keyring keeps the passphrase of a locked journal."""
    framework: Path | None = None
    """The folder of another framework than ours; None for ours."""
    path: Path = Path()
    """The file they come from, whether or not it exists."""
    given: dict[str, str] = {}
    """The keys that the file sets, with its own words."""

    def day(self, moment: datetime) -> date:
        """The user's own calendar day at a moment."""
        start = timedelta(hours=self.day_starts.hour, minutes=self.day_starts.minute)
        return (moment - start).date()


def parse_weekdays(words: str) -> frozenset[int]:
    """Read "mon-fri", "mon,wed,fri", "mon wed" or "daily" as weekday numbers, Monday as 0.

    Raises:
        CustfocusError: A word in it is no weekday.
    """
    if days_of := _DAYS.get(" ".join(words.lower().split())):
        return frozenset(days_of)
    days: set[int] = set()
    for part in re.split(r"\s*,\s*|\s+and\s+|\s+", re.sub(r"\s*-\s*", "-", words.strip().lower())):
        first, dash, last = part.partition("-")
        if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
            raise _invalid(f'"{words}" is no list of weekdays.', "Write it like mon-fri or mon,wed,fri.")
        start = WEEKDAYS[first]
        length = (WEEKDAYS[last] - start) % 7 + 1 if dash else 1
        days.update((start + step) % 7 for step in range(length))
    return frozenset(days)


def parse_day_start(words: str) -> time:
    """Read "04:00" or "4am" as the hour at which a day begins, before noon.

    Raises:
        CustfocusError: It is no hour, or after noon.
    """
    start = read_time(_HOURS.get(words.strip().lower(), words))
    if start is None or start.hour >= 12:  # noqa: PLR2004 - noon
        raise _invalid(f'"{words}" is no hour at which a day could begin.', "Write it like 04:00 or 4am.")
    return start


def parse_months(words: str) -> int | None:
    """Read "3m", "3", "3 months" or "quarterly" as so many months, or "never" as None.

    Raises:
        CustfocusError: It is neither.
    """
    plain = " ".join(words.lower().split())
    if plain in _NOT_AT_ALL:
        return None
    if plain in _MONTHS:
        return _MONTHS[plain]
    months = re.fullmatch(r"([0-9]{1,2})\s*(?:m|months?)?", plain.removeprefix("every "))
    if months is None or not int(months[1]):
        raise _invalid(f'"{words}" is no number of months.', "Write it like 3m, or never.")
    return int(months[1])


def parse_people(words: str) -> tuple[str, str] | None:
    """Read "patients", or "child/children", as what one of them is called and what several are; empty as None.

    Raises:
        CustfocusError: It is no word, or what one of them is called can't be told from it.
    """
    if not words:
        return None
    names = [" ".join(name.split()) for name in words.split("/")]
    if not all(
        name and len(name) <= _LONGEST_WORD and re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[' -])*", name) for name in names
    ):
        raise _invalid(f'"{words}" is no word for people.', "Write it like patients, or like child/children.")
    if len(names) == 2:  # noqa: PLR2004 - one and several
        return names[0], names[1]
    one = wording.singular(names[0]) if len(names) == 1 else ""
    if not one:
        raise _invalid(
            f'What one of "{words}" is called can\'t be told from it.', "Write one and several, like child/children."
        )
    return one, names[0]


def parse_switch(words: str) -> bool:
    """Read "on" or "off".

    Raises:
        CustfocusError: It is neither.
    """
    states = {_ON: True, "yes": True, _OFF: False, "no": False}
    if words.strip().lower() not in states:
        raise _invalid(f'"{words}" is neither on nor off.', "Write on or off.")
    return states[words.strip().lower()]


def parse_tag(words: str) -> str:
    """Read a tag, with its sign or without.

    Raises:
        CustfocusError: It is none.
    """
    tag = tag_named(words)
    if tag is None:
        raise _invalid(f'"{words}" is no tag.', "Write a word, such as private.")
    return tag


def parse_look(words: str) -> str:
    """Read "last", "off" or a weekday, which comes back as it was written, in small letters.

    Raises:
        CustfocusError: It is none of them.
    """
    day = words.strip().lower()
    if day not in (LAST, _OFF, *WEEKDAYS):
        raise _invalid(f'"{words}" is no weekday.', "Write last, a day such as thu, or off.")
    return day


def parse_folder(words: str) -> Path | None:
    """Read a folder's whole path, or one from "~" on; "off" as None.

    Raises:
        CustfocusError: It is another folder wherever one is.
    """
    if words.strip().lower() == _OFF:
        return None
    path = Path(os.path.expanduser(words))  # noqa: PTH111 - it leaves a name that nobody has as it is
    if not path.is_absolute():
        raise _invalid(f'"{words}" is another folder wherever you are.', "Write the whole path, or from ~ on.")
    return path


class Settable(Struct, frozen=True):
    """A thing that may be set."""

    about: str
    """What it is for, and how it is written."""
    default: str
    """What holds where nothing is set; empty where that is the framework's to say."""
    usual: tuple[str, ...]
    """What most set it to."""
    parse: Callable[[str], Any]
    """Reads what the user wrote, or refuses it."""
    means: Callable[[Any], str] = lambda _: ""
    """How that was understood, in words; empty where it can only mean itself."""


SETTINGS: dict[str, Settable] = {
    "weekdays": Settable(
        "the days that count, such as mon-fri or mon,wed,fri",
        _EVERY_DAY,
        ("mon-fri", "mon-thu", "sun-thu", _EVERY_DAY),
        parse_weekdays,
        lambda days: in_words(in_week_order(days)),
    ),
    "day-starts": Settable(
        "when your day begins, such as 04:00 for people who write after midnight",
        _MIDNIGHT,
        (_MIDNIGHT, "03:00", "04:00", "05:00"),
        parse_day_start,
        lambda start: f"{start:%H:%M}",
    ),
    "assess-every": Settable(
        "after how many months today mentions custfocus assess, such as 3m, or never",
        _QUARTER,
        ("1m", _QUARTER, "6m", "12m", _NEVER),
        parse_months,
        lambda months: f"every {wording.counted(months, 'month', single='').strip()}" if months else "",
    ),
    "people": Settable(
        "your own word for those you serve, such as patients",
        "",
        ("customers", "clients", "patients", "members", "guests", "tenants", "citizens", "students", "colleagues"),
        parse_people,
        lambda people: f"one of them: {people[0]}" if people else "",
    ),
    "echoes": Settable(
        "whether questions may be about what you wrote yourself: on or off", _ON, (_ON, _OFF), parse_switch
    ),
    "private-tag": Settable(
        "the tag of what no question may be about",
        "private",
        ("private", "confidential"),
        parse_tag,
        lambda tag: f"#{tag}",
    ),
    "long-look": Settable(
        "the day with the longer question: last for the last of your weekdays, a day such as thu, or off",
        LAST,
        (LAST, "thu", "fri", _OFF),
        parse_look,
        lambda look: DAY_NAMES[WEEKDAYS[look]] if look in WEEKDAYS else "",
    ),
    "backup-folder": Settable(
        "a folder that gets every backup, too, such as a USB stick, or off",
        _OFF,
        (_OFF,),
        parse_folder,
        lambda folder: "" if folder is None else str(folder) if folder.is_dir() else "not there now",
    ),
    "passphrase-command": Settable("what prints the passphrase of a locked journal", "", (), str.strip),
    "passphrase-keyring": Settable(
        "whether your system's keyring keeps the passphrase of a locked journal: on or off",
        _OFF,
        (_ON, _OFF),
        parse_switch,
        lambda on: "it gets the next passphrase that you type" if on else "",
    ),
}


def _invalid(message: str, hint: str) -> CustfocusError:
    return CustfocusError(message, hint, code="settings")
