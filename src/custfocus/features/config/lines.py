"""That a setting was changed: a plain line, which takes no time to draw."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custfocus.features.config.views import Setting


def changed(setting: "Setting") -> str:
    """The setting, what it is now in the user's words, and how these were understood."""
    aside = f" ({setting.means})" if setting.means not in ("", setting.value) else ""
    return f"{setting.name} is now {setting.value}{aside}."
