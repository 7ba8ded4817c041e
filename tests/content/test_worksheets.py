import pytest

from custfocus.content.framework import by_field, tied_to
from custfocus.content.models import Due, Ending, Field, Stage
from tests.bundled import OURS
from tests.content.conftest import Shelf

# One with a part of each sort; each test below spoils a line of it.
SOUND = """\
worksheets:
  - id: visit
    title: A visit
    purpose: To learn how they work.
    principles: [listen]
    fields:
      - {id: who, prompt: Who?, kind: person, needed: true}
      - {id: mood, prompt: How was it?, kind: scale, low: Cold, high: Warm}
      - {id: way, prompt: Which way?, kind: choice, choices: [call, visit], others: true}
      - {id: by, prompt: By when?, kind: date, ahead: true}
      - {id: said, prompt: What did they say?, help: In their words., shareable: true}
      - {id: agreed, prompt: Do they agree?, kind: yes-no}
      - {id: gone, prompt: Why was it dropped?, kind: line}
    stages:
      - {id: plan, name: Plan it, asks: [who, way, by]}
      - {id: go, name: Go, asks: [mood, said], due: {after: by}}
      - {id: end, name: Ask them, asks: [agreed, gone], due: {days: 2, working: true, after: opened}}
    closing:
      - {when: they agree, needs: [said, agreed]}
      - {when: it was dropped, needs: [gone]}
"""
PLACES = {line.split(",")[0].split("{id: ")[1]: n for n, line in enumerate(SOUND.splitlines(), 1) if "{id: " in line}


def spoilt(*changes: str) -> str:
    """The sound one with each first word replaced by the second, in turn."""
    text = SOUND
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_a_users_own_worksheet_is_read_like_ours(shelf: Shelf) -> None:
    """A file in their folder gives the same records, its file named, and may replace one of ours or be retired."""
    shelf.put("mine.yaml", SOUND)
    framework = shelf.read()
    assert framework.problems == ()
    [worksheet] = framework.worksheets
    assert (worksheet.own, worksheet.label, worksheet.words) == ("mine.yaml", "A visit", "To learn how they work.")
    assert by_field(worksheet)["mood"] == Field(
        id="mood", prompt="How was it?", kind="scale", low="Cold", high="Warm"
    )
    assert by_field(worksheet)["said"].kind == "text"
    assert worksheet.stages[1] == Stage(id="go", name="Go", asks=("mood", "said"), due=Due(days=0, after="by"))
    assert worksheet.closing[1] == Ending(when="it was dropped", needs=("gone",))
    assert worksheet in tied_to(framework, "listen")
    shelf.put("more.yaml", "retire: [visit]\n")
    assert shelf.read().worksheets == ()


def test_the_cache_keeps_a_worksheet_whole(shelf: Shelf) -> None:
    """Fields, stages, due dates and endings come back as they were read."""
    shelf.put("mine.yaml", SOUND)
    assert shelf.load() == shelf.read()
    assert shelf.load() == shelf.read()


