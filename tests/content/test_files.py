import pytest

from custfocus.content.files import MOST_PROBLEMS
from custfocus.content.framework import KINDS, PLURALS
from custfocus.content.models import MODELS, Cadence
from tests.content.conftest import QUESTION, Shelf
from tests.growth import grows_evenly

PRACTICE = "practices:\n  - {{id: try, name: Try, how: So, when: Now, whom: Them, principles: [listen]{}}}\n"


def question(**changed: str) -> str:
    """A file of one question, with some keys set to other YAML, or left out where it is empty."""
    keys = {"id": "mine", "name": "Mine", "daily": "What was said?", "principles": "[listen]"} | changed
    lines = [f"{key}: {value}" for key, value in keys.items() if value]
    return "questions:\n  - " + "\n    ".join(lines) + "\n"


def echo(**changed: str) -> str:
    """A file of one echo, with some keys set to other YAML, or left out where it is empty."""
    keys = {"id": "mine", "name": "Mine", "about": "heard", "asks": "And now?", "principles": "[listen]"} | changed
    lines = [f"{key}: {value}" for key, value in keys.items() if value]
    return "echoes:\n  - " + "\n    ".join(lines) + "\n"


SAYS = "{{id: says-{}, says: We call back., principle: {}}}"


def role(statements: str = f"[{SAYS.format(1, 'listen')}]", asks: str = "[One?, Two?, Three?]") -> str:
    """A file of one role."""
    return (
        f"roles:\n  - id: role-guest\n    name: Guest\n    opening: Hello.\n    asks: {asks}\n"
        f"    statements: {statements}\n"
    )


