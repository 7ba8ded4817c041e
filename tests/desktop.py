"""A desktop for tests: the programs that a platform reminds with, which only write down how they were called."""

from pathlib import Path

from tests.conftest import Home

# A file of the name "fails-…" beside it makes one fail; one named "answer" is what each of them says.
_PROGRAM = """#!/bin/sh
echo "$(basename "$0") $*" >> {folder}/called
if [ -e {folder}/fails-$(basename "$0") ]; then exit 1; fi
cat {folder}/answer 2> /dev/null || true
"""
_NAMES = ("systemctl", "notify-send", "launchctl", "osascript", "schtasks", "powershell")


def at_desktop(home: Home, folder: Path) -> None:
    """Let a home be that of somebody at a desktop, whose own folder this is."""
    (folder / "bin").mkdir(parents=True)
    for name in _NAMES:
        program = folder / "bin" / name
        program.write_text(_PROGRAM.format(folder=folder))
        program.chmod(0o700)
    home.environ |= {"HOME": str(folder), "PATH": f"{folder / 'bin'}:/usr/bin:/bin"}


def called(folder: Path) -> list[str]:
    """How the desktop's programs were called, since this was asked last."""
    path = folder / "called"
    lines = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return lines
