"""Our own content, read once for all tests of a worker; the user has none."""

from pathlib import Path

from custfocus.content.load import content_folder, read_all

OURS = read_all(content_folder(), Path("nowhere"))
