"""Everything from outside: clock, zone, randomness, environment, paths, the three streams."""

import os
import select
import signal
import stat
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TextIO, cast

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.leading import Leading

PATIENCE = 60.0  # seconds to wait for other writers; fifty at once take a few
_MONTH = 30 * 24 * 3600.0
HURRY = 0.25  # the same where somebody is typing, or opening a window
# How a closing window, and a machine that goes down, say so.
ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class World:
    """What a run sees of the machine; a test hands in another one.

    Args:
        environ: The environment variables.
        now: The present moment, aware of its zone.
        zone: The zone's name ("Europe/Berlin"), or its offset where it has no name.
        random: So many random bytes.
        stdin: Where a pipe or a person speaks.
        stdout: Where answers go.
        stderr: Where prompts and warnings go.
        device: What this machine is called, so that a history tells which of several wrote what.
        patience: For how many seconds to wait where another program is writing the journal.
        leading: Where the commands lead that pages name, if not to the user's own home.
        platform: The system's name, as Python has it.
        opener: Shows an address in the user's browser; whether it could.
    """

    def __init__(
        self,
        *,
        environ: Mapping[str, str] | None = None,
        now: Callable[[], datetime] | None = None,
        zone: Callable[[], str] | None = None,
        random: Callable[[int], bytes] = os.urandom,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        device: str | None = None,
        patience: float = PATIENCE,
        leading: Leading | None = None,
        platform: str = sys.platform,
        opener: Callable[[str], bool] | None = None,
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.now = now or present
        self.zone = zone or _zone_name
        self.random = random
        self.stdin = stdin or sys.stdin or _nowhere("r")
        self.stdout = stdout or sys.stdout or _nowhere("w")
        self.stderr = stderr or sys.stderr or _nowhere("w")
        self.device = _machine_name(self.environ) if device is None else device
        self.patience = patience
        self.leading = leading
        self.platform = platform
        self.opener = opener or _opened

    @cached_property
    def interactive(self) -> bool:
        """Whether somebody sits there to be asked: both ends of the conversation are a terminal."""
        return _is_terminal(self.stdin) and _is_terminal(self.stderr)

    def pipe_waits(self, patience: float = 0.0) -> bool:
        """Whether something waits to be read that comes through a pipe or from a file; looking takes none of it.

        Args:
            patience: How many seconds to wait for it where whoever may bring it is still there.
        """
        if _is_terminal(self.stdin):
            return False
        try:
            number = self.stdin.fileno()
        except (OSError, ValueError):  # no file of the system's
            place = self.stdin.tell() if self.stdin.seekable() else 0
            more = bool(self.stdin.read(1)) if self.stdin.seekable() else False
            if self.stdin.seekable():
                self.stdin.seek(place)
            return more
        if _is_pipe(number):
            select.select([number], [], [], patience)
        return _bytes_waiting(number) > 0

    @property
    def pipe_may_bring_more(self) -> bool:
        """Whether there is a pipe with nothing in it through which something may come yet."""
        try:
            number = self.stdin.fileno()
        except (OSError, ValueError):
            return False
        return _is_pipe(number) and not select.select([number], [], [], 0)[0]

    @property
    def may_be_held_up(self) -> bool:
        """Whether whoever reads the answers can let them wait: a person, or another program at the end of a pipe."""
        if _is_terminal(self.stdout):
            return True
        try:
            mode = os.fstat(self.stdout.fileno()).st_mode
        except (OSError, ValueError):  # no file of the system's
            return False
        return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)

    @cached_property
    def terminal(self) -> str:
        """The name of the terminal that somebody sits at; empty where there is none."""
        for stream in filter(_is_terminal, (self.stdin, self.stderr, self.stdout)):
            try:
                return os.ttyname(stream.fileno())
            except (OSError, ValueError, AttributeError):  # Windows has no names for them
                return "terminal"
        return ""

    @cached_property
    def paths(self) -> "Paths":
        """Where things live: `CUSTFOCUS_HOME` over the platform's own folders."""
        home = self.environ.get("CUSTFOCUS_HOME")
        if home:
            top = self.path(home)
            if not top.is_absolute():
                raise CustfocusError(
                    f'CUSTFOCUS_HOME is "{home}", which is another folder wherever you are.',
                    "Write it from the top of the disk, or from ~.",
                    code="no-home",
                )
            return Paths(data=top, config=top, cache=top / "cache", origin="CUSTFOCUS_HOME")
        if sys.platform == "linux":  # as platformdirs says, too, which takes some milliseconds to load
            return Paths(
                data=self._xdg("XDG_DATA_HOME", ".local/share"),
                config=self._xdg("XDG_CONFIG_HOME", ".config"),
                cache=self._xdg("XDG_CACHE_HOME", ".cache"),
                origin="platform",
            )
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("custfocus", appauthor=False)
        return Paths(
            data=dirs.user_data_path,
            config=dirs.user_config_path,
            cache=dirs.user_cache_path,
            origin="platform",
        )

    def path(self, named: str | Path) -> Path:
        """The path that the user named, with the home or the variable that its first part may stand for.

        A shell doesn't put that in where the name was quoted, or stands behind a "=".

        Raises:
            CustfocusError: There is no such home or variable.
        """
        path = Path(named)
        first = path.parts[0] if path.parts else ""
        variable = first.removeprefix("$").removeprefix("{").removesuffix("}") if first.startswith("$") else ""
        if first == "~":
            return self._home.joinpath(*path.parts[1:])
        try:
            return Path(self.environ[variable], *path.parts[1:]) if variable else path.expanduser()
        except (KeyError, RuntimeError) as error:
            message = f'Nobody knows what "{first}" stands for.'
            raise CustfocusError(message, "Write the whole path instead.", code="no-home") from error

    def _xdg(self, name: str, usual: str) -> Path:
        named = Path(self.environ.get(name, ""))
        return (named if named.is_absolute() else self._home / usual) / "custfocus"

    @property
    def _home(self) -> Path:
        try:
            return Path(self.environ.get("HOME") or Path.home())
        except RuntimeError as error:
            hint = "Set CUSTFOCUS_HOME to a folder of your own."
            raise CustfocusError("This system has no home folder for you.", hint, code="no-home") from error


