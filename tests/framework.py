"""A framework with two principles and an item of each kind, for tests that need no more."""

from typing import TypeVar

from pydantic import BaseModel

from custfocus.content.declared import Noun, Pack
from custfocus.content.framework import Framework, Served
from custfocus.content.models import (
    Barrier,
    Behaviour,
    Check,
    Citation,
    Due,
    Enabler,
    Ending,
    Field,
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

M = TypeVar("M", bound=BaseModel)

BOOK = (Citation(id="book", where="chapter 1"),)
LISTEN = ("listen",)
CUSTOMERS = Served("customer", "customers")
PACK = Pack(id="customer-focus", name="Customer focus", people=Noun(one="customer", many="customers"))
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
                Field(
                    id="whom",
                    prompt="Whom will you see?",
                    kind="person",
                    help="Somebody who needn't please you.",
                    needed=True,
                ),
                Field(id="by", prompt="By when?", kind="date", ahead=True),
                Field(
                    id="way",
                    prompt="How did you go about it?",
                    kind="choice",
                    choices=("watched", "asked"),
                    others=True,
                ),
                Field(id="seen", prompt="What did you see?", shareable=True),
                Field(id="warmth", prompt="How were you received?", kind="scale", low="coldly", high="warmly"),
                Field(id="thanked", prompt="Have you thanked them?", kind="yes-no"),
            ),
            stages=(
                Stage(id="ask", name="Ask whether you may come", asks=("whom", "by"), due=Due(days=1, working=True)),
                Stage(id="go", name="Go", asks=("way", "seen", "warmth"), due=Due(after="by")),
                Stage(id="thank", name="Thank them", asks=("thanked",), due=Due(days=3, after="by")),
            ),
            closing=(Ending(when="they have been thanked", needs=("thanked",)),),
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
                Statement(
                    id="guest-hearing",
                    says="When you ask for something, I hear you out.",
                    principle="listen",
                    behaviour="contact",
                ),
                Statement(id="guest-figures", says="You can see what I count.", principle="measure"),
            ),
            sources=BOOK,
        ),
        Source(id="book", title="The book", author="A. Writer", publisher="A house", date="2011", about="A book."),
    ),
    {
        "book": (
            Idea(idea="Hearing people", items=("listen", "who-spoke")),
            Idea(idea="Watching", items=("stay-close",)),
        )
    },
    pack=PACK,
)


def altered(item: M, **changes: object) -> M:
    """The same item, or part of one, with some fields changed, unchecked."""
    return item.model_copy(update=changes)
