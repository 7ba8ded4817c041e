"""What a session hands on."""

from tests.conftest import Home


def test_what_is_written_tells_the_machine(home: Home) -> None:
    """Of several machines that share a journal, each can be told from the others by its acts."""
    home.page("note", "Prices came up again")
    session = home.session()
    session.store.entries.first_day()
    connection = session.store._connection  # noqa: SLF001 - no page shows it yet
    assert connection.rows("select command, device from act") == [("note", "laptop")]
