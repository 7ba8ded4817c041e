"""A page printed to a PDF by a browser that is installed: Chrome, Edge or Chromium, which is kept off the network."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private

SECONDS = 30
BY_HAND = (
    "Write the page with -o report.html, open it in any browser, and print it from there: Ctrl+P, or Cmd+P on a Mac, "
    "then Save as PDF."
)
_COMMANDS = (
    "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
_MAC = ("Google Chrome", "Microsoft Edge", "Chromium")
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# No name is looked up, and what isn't a name goes to a port where nobody listens.
_OFF_THE_NETWORK = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
)
_BY_ITSELF = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-breakpad",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    "--no-pdf-header-footer",
)


def find_browser(environ: Mapping[str, str], platform: str) -> str | None:
    """The program of a Chrome, Edge or Chromium that is installed; None where there is none.

    Args:
        environ: The environment.
        platform: The system's name, as Python has it.
    """
    for command in _COMMANDS:
        if program := shutil.which(command, path=environ.get("PATH", "")):
            return program
    return next((str(path) for path in _usual_places(environ, platform) if path.is_file()), None)


def print_page(
    page: str, beside: Path, program: str, environ: Mapping[str, str], *, seconds: float = SECONDS
) -> bytes:
    """The PDF that a browser makes of a page, without a network and with a profile that is new and goes again.

    Args:
        page: The page, as HTML.
        beside: A folder of the user's, in which a private one stands for as long as it takes: a browser in a
            container sees no other.
        program: The browser.
        environ: The environment.
        seconds: For how long it may take.

    Raises:
        CustfocusError: The browser couldn't be started, took too long, or made none.
        OSError: The folder can't be written in.
    """
    # What the browser still writes as it ends must not keep the rest from going.
    with TemporaryDirectory(prefix="custfocus-", dir=beside, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_private(folder / "page.html", page, durable=False)
        made = folder / "page.pdf"
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        command = [
            program,
            *_BY_ITSELF,
            *_OFF_THE_NETWORK,
            *(["--no-sandbox"] if is_root else []),  # which it refuses to start with as root
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={made}",
            (folder / "page.html").as_uri(),
        ]
        _run(command, environ, seconds)
        with suppress(OSError):
            if (pdf := made.read_bytes()).startswith(b"%PDF-"):
                return pdf
    raise _failed(program, "made no PDF")


def _run(command: list[str], environ: Mapping[str, str], seconds: float) -> None:
    """Run a browser to its end, or for so long, with all that it has started."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the browser that is installed
            command, env=dict(environ), stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError as error:
        raise _failed(command[0], "can't be started") from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise _failed(command[0], f"took longer than {seconds:g} seconds") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _usual_places(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "darwin":
        for folder in (Path("/Applications"), Path(environ.get("HOME", "/")) / "Applications"):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in _MAC)
    elif platform == "win32":
        named = filter(None, map(environ.get, _WINDOWS_FOLDERS))
        yield from (Path(folder, name) for folder in named for name in _WINDOWS)


def _failed(program: str, why: str) -> CustfocusError:
    return CustfocusError(f"{Path(program).name} {why}.", BY_HAND, code="not-printed")
