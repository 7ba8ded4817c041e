"""A home that has been lived in, made once for all proofs of a worker."""

import pytest

from tests.conftest import Home
from tests.proofs.walk import live


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal of three months; for reading, or for copying."""
    home = Home(tmp_path_factory.mktemp("lived"))
    live(home)
    for session in home.sessions:
        session.close()
    return home
