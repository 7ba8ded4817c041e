"""What was begun, before and since, as other views have it."""

from datetime import date

from msgspec import Struct

FEWER, MORE = "fewer", "more"


class ComparedTime(Struct, frozen=True):
    """One side of a comparison."""

    days: int
    """How many days it has; where cases are counted, without those away on which nothing came in."""
    count: int
    """How many cases came in, or how many values there are."""
    middle: float | None = None
    """The median of the values; None where cases are counted, or there is no value."""


class BeforeAndAfter(Struct, frozen=True):
    """Something that was begun because of a cause or for a measure, before and since.

    It tells what came after, not what came of it.
    """

    id: str
    """The id of its entry."""
    short: str
    """The same as pages show it."""
    kind: str
    """The entry's kind: "sheet", "adoption" or "plan"."""
    called: str
    """What it is: a recovery plan, a decision, a practice, an if-then plan."""
    name: str
    """What it is called, in the user's words or the practice's."""
    day: date
    """The day on which it began; what came in on that day counts as before."""
    ended: date | None
    """The day on which it was given up; None where it holds."""
    last: date
    """The last day that was looked at: 180 days after it, the day before it ended, or the last of the time."""
    cause: str | None
    """The cause that it is about; None where it is for a measure."""
    measure: str | None
    """The name of the measure that it is for; None where it is about a cause."""
    before: ComparedTime
    """The days up to it: as many as there are since, at least 60 where the journal has them."""
    since: ComparedTime
    """The days after it, 180 at most."""
    change: str = ""
    """Says "fewer" or "more" where chance alone would hardly have brought that about, else ""."""
    recording: bool = False
    """Whether everything else that was kept changed in the same way, so that the change may be one of recording."""
    halving: int | None = None
    """After how many days a halving would show at the rate before; None where none would within three years."""
    says: str = ""
    """The comparison in a sentence or two, without its name."""
