"""The pins fit what is asked for, the bounds have their reasons, and a benchmark says what it measured."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

TOP = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
ASKED = RUNTIME + [Requirement(line) for line in PROJECT["optional-dependencies"]["test"]]
# An installer doesn't put a pin on itself while it runs.
INSTALLERS = {"pip", "setuptools"}
RENEW = "renew the pins with .ci/pin"
# The least that Typer can be asked for: one command with one option.
APP = """
import sys
import typer
app = typer.Typer()
@app.command()
def greet(name: str = "Ana") -> None:
    print("pydantic" in sys.modules)
app()
"""


def pins(name: str) -> dict[str, Requirement]:
    """What a file of pins says of each package."""
    lines = (TOP / name).read_text("utf-8").splitlines()
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def pinned(pin: Requirement) -> Version:
    """The one version that a pin allows."""
    (only,) = pin.specifier
    return Version(only.version)


def needed(requirements: list[Requirement], extra: str = "", above: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names of all packages that are installed for the sake of some."""
    for requirement in requirements:
        name = canonicalize_name(requirement.name)
        if name in above or not (requirement.marker is None or requirement.marker.evaluate({"extra": extra})):
            continue
        yield name
        try:
            below = [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:
            continue
        for wanted in ("", *requirement.extras):
            yield from needed(below, wanted, above | {name})


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-lowest.txt"])
def test_a_file_of_pins_holds_names_and_versions_only(name: str) -> None:
    """A line pins one package to one version, at most with a marker: no address, no hash, no option."""
    lines = (TOP / name).read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^#@]+)?", line)] == []


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-lowest.txt"])
def test_every_package_that_is_asked_for_is_pinned_within_its_bounds(name: str) -> None:
    """Whoever adds a dependency, or moves a bound, renews the pins."""
    found = pins(name)
    for requirement in ASKED:
        pin = found.get(canonicalize_name(requirement.name))
        assert pin, f"{requirement.name} isn't in {name}: {RENEW}"
        assert pinned(pin) in requirement.specifier, f"{pin} in {name} isn't within {requirement}: {RENEW}"


def test_what_those_ask_for_in_turn_is_pinned_too() -> None:
    """So that a fresh clone gets the same packages today and in a year."""
    assert set(needed(ASKED)) - set(pins("constraints.txt")) - INSTALLERS == set(), RENEW


@pytest.mark.parametrize("requirement", ASKED, ids=lambda requirement: requirement.name)
def test_the_lowest_are_as_low_as_is_allowed(requirement: Requirement) -> None:
    """Every package has a lower bound, and that is the release which is tried."""
    bounds = [part.version for part in requirement.specifier if part.operator == ">="]
    assert bounds, f"{requirement} has no lower bound"
    pin = pins("constraints-lowest.txt")[canonicalize_name(requirement.name)]
    assert pinned(pin) in SpecifierSet(f"=={bounds[0]}.*"), f"{pin} isn't the lowest of {requirement}: {RENEW}"


def test_typer_is_bounded_for_a_reason() -> None:
    """Releases within the bound load no Pydantic for a command, those beyond it do; else the bound can go."""
    (bound,) = [requirement.specifier for requirement in RUNTIME if requirement.name == "typer"]
    done = subprocess.run([sys.executable, "-c", APP], capture_output=True, text=True, check=True)
    loads = done.stdout.strip() == "True"
    release = version("typer")
    if release in bound:
        assert not loads, f"Typer {release} loads Pydantic for a command: it is to be kept out by the bound."
    else:
        assert loads, f"Typer {release} loads no Pydantic for a command: the bound in pyproject.toml can go."


def test_a_benchmark_says_first_what_it_measured() -> None:
    """Python, SQLite and the packages that a run depends on, each with its version."""
    command = [sys.executable, str(TOP / "benchmarks" / "speed.py"), "--runs", "0", "--entries"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    first = done.stdout.splitlines()[0]
    assert first.startswith(f"Python {sys.version.split()[0]}, SQLite ")
    assert [name for name in (r.name for r in RUNTIME) if f", {name} {version(name)}" not in first] == []
