import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.features.review.letter import ANSWER_LENGTH, QUOTE_LENGTH, letter, quoted
from custfocus.features.review.views import MonthReview
from tests.features.october import (
    MONTH,
    answer,
    checked,
    entry,
    full_october,
    october,
    priority,
    reviewed,
    sheet,
    stood,
)

# All that a letter may say in words that are not the user's or the framework's.
FIXED = re.compile(
    r"# October 2026"
    r"|October was a quiet month on paper\. This is what you made of it on 2 November 2026\."
    r"|On \d+ days? in October you stopped to think about your customers\. "
    r"Here are your own words, kept on 2 November 2026 to come back to\."
    r"|## (Then and now|In your own words|What matters next|To remember)"
    r"|## What you (heard|learnt|did|planned|meant to do|see)"
    r"|On \d+ \w+( \d{4})?( you wrote)?:"
    r"|(Ana, )?\d+ \w+:"
    r"|\*\*Ring a customer\*\*, (once|twice|\d+ times)[:.]"
    r"|\*\*(Whom did you watch|What do they need|What changes|As it was asked)\?\*\*"
    r"|\*\*A visit\*\*, closed on \d+ October\."
    r"|You learnt:|This will change:|You wrote about it:"
    r"|Used:|The moment (slipped by|never came):"
    r"|Until 3\d \w+ \d{4}:|Done:|Let go:"
)
PLAIN = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n"), max_size=150)


def test_a_letter_has_the_month_then_and_now() -> None:
    """Each part in its order, quotations of both times, the priorities by how long they hold."""
    text = letter(full_october())
    titles = re.findall("^#+ (.*)", text, re.MULTILINE)
    assert titles == [
        "October 2026",
        "Then and now",
        "What you heard",
        "What you did",
        "What you meant to do",
        "What you see",
        "What matters next",
        "To remember",
    ]
    assert "On 3 May:\n\n> Nobody, as so often.\n\nOn 6 October:\n\n> Mrs Okafor" in text
    assert "Ana, 5 October:\n\n> I never know who to call." in text
    assert "**Ring a customer**, twice:\n\n> She asked twice when it ships." in text
    assert "## What you meant to do\n\n1. Ring the bakery\n\n## What you see" in text
    assert "> To be told before they ask.\n> And by whom.\n\nOn 28 September you wrote:\n\n> A number" in text
    assert "Until 31 October 2026:\n\n1. One name on every invoice\n\nUntil 31 December 2026:" in text
    assert text.endswith("## To remember\n\n> Tell them before they ask.")


def test_a_quiet_month_has_a_letter_too() -> None:
    """It says so, and has what was answered."""
    text = letter(october(checklist=(checked("needs", "Shorter waits"),)))
    assert "Nothing was written in October. This is what you made of it on 2 November 2026." in text
    assert re.findall("^## (.*)", text, re.MULTILINE) == ["What you see"]


def test_without_an_earlier_answer_it_quotes_the_month_s_own() -> None:
    """A part with nothing in it is left out."""
    text = letter(october(answer(6, "Mrs Okafor")))
    assert "## In your own words\n\n**Whom did you watch?**\n\nOn 6 October:\n\n> Mrs Okafor" in text
    assert "Then and now" not in text


def test_how_the_plans_went_is_told() -> None:
    """By outcome, without a reproach; one of which nothing was said is left out, and so is the part without any."""
    outcomes = ("missed", "used", "no-occasion", "used", None)
    plans = [
        entry("plan", date(2026, 9, 1), f"If {place}, then y", data={"status": "open", "fired": {MONTH: outcome}})
        for place, outcome in enumerate(outcomes)
        if outcome
    ]
    silent = entry("plan", date(2026, 9, 1), "If nothing, then y", data={"status": "open", "fired": {}})
    part = letter(october(plans=[*plans, silent])).partition("## What you planned\n\n")[2]
    assert part == (
        "Used:\n\n1. If 1, then y\n2. If 3, then y\n\nThe moment slipped by:\n\n1. If 0, then y\n\n"
        "The moment never came:\n\n1. If 2, then y"
    )
    assert "What you planned" not in letter(october(plans=[silent]))


def test_what_became_of_the_priorities_is_told() -> None:
    """What stands first, then what is done, then what was let go."""
    fates = [priority(text, status=status) for text, status in (("a", "dropped"), ("b", "done"), ("c", "open"))]
    view = october(priorities=fates, reviews=(reviewed({each.id: "keep" for each in fates}),))
    parts = letter(view).partition("## What matters next\n\n")[2]
    assert parts == "Until 31 December 2026:\n\n1. c\n\nDone:\n\n1. b\n\nLet go:\n\n1. a"


