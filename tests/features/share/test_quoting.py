from custfocus.features.share.quoting import MOST_SENTENCES, came_back, cases, named_back, remarks, telling_sentence
from custfocus.features.share.readers import CHANGE, DECISION, HEARD, LEARNT, OWN
from custfocus.features.share.views import CasePiece, Passage

HOLD = ("I was on hold for an hour.", "On hold again, for half a day!", "Why am I on hold each time? I only ask.")


def heard(entry: str, text: str) -> Passage:
    """A remark."""
    return Passage(entry, entry, "", text, free=True, group="heard")


def of_sheet(field: str, part: str, text: str, *, lead: str = "", free: bool = True) -> Passage:
    """A passage of a sheet."""
    return Passage(
        f"s.{field}", "s", "What is it?", text, free=free, part=part, group="s", title="A visit", lead=lead
    )


def test_what_three_different_people_said_came_back() -> None:
    """With a sentence of theirs; not what one person said three times, nor what the leader noted about it."""
    passages = [heard(f"k{nth}", text) for nth, text in enumerate(HOLD)]
    [back] = [each for each in came_back(passages, {}, ()) if "hold" in each.words]
    assert (back.people, back.ids[0]) == (3, back.ids[0])
    assert back.sentence in " ".join(HOLD)
    assert sorted(back.ids) == ["k0", "k1", "k2"]
    assert came_back(passages, dict.fromkeys(("k0", "k1", "k2"), "Ana"), ()) == ()
    noted = [of_sheet("mattered", HEARD, text, lead="What mattered") for text in HOLD]
    assert came_back([*passages[:2], *noted], {}, ()) == ()


def test_what_the_leader_has_named_is_told_by_that_name() -> None:
    """Sentences taken together as a theme, and remarks with a #tag, of two people or more."""
    passages = [
        heard("a", "I see. On hold for an hour again! #phone"),
        heard("b", "Thank you. Nobody picked up the phone today. #phone"),
        heard("c", "Lovely people you have. #praise"),
    ]
    themes = {"Waiting on the line": [("a", 1), ("b", 1), ("b", 9), ("gone", 0)], "Only one": [("a", 1)]}
    waiting, phone = named_back(passages, {}, themes)
    assert (waiting.words, waiting.people) == (("Waiting on the line",), 2)
    assert waiting.sentence == "On hold for an hour again!"
    assert (phone.words, phone.people, phone.ids) == (("#phone",), 2, ("a", "b"))
    assert named_back(passages, {"a": "Ana", "b": "ana"}, themes) == ()


def test_a_pseudonym_came_from_nobody() -> None:
    """It is no word that several said, nor is what stands for a number."""
    passages = [heard(f"k{nth}", f"Customer A has a phone number {nth}.") for nth in range(4)]
    assert came_back(passages, {}, ("customer", "customers")) == ()


def test_remarks_that_are_told_already_are_not_told_again_and_half_a_page_is_enough() -> None:
    """The others by a sentence each, and those beyond by their number."""
    passages = [heard(f"k{nth}", text) for nth, text in enumerate(HOLD)]
    others = [heard(f"o{nth}", f"Thing number {nth} is odd.") for nth in range(20)]
    back = [each for each in came_back(passages, {}, ()) if "hold" in each.words]
    shown, more = remarks([*passages, *others], back)
    assert [each.entry for each in shown] == [f"o{nth}" for nth in range(MOST_SENTENCES - 1)]
    assert more == 20 - len(shown)
    assert remarks(passages, back) == ((), 0)


def test_a_long_remark_is_told_by_the_first_sentence_that_says_something() -> None:
    """A short one is as it is; one without a sentence is cut at a word."""
    assert telling_sentence("Late  again.\nNobody rang.") == "Late again. Nobody rang."
    long = "I see. Nobody could tell me why my transfer was held back. " + "I spoke with four people about it. " * 9
    assert telling_sentence(long) == "Nobody could tell me why my transfer was held back."
    assert telling_sentence("word " * 200).endswith("word …")


def test_a_case_is_told_in_one_piece() -> None:
    """What was said, then what was noted, learnt and will change; fixed answers where something leads to them."""
    [case] = cases(
        [
            of_sheet("channel", HEARD, "call", free=False),
            of_sheet("said", HEARD, "It came late."),
            of_sheet("mattered", HEARD, "To\nknow.", lead="What mattered"),
            of_sheet("which", HEARD, "left", lead="The customer", free=False),
            of_sheet("learnt", LEARNT, "We load at noon."),
            of_sheet("change", CHANGE, "We load at ten."),
        ]
    )
    assert (case.title, case.said) == ("A visit", ("It came late.",))
    assert case.pieces == (
        CasePiece("What mattered", "To know."),
        CasePiece("The customer", "left"),
        CasePiece("Learnt", "We load at noon."),
        CasePiece("What changes", "We load at ten."),
    )


def test_decisions_and_the_leaders_own_words_come_last_and_fixed_answers_make_no_case() -> None:
    """In the order of a page."""
    own = Passage("a", "a", "What was hard?", "To listen.", free=True, part=OWN, group="answer")
    decision = Passage("d.q", "d", "", "Who may?", free=True, part=DECISION, group="d", title="A conflict")
    passages = [own, decision, of_sheet("said", HEARD, "Late."), heard("k", "Again.")]
    assert [case.entry for case in cases(passages)] == ["s", "d", "a"]
    assert cases(passages)[2].pieces == (CasePiece("What was hard?", "To listen."),)
    assert cases([of_sheet("channel", HEARD, "call", free=False)]) == ()
