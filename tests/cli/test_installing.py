from pathlib import Path

import pytest

from custfocus.base.errors import USAGE
from tests.conftest import Home


@pytest.fixture
def own(home: Home, tmp_path: Path) -> Home:
    """A home whose shells read their files in a folder of the test."""
    home.environ["HOME"] = str(tmp_path)
    return home


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/custfocus.sh"),
        ("zsh", ".zfunc/_custfocus"),
        ("fish", ".config/fish/completions/custfocus.fish"),
    ],
)
def test_the_shell_that_is_named_is_set_up(own: Home, tmp_path: Path, shell: str, file: str) -> None:
    """That one alone, whichever this runs in; what to do next is said."""
    assert own.run("--install-completion", shell) == 0
    assert own.out.startswith(f"{shell} completes custfocus by {tmp_path / file}.\n")
    assert len(own.out.splitlines()) == 2
    assert "_CUSTFOCUS_COMPLETE" in (tmp_path / file).read_text()
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {Path(file).name} | ({f".{shell}rc"} if shell != "fish" else set())


def test_twice_is_once_and_the_rest_of_a_file_stays(own: Home, tmp_path: Path) -> None:
    """A last line without its end, too."""
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'")
    own.run("--install-completion", "bash")
    own.run("--install-completion=bash")
    lines = (tmp_path / ".bashrc").read_text().splitlines()
    assert lines == ["alias ll='ls -l'", f"source '{tmp_path / '.bash_completions' / 'custfocus.sh'}'"]


def test_zsh_is_set_up_where_it_reads_its_files(own: Home, tmp_path: Path) -> None:
    """ZDOTDIR names the folder."""
    own.environ["ZDOTDIR"] = str(tmp_path / "dots")
    own.run("--install-completion", "zsh")
    assert "compinit" in (tmp_path / "dots" / ".zshrc").read_text()
    assert not (tmp_path / ".zshrc").exists()


@pytest.mark.parametrize("arguments", [["nosh"], ["zhs"], ["bash", "zsh"]])
def test_an_unknown_shell_is_refused(own: Home, tmp_path: Path, arguments: list[str]) -> None:
    """With what would be taken, and nothing is written."""
    assert own.run("--install-completion", *arguments) == USAGE
    assert any(shell in own.err for shell in ("bash", "zsh", "fish"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
