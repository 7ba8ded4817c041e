"""That a setting was changed: a plain line, which takes no time to draw."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custfocus.features.config.views import Setting


def changed(setting: "Setting") -> str:
    """The setting and what it is now."""
    return f"{setting.name} is now {setting.value}."
