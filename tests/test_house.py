"""The rules of the house, held by tools: style, types, imports that go down only."""

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
BESIDE = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["mypy"],
        ["lint-imports", "--no-cache"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_tool_finds_nothing_to_say(command: list[str]) -> None:
    """Lint with all rules, format, strict types and the import contracts all hold."""
    done = subprocess.run([BESIDE / command[0], *command[1:]], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
