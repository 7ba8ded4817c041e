from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from custfocus.base.settings import KEYS, read_settings, write_setting

WORDS = dict(zip(KEYS, ("mon-fri", "04:00", "6m"), strict=True))


def test_settings_written_at_once_all_stay(tmp_path: Path) -> None:
    """Each reads what the one before has written."""
    path = tmp_path / "config.toml"
    for _ in range(10):
        path.unlink(missing_ok=True)
        with ThreadPoolExecutor(3) as writers:
            list(writers.map(lambda key: write_setting(path, key, WORDS[key]), WORDS))
        assert read_settings(path).given == WORDS
