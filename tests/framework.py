"""A framework with two principles and an item of each kind, for tests that need no more."""

from typing import TypeVar

from custfocus.library import _record
from custfocus.library.models import (
    Barrier,
    Behaviour,
    Check,
    Citation,
    Due,
    Enabler,
    Ending,
    Field,
    Framework,
    Idea,
    Pillar,
    Practice,
    Principle,
    Question,
    Role,
    SelfCheck,
    Source,
    Stage,
    Statement,
    Text,
    Worksheet,
)

R = TypeVar("R", bound=_record.Record)

BOOK = (Citation("book", "chapter 1"),)
LISTEN = ("listen",)
SMALL = Framework(
    (
        Pillar(id="awareness", name="Awareness", summary="Know what people expect of you.", sources=BOOK),
        Principle(
            id="listen",
            name="Listen where it happens",
            pillar="awareness",
            summary="Hear people where they are, and let it change what you do.",
            ideas=("Most is said in passing.", "Notice what is left out.", "Small things weigh.", "Keep a record."),
            sources=BOOK,
        ),
        Principle(
            id="measure", name="Measure what they get", pillar="awareness", summary="Count it.", ideas=("Ask.",)
        ),
        Behaviour(
            id="contact",
            name="Direct contact",
            weak="You go by what you think people want.",
            strong="You speak with them, also when nothing is wrong.",
            principles=LISTEN,
        ),
        Barrier(
            id="isolation",
            name="Working alone",
            how="A closed door gets things done, and keeps the remark out that would have changed your mind.",
            enablers=("stay-connected",),
            practices=("stay-close",),
            principles=LISTEN,
            sources=BOOK,
        ),
        Enabler(
            id="stay-connected",
            name="Stay connected",
            summary="Keep up good, regular contact.",
            techniques=("Give your whole attention.", "Use several ways."),
            principles=LISTEN,
        ),
        SelfCheck(id="check-hearing", name="Hearing", asks="Do you hear what worries them?", principles=LISTEN),
        Question(
            id="who-spoke",
            name="Who spoke",
            daily="Who told you something this week that you hadn't known, and what did you do?",
            full="How do you hear of what goes wrong?",
            further=("Who tells you?", "Who doesn't?"),
            principles=("measure", "listen"),
            sources=BOOK,
        ),
        Question(id="said-lately", name="Said lately", daily="What did somebody say?", principles=LISTEN),
        Question(id="own-one", name="Mine", daily="What did a supplier say?", principles=LISTEN, own="mine.yaml"),
        Question(id="gone-one", name="Gone", daily="What was it?", principles=LISTEN, retired=True),
        Question(id="outside", name="Outside", daily="What did you notice outside?", pillar="awareness"),
        Practice(
            id="stay-close",
            name="Sit in on one real case",
            how="Sit beside somebody, and only watch.",
            when="With your first coffee",
            whom="A colleague",
            principles=LISTEN,
            sources=BOOK,
        ),
        Check(id="needs", name="Needs", asks="What do they need now?", help="Think of one.", principles=LISTEN),
        Worksheet(
            id="visit",
            title="A visit",
            purpose="You are going to see somebody where they work.",
            fields=(
                Field("whom", "Whom will you see?", "person", "Somebody who needn't please you.", needed=True),
                Field("by", "By when?", "date", ahead=True),
                Field("way", "How did you go about it?", "choice", choices=("watched", "asked"), others=True),
                Field("seen", "What did you see?", shareable=True),
                Field("warmth", "How were you received?", "scale", low="coldly", high="warmly"),
                Field("thanked", "Have you thanked them?", "yes-no"),
            ),
            stages=(
                Stage("ask", "Ask whether you may come", ("whom", "by"), Due(1, working=True)),
                Stage("go", "Go", ("way", "seen", "warmth"), Due(after="by")),
                Stage("thank", "Thank them", ("thanked",), Due(3, after="by")),
            ),
            closing=(Ending("they have been thanked", ("thanked",)),),
            principles=LISTEN,
            sources=BOOK,
        ),
        Text(id="read-it", title="Near and far", body="Far is easy.\n\nNear takes\nmeaning to.", principles=LISTEN),
        Role(
            id="role-guest",
            name="Guest",
            opening="You know how it is to stay here.",
            asks=("How was it?", "What was missing?", "What next?"),
            statements=(
                Statement("guest-hearing", "When you ask for something, I hear you out.", "listen", "contact"),
                Statement("guest-figures", "You can see what I count.", "measure"),
            ),
            sources=BOOK,
        ),
        Source(id="book", title="The book", author="A. Writer", publisher="A house", date="2011", about="A book."),
    ),
    {"book": (Idea("Hearing people", ("listen", "who-spoke")), Idea("Watching", ("stay-close",)))},
)


def altered(item: R, **changes: object) -> R:
    """The same item, or framework, with some fields changed."""
    return _record.replace(item, **changes)