def test_a_good_file_has_no_problem(shelf: Shelf) -> None:
    """The plainest question of one's own is good, and a role for others to be asked in."""
    assert shelf.problems(role()) == ()
    assert shelf.problems(QUESTION) == ()
    assert shelf.problems(question()) == ()
    assert shelf.problems(question(form="guess", daily="'What will {a customer} say?'", check="And?")) == ()
    assert shelf.problems(question(since="midweek", full="Why?", wider="[And?]", look="1", further="[Who?]")) == ()
    assert shelf.problems(question(daily="'Which {other}, and by {who}?'")) == ()
    assert shelf.problems(echo(asks="'{who} said it on {day}. Has {a customer} since?'")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]\n", "1: found a list, expected kinds of item, such as pillars"),
        ("questoins: []\n", '1: found "questoins", expected one of pillars, '),
        ("questions: {}\n", '1: found a mapping under "questions", expected a list.'),
        ("questions:\n  - mine\n", '2: found "mine", expected the keys of a question.'),
        (question(daly="x"), '6: found "daly", expected one of id, sources, '),
        (question(daily=""), '2: found no "daily", expected one in a question.'),
        (question(daily="7"), '4: found the number 7 for "daily", expected text.'),
        (question(daily="[What]"), '4: found a list for "daily", expected text.'),
        (question(daily="'  '"), '4: found an empty "daily", expected text.'),
        (question(daily=" why" * 26), "4: found 26 words, expected at most 25."),
        (
            question(form="gues"),
            '6: found "gues", expected one of recall, finish, guess, line, swap, number, yes-no. Did',
        ),
        (question(form="guess"), '6: found a guess without "check", expected the question that is asked once it can'),
        (question(check="And?"), '6: found "check" in a question of form recall, expected it in one of form guess.'),
        (question(also="[Near, near]"), '6: found "near" twice, expected it once.'),
        (question(also="[mine]"), '6: found its own name "mine", expected another word for it.'),
        (question(also="NPS"), '6: found "NPS" for "also", expected a list.'),
        (question(look="1"), '6: found "look" without "full", expected a long form to which it belongs.'),
        (question(wider="[And?]"), '6: found "wider" without "full", expected a long form to which it belongs.'),
        (question(since="monday"), '6: found "monday", expected one of midweek.'),
        (echo(about="herd"), '4: found "herd", expected one of heard, sheet, priority, plan, intention, answer, '),
        (
            echo(asks="'On {dai}?'"),
            '5: found "{dai}", expected one of {who}, {day}, {title}, {customer}, {customers}, ',
        ),
        (echo(asks=" why" * 26), "5: found 26 words, expected at most 25."),
        (echo(worksheet="visit"), '7: found "worksheet" in an echo about heard, expected it in one about sheet.'),
        (echo(about="sheet", worksheet="visit"), '7: found "visit", expected the id of a worksheet.'),
        (question(principles="listen"), '5: found "listen" for "principles", expected a list.'),
        (question(principles="[7]"), '5: found the number 7 for "principles", expected text.'),
        (question(principles="[lisen]"), '5: found "lisen", expected the id of a principle. Did you mean "listen"?'),
        (question(principles="[who-spoke]"), '5: found "who-spoke", expected the id of a principle.'),
        (question(principles="[listen, listen]"), "5: found a principle twice, expected each once."),
        (question(principles=""), "2: found neither, expected one to three principles, or a pillar alone."),
        (question(pillar="awareness"), "5: found both, expected one to three principles, or a pillar alone."),
        (question(principles="", pillar="aware"), '5: found "aware", expected the id of a pillar.'),
        (question(sources="[{id: bok, where: 1st}]"), '6: found "bok", expected the id of a source.'),
        (question(sources="[{id: book, page: x, where: 1st}]"), '6: found "page", expected one of id, where.'),
        (question(sources="[{id: book}]"), '6: found no "where", expected one in a question.'),
        (question(id="Mine"), '2: found the id "Mine", expected lower-case words joined by hyphens.'),
        (question() + question()[11:], '6: found the id "mine" twice, expected it once.'),
        (question(id="stay-close"), '2: found the id "stay-close" for a question, expected a practice, as ours'),
        (question(own="me"), '6: found "own", expected one of id, '),
        (question(retired="perhaps"), '6: found "perhaps" for "retired", expected true or false.'),
        (PRACTICE.format(", minutes: 11"), "2: found 11, expected 1 to 10."),
        (question(retired="1"), '6: found the number 1 for "retired", expected true or false.'),
        (PRACTICE.format(", minutes: true"), '2: found true or false for "minutes", expected a whole number.'),
        (PRACTICE.format(", cadence: {times: true}"), '2: found true or false for "times", expected a whole number.'),
        (PRACTICE.format(", minutes: soon"), '2: found "soon" for "minutes", expected a whole number.'),
        (
            PRACTICE.format(", cadence: {times: 8}"),
            "2: found 8 times in 7 days, expected at least once, at most daily",
        ),
        (PRACTICE.format(", cadence: {time: 3, times: 3}"), '2: found "time", expected one of times, days.'),
        (PRACTICE.format(", cadence: often"), '2: found "often", expected the keys of cadence.'),
        (role().replace("role-guest", "role-pool"), '2: found the id "role-pool", expected another: "pool" stands'),
        (role().replace("role-guest", "pool"), '2: found the id "pool", expected another: "pool" stands for'),
        (role(asks="[A?, B?]"), "5: found 2 questions, expected 3."),
        (role(statements="[]"), "6: found 0 statements, expected 1 to 6."),
        (role(f"[{SAYS.format(1, 'listen')}, {SAYS.format(2, 'listen')}]"), '6: found the principle "listen" twice'),
        (role(f"[{SAYS.format(1, 'listen')}, {SAYS.format(1, 'measure')}]"), '6: found the id "says-1" twice'),
        (role(f"[{SAYS.format(1, 'lisen')}]"), '6: found "lisen", expected the id of a principle. Did you mean'),
        (role("[{id: a, says: Yes., principle: listen, behaviour: no}]"), '6: found "no", expected the id of a beh'),
        (role("[{id: A, says: Yes., principle: listen}]"), '6: found the id "A", expected lower-case words'),
        (role("[{id: a, says: ' ', principle: listen}]"), '6: found an empty "says", expected text.'),
        (
            role("[{id: a, says: Yes., principle: listen, of: b}]"),
            '6: found "of", expected one of id, says, principle',
        ),
        (role() + "    principles: [listen]\n", "7: found principles or a pillar, expected none in a role."),
        ("retire: who-spoke\n", '1: found "who-spoke" under "retire", expected a list.'),
        ("retire:\n  - 7\n", "2: found the number 7, expected an id."),
        ("retire:\n  - who-spok\n", '2: found "who-spok", expected the id of an item. Did you mean "who-spoke"?'),
        ("retire: [listen, measure]\n", "1: found every principle retired, expected one that stays."),
        ("retire: [awareness]\n", '1: found the pillar "awareness", expected something that can be done without.'),
        ("coverage: {}\n", '1: found "coverage", expected one of pillars'),
    ],
)
def test_every_refusal_says_where_what_and_what_instead(shelf: Shelf, text: str, expected: str) -> None:
    """The line, what was found, what was expected, and the nearest valid word."""
    assert shelf.problem(text).startswith(expected)