def test_it_stays_a_page_however_much_was_written() -> None:
    """Texts of any length, and any number of them, are shortened."""
    long = "word " * 5000
    view = october(
        *(answer(day, long) for day in range(1, 25)),
        *(entry("heard", date(2026, 10, day), long) for day in range(1, 25)),
        *(entry("practice", date(2026, 10, 3), long, item=f"practice-{each}") for each in range(9)),
        intentions=[entry("intention", date(2026, 10, 3), long, data={"status": "open"}) for _ in range(9)],
        checklist=(checked("needs", long), checked("changes", long)),
        closed_sheets=stood(
            *(sheet("Ana", date(2026, 9, 2), date(2026, 10, day), learnt=long, change=long) for day in range(1, 9))
        ),
        priorities=tuple(priority(long, MONTH) for _ in range(3)),
        reviews=(reviewed(line=long),),
    )
    assert len(letter(view)) < 16 * (QUOTE_LENGTH + 60) + 3 * (QUOTE_LENGTH + ANSWER_LENGTH)


@given(PLAIN, PLAIN, PLAIN, PLAIN)
def test_it_holds_the_user_s_words_and_fixed_sentences_alone(one: str, two: str, three: str, four: str) -> None:
    """Every line is a fixed one, or stands in a text of the user's; nothing is put into their mouth."""
    heard = entry("heard", date(2026, 10, 5), two, data={"who": "Ana"})
    view = october(
        answer(6, one),
        heard,
        entry("practice", date(2026, 10, 7), three, item="ring"),
        intentions=[entry("intention", date(2026, 10, 8), f"b {two}", data={"status": "open"})],
        checklist=(checked("needs", four, asked="What do they need?"), checked("needs", two, "2026-09")),
        priorities=(priority(f"a {three}"),),
        closed_sheets=stood(sheet("Ana", date(2026, 9, 2), date(2026, 10, 9), learnt=one, change=three)),
        plans=[entry("plan", date(2026, 9, 1), f"c {one}", data={"status": "open", "fired": {MONTH: "used"}})],
        reviews=(reviewed(line=four.strip()),),
        made={heard.id: answer(8, three)},
    )
    own = {line.strip() for text in (one, two, three, four) for line in text.split("\n")}
    own |= {" ".join(words.split()) for words in (f"a {three}", f"b {two}", f"c {one}")}
    for line in letter(view).split("\n"):
        said = re.sub(r"^(>|\d+\.) ?", "", line).strip()
        assert not said or FIXED.fullmatch(line) or said in own, line


@given(PLAIN)
def test_a_quotation_can_be_taken_back(text: str) -> None:
    """Without the marks it is the text that was quoted."""
    lines = [line.removeprefix(">").removeprefix(" ") for line in quoted(text, 1000).split("\n")]
    assert lines == [line.rstrip() for line in text.strip().split("\n")]


def test_days_of_another_year_are_told_with_their_year() -> None:
    """Those of the letter's year are not."""
    view: MonthReview = full_october()
    assert view.then is not None
    long_ago = replace(view.then[0], day=date(2024, 2, 29))
    assert "On 29 February 2024:" in letter(replace(view, then=(long_ago, view.then[1])))


def test_what_was_meant_to_be_done_is_that_of_the_month() -> None:
    """The latest three that are still open, by day; older ones, settled ones and later ones are left out."""
    days = [(9, 30), (10, 20), (10, 5), (10, 1), (10, 31), (11, 1)]
    meant = [entry("intention", date(2026, *day), f"on {day}", data={"status": "open"}) for day in days]
    meant.append(entry("intention", date(2026, 10, 30), "settled", data={"status": "done"}))
    part = letter(october(intentions=meant)).partition("## What you meant to do\n\n")[2]
    assert part == "1. on (10, 5)\n2. on (10, 20)\n3. on (10, 31)"


def test_what_closed_sheets_taught_is_told_in_the_user_s_words() -> None:
    """Of two at most, those with the most words, by day; one that says neither is left out, and so is the part."""
    opened = date(2026, 9, 2)
    sheets = (
        sheet("Ana", opened, date(2026, 10, 3), learnt="We hand cases over\nwithout a word."),
        sheet("Ben", opened, date(2026, 10, 5), change="Short"),
        sheet("Cleo", opened, date(2026, 10, 9), learnt="It was the form.", change="The form goes."),
        sheet("Dan", opened, date(2026, 10, 11), seen="Much."),
    )
    part = letter(october(closed_sheets=stood(*sheets))).partition("## What you learnt\n\n")[2]
    assert part == (
        "**A visit**, closed on 3 October.\n\nYou learnt:\n\n> We hand cases over\n> without a word.\n\n"
        "**A visit**, closed on 9 October.\n\nYou learnt:\n\n> It was the form.\n\n"
        "This will change:\n\n> The form goes."
    )
    assert "What you learnt" not in letter(october(closed_sheets=stood(sheets[3])))
    assert "Ana" not in part


def test_what_was_made_of_a_remark_stands_below_it() -> None:
    """And not among the answers, whose question would say nothing without it."""
    heard = entry("heard", date(2026, 10, 5), "I never know who to call.", data={"who": "Ana"})
    made = entry("answer", date(2026, 10, 9), "Told the desk.", asked="Who has been told?", data={"of": heard.id})
    text = letter(october(heard, made, made={heard.id: made}))
    assert "Ana, 5 October:\n\n> I never know who to call.\n\nYou wrote about it:\n\n> Told the desk." in text
    assert "Who has been told?" not in text
