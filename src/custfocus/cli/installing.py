"""Setting up a shell to complete: the file that it reads, and the line by which it reads it."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.cli.app import INSTALL, VARIABLE
from custfocus.terminal.session import Session

_BASH = f"""\
_custfocus_completion() {{
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(COMP_LINE="${{COMP_LINE:0:$COMP_POINT}}" {VARIABLE}=complete_bash "$1" 2>/dev/null)
    if [[ ${{#COMPREPLY[@]}} -eq 1 && ${{COMPREPLY[0]}} == *= ]]; then
        compopt -o nospace
    fi
}}
complete -o default -F _custfocus_completion custfocus
"""
_ZSH = f"""\
#compdef custfocus
eval "$(_TYPER_COMPLETE_ARGS="${{words[1,$CURRENT]}}" {VARIABLE}=complete_zsh custfocus 2>/dev/null)"
"""
_FISH = f"""\
complete --command custfocus --no-files \
--arguments "({VARIABLE}=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \
_TYPER_COMPLETE_ARGS=(commandline -cp | string collect) custfocus 2>/dev/null)" \
--condition "{VARIABLE}=complete_fish _TYPER_COMPLETE_FISH_ACTION=is-args \
_TYPER_COMPLETE_ARGS=(commandline -cp | string collect) custfocus 2>/dev/null"
"""
_ZSH_START = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"


def install(arguments: Sequence[str], session: Session) -> None:
    """Set up the shell that is named, or the one that this runs in, and say what to do next.

    Raises:
        CustfocusError: There is no such shell, or its files can't be written.
    """
    _, _, attached = arguments[0].partition("=")
    named = [*([attached] if attached else []), *arguments[1:]]
    if len(named) > 1:
        raise usage("That names several shells.", f"Write it like custfocus {INSTALL} zsh.")
    shell = named[0] if named else _shell_around(session.world.environ)
    if shell not in _SHELLS:
        guess = nearest(shell, [*_SHELLS])
        hint = f"Did you mean {guess}?" if guess else f"Write it like custfocus {INSTALL} bash, or zsh, or fish."
        raise usage(f'custfocus can\'t complete in a shell called "{shell}".', hint, code="unknown-shell")
    home = Path(session.world.environ.get("HOME") or Path.home())
    try:
        file, next_step = _SHELLS[shell](home, session.world.environ)
    except OSError as error:
        raise CustfocusError(
            f"{error.filename} can't be written: {(error.strerror or str(error)).lower()}.",
            "See whether it is yours to change.",
            code="unwritable",
        ) from error
    session.world.stdout.write(f"{shell} completes custfocus by {file}.\n{next_step}\n")


def _shell_around(environ: Mapping[str, str]) -> str:
    """The shell that this runs in, as far as can be told; else the user's usual one."""
    from typer._completion_shared import _get_shell_name

    return _get_shell_name() or environ.get("SHELL", "").rpartition("/")[2]


def _bash(home: Path, _environ: Mapping[str, str]) -> tuple[Path, str]:
    file = _written(home / ".bash_completions" / "custfocus.sh", _BASH)
    _with_line(home / ".bashrc", f"source '{file}'")
    return file, "Open a new window, or type: source ~/.bashrc"


def _zsh(home: Path, environ: Mapping[str, str]) -> tuple[Path, str]:
    file = _written(home / ".zfunc" / "_custfocus", _ZSH)
    _with_line(Path(environ.get("ZDOTDIR") or home) / ".zshrc", _ZSH_START)
    return file, "Open a new window, or type: exec zsh"


def _fish(home: Path, environ: Mapping[str, str]) -> tuple[Path, str]:
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    return _written(
        config / "fish" / "completions" / "custfocus.fish", _FISH
    ), "It works in every window from now on."


def _powershell(_home: Path, _environ: Mapping[str, str]) -> tuple[Path, str]:
    from typer._completion_shared import install as install_by_typer

    return install_by_typer("powershell", "custfocus")[1], "Open a new window."


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _with_line(path: Path, line: str) -> None:
    """Add a line to a file that a shell reads when it starts, unless it is there."""
    text = path.read_bytes() if path.exists() else b""
    wanted = os.fsencode(line)
    if wanted not in text.splitlines():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write((b"" if not text or text.endswith(b"\n") else b"\n") + wanted + b"\n")


_SHELLS: dict[str, Callable[[Path, Mapping[str, str]], tuple[Path, str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
    "pwsh": _powershell,
}
