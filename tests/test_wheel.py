"""The wheel and the source archive: what is in them, and that the wheel works where no checkout is near."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from the checkout."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, TOP], check=True, capture_output=True)
    return folder


def test_both_carry_the_content(built: Path) -> None:
    """Every file of the top-level content folder is in the wheel, inside the package, and in the archive."""
    wanted = {path.relative_to(TOP).as_posix() for path in (TOP / "content").rglob("*") if path.is_file()}
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        assert {f"custfocus/pack/{name.removeprefix('content/')}" for name in wanted} <= set(wheel.namelist())
        assets = ("voices/form.css", "voices/form.js", "share/documents/brief.css", "guide/book/book.css")
        assert {f"custfocus/features/{name}" for name in assets} <= set(wheel.namelist())
        assert {"custfocus/py.typed", "custfocus/base/paper.css"} <= set(wheel.namelist())
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert wanted | {"LICENSE", "README.md", "constraints.txt", "tests/conftest.py"} <= names


def test_the_installed_wheel_asks_saves_and_lists(built: Path, tmp_path: Path) -> None:
    """Installed without the checkout, with the packages it names, it answers from its own content."""
    place = tmp_path / "elsewhere"
    venv.create(place, symlinks=os.name != "nt", with_pip=False)
    binaries = "Scripts" if os.name == "nt" else "bin"
    python = place / binaries / "python"
    wheel = next(built.glob("*.whl"))
    # The packages it depends on are those of this environment: the wheel alone is what is tried here.
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    probe = (
        f"import sys; sys.path.append({packages!r}); "
        "import custfocus; assert 'elsewhere' in custfocus.__file__, custfocus.__file__; "
        "from custfocus.__main__ import main; main()"
    )
    environ = {"CUSTFOCUS_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [python, "-c", probe, *arguments], env=environ, cwd=tmp_path, check=True, capture_output=True, text=True
        )
        return done.stdout

    assert json.loads(run("guide", "--json"))["data"]["counts"]["principle"] == 10
    assert run("reflect", "An answer").startswith("Saved ")
    assert json.loads(run("list", "--json"))["data"]["entries"][0]["text"] == "An answer"
