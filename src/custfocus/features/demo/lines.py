"""The word that a journal was made up, and what to look at in it: plain lines, with commands to paste."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.demo.views import Demo


def demo(view: "Demo") -> str:
    """What it is, and commands to paste."""
    made = "anew " if view.anew else ""
    sights = [f"{sight.about}\n  {sight.command}" for sight in view.looks]
    return "\n\n".join(
        [
            (
                f"Made {made}a journal of somebody who doesn't exist: {view.entries} entries,\n"
                f"{wording.span(view.since, view.until)}, in a file of its own. Look around in it:"
            ),
            *sights,
            (
                "Write in it as you like, with the same --journal before every command that a page names.\n"
                "As long as nobody has, custfocus demo makes it anew."
            ),
        ]
    )
