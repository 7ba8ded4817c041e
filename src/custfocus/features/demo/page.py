"""The word that a journal was made up, and what to look at in it."""

from custfocus.base import wording
from custfocus.features.demo.views import Demo


def page(view: Demo) -> str:
    """What it is, and commands to paste."""
    span = f"{wording.full_day(view.since)} to {wording.full_day(view.until)}"
    made = "anew " if view.anew else ""
    looks = [f"{look.about}\n  {look.command}" for look in view.looks]
    return "\n\n".join(
        [
            (
                f"Made {made}a journal of somebody who doesn't exist: {view.entries} entries,\n"
                f"{span}, in a file of its own. Look around in it:"
            ),
            *looks,
            (
                "Write in it as you like, with the same --journal before every command that a page names.\n"
                "As long as nobody has, custfocus demo makes it anew."
            ),
        ]
    )