@pytest.mark.parametrize(
    ("changes", "line", "expected"),
    [
        # the parts themselves
        (("help: In", "hepl: In"), "said", 'found "hepl", expected one of id, prompt, kind, help, '),
        (("name: Go, ", ""), "go", 'found no "name", expected one in a stage.'),
        (("working: true", "workin: true"), "end", 'found "workin", expected one of days, working, after. Did you'),
        (("after: by", "days: soon"), "go", 'found "soon" for "days", expected a whole number.'),
        (("when: they agree, ", ""), 19, 'found no "when", expected one in an ending.'),
        (("prompt: Who?, ", ""), "who", 'found no "prompt", expected one in a field.'),
        (("needs: [said, agreed]", "needs: said"), 19, 'found "said" for "needs", expected a list.'),
        (("prompt: Who?", 'prompt: " "'), "who", 'found an empty "prompt", expected text.'),
        (("name: Go", 'name: ""'), "go", 'found an empty "name", expected text.'),
        (("when: they agree", 'when: ""'), 19, 'found an empty "when", expected text.'),
        (("purpose: To learn how they work.", 'purpose: ""'), 4, 'found an empty "purpose", expected text.'),
        # fields
        (("id: gone", "id: Gone"), "gone", 'found the id "Gone", expected lower-case words joined by hyphens.'),
        (("id: gone", "id: who"), "gone", 'found the id "who" twice, expected it once.'),
        (("id: gone", "id: opened"), "gone", 'found the id "opened", expected another, for that is the day'),
        (("kind: line", "kind: lines"), "gone", 'found "lines", expected one of line, text, choice, scale, date, '),
        (("kind: choice, choices: [call, visit], others: true", "kind: choice"), "way", "found a choice without cho"),
        (("[call, visit]", "[call, Call]"), "way", "found a choice twice, expected each once."),
        (("[call, visit]", "[call, ' ']"), "way", "found an empty choice, expected text."),
        (("kind: line", "kind: line, choices: [a]"), "gone", 'found "choices" in a field of kind line, expected it'),
        (("kind: line", "others: true"), "gone", 'found "others" in a field of kind text, expected it in one of kin'),
        (
            ("kind: person", "low: Bad"),
            "who",
            'found "low" in a field of kind text, expected it in one of kind scale',
        ),
        (("kind: line", "ahead: true"), "gone", 'found "ahead" in a field of kind text, expected it in one of kind '),
        (("kind: line", "after: by"), "gone", 'found "after" in a field of kind text, expected it in one of kind d'),
        (("ahead: true", "after: wen"), "by", 'found "wen", expected a date above it: opened.'),
        (("ahead: true", "after: by"), "by", 'found "by", expected a date above it: opened.'),
        (("kind: line", "colleague: true"), "gone", 'found "colleague" in a field of kind text, expected it in one '),
        (("shareable: true", "shareable: true, part: lernt"), "said", 'found "lernt", expected one of heard, '),
        (("shareable: true", "part: learnt"), "said", 'found "part" in a private field, expected it in a shareable'),
        (("help: In", "needed: true, help: In", "[mood, said]", "[mood]"), "said", "found the needed field"),
        # stages
        (("id: go,", "id: Go,"), "go", 'found the id "Go", expected lower-case words'),
        (("id: go,", "id: plan,"), "go", 'found the id "plan" twice, expected it once.'),
        (("asks: [mood, said]", "asks: []"), "go", "found no field, expected at least one."),
        (("asks: [mood, said]", "asks: [mud]"), "go", 'found "mud", expected one of its fields: who, mood, '),
        (("asks: [mood, said]", "asks: [mood, mood]"), "go", 'found "mood" twice, expected it once.'),
        (("days: 2", "days: 400"), "end", "found 400, expected 0 to 366."),
        (("after: by", "after: bye"), "go", 'found "bye", expected a date: opened, by. Did you mean "by"?'),
        (("after: by", "after: said"), "go", 'found "said", a field of kind text, expected one of kind date, or op'),
        (("way, by]}", "way]}", "[agreed, gone]", "[agreed, gone, by]"), "go", 'found "by", asked later, expected'),
        (
            ("[who, way, by]", "[by]", "[mood, said]", "[by]", "[agreed, gone]", "[who, agreed, gone, said]"),
            "go",
            'found the stage "go", over before it begins, expected one that asks more.',
        ),
        (
            ("asks: [agreed, gone]", "asks: [said, mood, gone]", "needs: [said, agreed]", "needs: [said]"),
            "end",
            'found the stage "end", over before it begins, expected one that asks more.',
        ),
        (
            ("[who, way, by]", "[who, by, gone]", "dropped?", "dropped?, needed: true", "[agreed, gone]", "[agreed]"),
            "go",
            'found the stage "go" after what closes it, expected it before that.',
        ),
        # closing
        (("needs: [gone]", "needs: [gon]"), 20, 'found "gon", expected one of its fields: who, '),
        (("needs: [gone]", "needs: []"), 20, "found no field, expected at least one."),
        (("needs: [gone]", "needs: [gone, gone]"), 20, 'found "gone" twice, expected it once.'),
        (("needs: [gone]", "needs: [gone], unless: [gon]"), 20, 'found "gon", expected one of its fields: who, '),
        (("needs: [gone]", "needs: [gone], unless: [by]"), 20, 'found "by", a field of kind date, expected one of '),
        # the promise
        (("[listen]", "[listen]\n    promise: said"), 6, 'found "said", expected one of its dates: by.'),
        (("[listen]", "[listen]\n    promise: byy"), 6, 'found "byy", expected one of its dates: by. Did you mean'),
        # and what none asks
        (("[agreed, gone]", "[agreed]"), 20, 'found "gone" in no stage, expected a field that a stage asks.'),
    ],
)
def test_what_doesnt_fit_together_is_refused_where_it_stands(
    shelf: Shelf, changes: tuple[str, ...], line: int | str, expected: str
) -> None:
    """Each part with its line, what was found and what was expected, and the nearest word that would have done."""
    told = [f"{problem.line}: {problem.message}" for problem in shelf.problems(spoilt(*changes))]
    assert told[0].startswith(f"{PLACES.get(str(line), line)}: {expected}"), told


def test_a_worksheet_without_parts_is_refused(shelf: Shelf) -> None:
    """It would ask nothing, and never come to an end."""
    text = SOUND.partition("    fields:")[0] + "    fields: []\n    stages: []\n"
    told = [problem.message for problem in shelf.problems(text)]
    assert told == ["found no field, expected at least one.", "found no stage, expected at least one."]


def test_a_stage_counts_as_reached_where_it_may_be(shelf: Shelf) -> None:
    """Asked for again, something that may be missing still makes a stage; so does what only a "yes" would end."""
    assert (
        shelf.problems(spoilt("asks: [agreed, gone]", "asks: [said, gone]", "needs: [said, agreed]", "needs: [by]"))
        == ()
    )
    only_yes = spoilt(
        "[mood, said]", "[agreed]", "asks: [agreed, gone]", "asks: [said, gone]", "[said, agreed]", "[agreed]"
    )
    assert shelf.problems(only_yes) == ()


def test_a_stage_after_one_that_ends_it_either_way_is_out_of_reach(shelf: Shelf) -> None:
    """Whichever of its fields is filled in, the sheet may be closed."""
    text = spoilt("[mood, said]", "[mood, gone]", "[agreed, gone]", "[agreed, said]", "[said, agreed]", "[mood]")
    assert [problem.line for problem in shelf.problems(text)] == [PLACES["end"]]


def test_without_an_ending_it_closes_once_what_is_needed_is_there(shelf: Shelf) -> None:
    """So a stage that follows would never be come to."""
    text = SOUND.partition("    closing:")[0]
    assert [problem.line for problem in shelf.problems(text)] == [PLACES["go"], PLACES["end"]]
    text = text.replace("id: said,", "id: said, needed: true,").replace("id: gone,", "id: gone, needed: true,")
    assert shelf.problems(text) == ()


def test_ours_are_ten_and_none_leaves_a_field_unasked() -> None:
    """Each field of each stands in a stage."""
    worksheets = OURS.worksheets
    assert len(worksheets) == 10
    for worksheet in worksheets:
        assert {field for stage in worksheet.stages for field in stage.asks} == by_field(worksheet).keys()
