"""The word that a journal was made up, and what to look at in it: plain lines, with commands to paste."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.demo.views import Demo


def demo(view: "Demo") -> str:
    """What it is, and commands to paste."""
    begins = f"Made{' anew' if view.anew else ''}" if view.made else "There is"
    sights = [f"{sight.about}\n  {sight.command}" for sight in view.looks]
    return "\n\n".join(
        [
            (
                f"{begins} a journal of somebody who doesn't exist: {view.entries} entries,\n"
                f"{wording.span(view.since, view.until)}, in a home of its own. Look around in it:"
            ),
            *sights,
            (
                "Every command works there, such as custfocus demo note; write in it as you like.\n"
                "custfocus demo --anew makes it anew."
            ),
        ]
    )
