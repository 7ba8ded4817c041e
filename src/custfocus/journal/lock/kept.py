"""What stood in files beside a journal before it was locked, and stands in it as long as it is."""

from custfocus.journal.connect import Journal

TABLE = "kept"
NAMES = "names.txt"


def read_kept(journal: Journal, name: str) -> str | None:
    """The text of a file that is kept in a locked journal; None where it isn't."""
    if not journal.rows("select 1 from sqlite_master where type = 'table' and name = ?", (TABLE,)):
        return None
    rows = journal.rows(f"select text from {TABLE} where name = ?", (name,))
    return str(rows[0][0]) if rows else None


def write_kept(journal: Journal, name: str, text: str) -> None:
    """Keep the text of a file in a locked journal."""
    journal.execute("begin immediate")
    journal.execute(f"create table if not exists {TABLE} (name text primary key, text text not null)")
    journal.execute(f"insert or replace into {TABLE} values (?, ?)", (name, text))
    journal.execute("commit")
