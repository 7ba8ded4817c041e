"""A picture of the screen on which a brief's passages are ticked."""

from datetime import date, timedelta

from rich.text import Text

from custfocus.features.share.flow.material import BriefWanted, gather
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.flow.ticking import tickables
from custfocus.features.share.readers import READERS, TEAM
from custfocus.terminal.session import Session
from custfocus.terminal.ticking.drawing import Room, screen
from custfocus.terminal.ticking.marks import Marks

DAYS, ROWS = 30, 20


def ticking(session: Session, today: date, columns: int) -> Text:
    """The screen for the team's brief, the first group ticked."""
    material = gather(session, BriefWanted(TEAM, today - timedelta(DAYS), today))
    items = tickables([*filter(material.waits, material.offered)], known_names(session))
    marks = Marks(items, {item.id for item in items if item.group == items[0].group})
    marks.move(1)
    view = screen(marks, f"Tick what may go to {READERS[TEAM]}", ", q leaves.", Room(columns, ROWS))
    lines = (
        Text.assemble(*((words, "" if style.startswith("[") else style) for style, words in line))
        for line in view.lines
    )
    return Text("\n").join(lines)