def test_a_role_has_no_more_to_rate_than_takes_five_minutes(shelf: Shelf) -> None:
    """Six statements."""
    problems = shelf.problems(role(f"[{', '.join(SAYS.format(n, 'listen') for n in range(7))}]"))
    assert "found 7 statements, expected 1 to 6." in [problem.message for problem in problems]


def test_a_slip_of_the_pen_is_guessed(shelf: Shelf) -> None:
    """The nearest valid key, kind or id is named."""
    assert 'Did you mean "daily"?' in shelf.problem(question(daly="x"))
    assert 'Did you mean "questions"?' in shelf.problem("question: []\n")
    assert 'Did you mean "awareness"?' in shelf.problem(question(principles="", pillar="aware"))


def test_a_pillar_cant_be_retired_by_replacing_it(shelf: Shelf) -> None:
    """All principles stand under it, so it has to stay, whichever way it might go."""
    text = "pillars:\n  - {id: awareness, name: A, summary: S, retired: true}\n"
    assert "something that can be done without" in shelf.problem(text)


def test_one_principle_has_to_stay_whichever_way_the_last_might_go(shelf: Shelf) -> None:
    """There would be nothing left to write about."""
    text = "principles:\n  - {id: listen, name: L, pillar: awareness, summary: S, ideas: [], retired: true}\n"
    assert shelf.problems(text) == ()
    problems = shelf.problems(text + "retire: [measure]\n")
    assert {problem.message for problem in problems} == {"found every principle retired, expected one that stays."}


def test_all_problems_of_a_file_are_told_at_once_in_order(shelf: Shelf) -> None:
    """Unknown keys, wrong types and dangling references of one file come in a single check, line by line."""
    text = question(principles="[lisen]") + PRACTICE.format(", minuts: 3") + "retire: [nothing-there]\n"
    assert [(problem.line, problem.message.split(",")[0]) for problem in shelf.problems(text)] == [
        (5, 'found "lisen"'),
        (7, 'found "minuts"'),
        (8, 'found "nothing-there"'),
    ]


def test_a_hopeless_file_is_told_of_quickly_and_briefly(shelf: Shelf) -> None:
    """Many mistakes give the first few, and however many there are, each costs the same."""
    for hopeless in ("questions:\n", ""):

        def problems(count: int, head: str = hopeless) -> int:
            return len(
                shelf.problems(head + "".join("- {}\n" if head else f"question{n}: 1\n" for n in range(count)))
            )

        assert problems(2_000) == MOST_PROBLEMS
        assert grows_evenly(problems, 8_000)


@pytest.mark.parametrize("kind", [*PLURALS])
def test_the_models_have_the_fields_of_the_items(shelf: Shelf, kind: str) -> None:
    """One definition of each item: it takes the fields of its model, and refuses any other."""
    fields = {name: field for name, field in MODELS[PLURALS[kind]].model_fields.items() if name != "own"}
    told = [problem.message for problem in shelf.problems(f"{kind}:\n  - {{riddle: why}}\n")]
    assert told[-1].startswith(f'found "riddle", expected one of {", ".join(fields)}.')
    needed = [name for name, field in fields.items() if field.is_required()]
    assert [message.split(",")[0] for message in told[:-1]] == [f'found no "{name}"' for name in needed]


def test_what_may_be_left_out_is_as_by_default(shelf: Shelf) -> None:
    """The checked item has the model's own defaults."""
    shelf.put("mine.yaml", PRACTICE.format(""))
    practice = shelf.read().by_id["try"]
    assert practice.kind == "practice"
    assert (practice.minutes, practice.cadence, practice.pillar) == (5, Cadence(times=3), None)
    assert [*MODELS] == [*PLURALS.values()] == [*KINDS]