class Paths(Struct, frozen=True):
    """The folders of one user, and the files in them."""

    data: Path
    config: Path
    cache: Path
    origin: str

    @property
    def journal(self) -> Path:
        """The SQLite file with everything the user wrote."""
        return self.data / "journal.db"

    @property
    def drafts(self) -> Path:
        """The folder of texts that were typed and not yet saved."""
        return self.data / "drafts"

    def drafts_for(self, journal: Path | None) -> Path:
        """The same folder, or that of another journal, beside it."""
        return journal.parent / f"{journal.stem}-drafts" if journal else self.drafts

    @property
    def content(self) -> Path:
        """The folder of the user's own questions, practices and checklist items."""
        return self.config / "content"

    @property
    def list_of_names(self) -> Path:
        """The list of names that are taken out of what is handed on, one a line."""
        return self.content / "names.txt"

    @property
    def framework(self) -> Path:
        """The file that keeps the framework that was read last, for the next run."""
        return self.cache / "framework.json"

    @property
    def settings(self) -> Path:
        """The optional file of settings."""
        return self.config / "config.toml"


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # a stream that the caller has closed
        return False


def _is_pipe(number: int) -> bool:
    """Whether a file is a pipe, or a socket in its place, that can be waited for."""
    mode = os.fstat(number).st_mode
    return (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)) and os.name != "nt"


def _bytes_waiting(number: int) -> int:
    """How many bytes can be read from a pipe or a file right now; none where nobody can tell."""
    status = os.fstat(number)
    if stat.S_ISREG(status.st_mode):
        return status.st_size - os.lseek(number, 0, os.SEEK_CUR)
    if not _is_pipe(number):
        return 0
    from fcntl import ioctl
    from termios import FIONREAD

    return int.from_bytes(ioctl(number, FIONREAD, bytes(4)), sys.byteorder)


def _nowhere(mode: str) -> TextIO:
    """In place of a stream that the caller has closed; Python has none at all then."""
    return cast("TextIO", Path(os.devnull).open(mode, encoding="utf-8"))


def _opened(address: str) -> bool:
    import webbrowser

    return webbrowser.open(address)


def present() -> datetime:
    """The present moment by this machine's clock, aware of its zone."""
    try:
        return datetime.now().astimezone()
    except ValueError:  # a TZ that is further from UTC than any place on earth
        return datetime.now(UTC)


def _machine_name(environ: Mapping[str, str]) -> str:
    return os.uname().nodename if hasattr(os, "uname") else environ.get("COMPUTERNAME", "")


def _zone_name() -> str:
    """The zone's name, where it has one that goes by this machine's clock; its present offset otherwise."""
    if "TZ" not in os.environ and (linked := _named_by(os.path.realpath("/etc/localtime"))):
        return linked  # so most systems tell it; the rest takes longer
    now = present()
    name = _told_name()
    return name if name and _goes_by(name, now) else now.strftime("%z")


def _told_name() -> str:
    """The zone's name as TZ or the system tells it; whether the clock goes by it is another matter."""
    told = os.environ.get("TZ")
    if told is None:
        from tzlocal import get_localzone_name

        try:
            return str(get_localzone_name() or "")
        except Exception:  # noqa: BLE001 - a broken link must not keep anybody from writing
            return ""
    told = told.removeprefix(":")
    return (_named_by(os.path.realpath(told)) if told.startswith("/") else told).removeprefix("posix/")


def _named_by(path: str) -> str:
    """The zone that a file is for, if it is among the system's zones."""
    return path.partition("/zoneinfo/")[2]


def _goes_by(name: str, now: datetime) -> bool:
    """Whether a zone has the hours of this machine's clock, now and in each month to come for a year."""
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(name)
        moments = [now.timestamp() + _MONTH * ahead for ahead in range(12)]
        return all(
            datetime.fromtimestamp(moment).astimezone().utcoffset()
            == datetime.fromtimestamp(moment, zone).utcoffset()
            for moment in moments
        )
    except (KeyError, ValueError, OSError, OverflowError):
        return False
