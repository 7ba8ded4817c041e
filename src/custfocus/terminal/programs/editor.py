"""The round trip through the user's own editor, in a file that outlives a crash of either."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private
from custfocus.base.reading import decoded

FALLBACKS = ("nano", "vim", "vi", "notepad")


def edit(path: Path, text: str, environ: Mapping[str, str]) -> str:
    """Let the user edit `text`, which stands in `path`, and return what the file then holds; the file stays.

    Raises:
        CustfocusError: There is no editor, it failed, or left something that isn't text, or nothing.
    """
    words = _editor(environ)
    try:
        finished = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        raise CustfocusError(
            f'The editor "{words[0]}" can\'t be started.',
            "Set VISUAL or EDITOR to one that can.",
            code="editor",
        ) from error
    if finished.returncode:
        raise CustfocusError(
            f'The editor "{words[0]}" ended with an error, so nothing was saved.',
            f"What it left is kept in {path} and offered next time." if path.exists() else "",
            code="editor",
        )
    try:
        return decoded(path.read_bytes())
    except FileNotFoundError as error:
        if text.strip():
            write_private(path, text)
        raise CustfocusError("The editor left no file, so nothing was saved.", code="editor") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CustfocusError(
            "What the editor left can't be read as text.", f"It is kept in {path}.", code="editor"
        ) from error


def _editor(environ: Mapping[str, str]) -> list[str]:
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(chosen, posix=os.name != "nt")
    except ValueError:
        words = [chosen]
    words = words or [name for name in FALLBACKS if shutil.which(name)][:1]
    if not words:
        raise CustfocusError("No editor was found.", "Set EDITOR to the one you like.", code="editor")
    return words
