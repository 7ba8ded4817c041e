from custfocus.journal.entry import Filter
from tests.conftest import Home


def test_heard_keeps_who_and_where_and_counts_as_listening(home: Home) -> None:
    """A customer's words are kept as given, with who said them, and are evidence for listening."""
    home.data("heard", "I never know", "who to call", "--from", "Ana", "--channel", "call")
    [entry] = home.session().store.entries.find()
    assert (entry.kind, entry.text) == ("heard", "I never know who to call")
    assert entry.data == {"who": "Ana", "channel": "call", "firsthand": True}
    assert entry.principles == ("listen",)


def test_second_hand_words_say_so(home: Home) -> None:
    """--secondhand marks what somebody else passed on."""
    home.run("heard", "They like it", "--secondhand")
    assert home.session().store.entries.find()[0].data["firsthand"] is False


def test_a_note_finds_its_tags(home: Home) -> None:
    """#tags are found anywhere in a text, whatever their case, and can be filtered by."""
    assert home.data("note", "Prices again #Pricing, see #q3-plan. Not a#tag, no #42")["tags"] == [
        "pricing",
        "q3-plan",
    ]
    assert len(home.session().store.entries.find(Filter(tag="pricing"))) == 1


def test_the_confirmation_is_one_line(home: Home) -> None:
    """Saving says what was kept: the words, whose and where, and the day where it isn't today."""
    line = home.page("note", "Something #x", "--on", "2026-11-20")
    assert line.startswith("Saved ")
    assert line.endswith(' · note · "Something #x" · Friday 20 November 2026 · #x\n')
    line = home.page("heard", "I waited two weeks", "--from", "Mr Okafor", "--channel", "call", "--secondhand")
    assert line.endswith(' · heard · "I waited two weeks" · Mr Okafor · call · second-hand\n')


def test_nothing_to_keep_is_wrong_usage_with_an_example(home: Home) -> None:
    """Without text, pipe or terminal there is nobody to ask."""
    for command in ("heard", "note"):
        error = home.error(command)
        assert error["code"] == "no-text"
        assert f"custfocus {command} " in error["hint"]


def test_text_that_is_not_text_is_refused_and_nothing_saved(home: Home) -> None:
    """Bytes that aren't UTF-8, in a pipe or an argument, are refused in a sentence."""
    assert home.error("note", "-", stdin=b"caf\xe9")["code"] == "not-text"
    assert home.error("note", "caf\udce9")["code"] == "not-text"
    assert home.session().store.entries.find() == []


def test_control_codes_come_back_as_given_but_are_never_printed(home: Home) -> None:
    """A text with an escape sequence is stored whole; pages show a picture of it."""
    text = "a\x1b[31mred\x07 [bold]x[/]"
    assert home.data("note", text)["entry"]["text"] == text
    page = home.page("list")
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "[bold]x[/]" in page


def test_what_it_is_can_be_said_and_changed(home: Home) -> None:
    """By its first letters, too; where it isn't said nothing is kept of it."""
    assert home.data("heard", "They were lovely", "--tone", "praise")["entry"]["data"]["tone"] == "praise"
    assert home.page("heard", "Later hours, please", "--tone", "w").endswith(
        ' · heard · "Later hours, please" · wish\n'
    )
    entry = home.data("heard", "Hm")["entry"]
    id_ = entry["id"]
    assert "tone" not in entry["data"]
    assert home.error("heard", "Hm", "--tone", "complaint")["code"] == "unknown-tone"
    assert home.data("edit", id_, "--tone", "trouble")["entry"]["data"]["tone"] == "trouble"
    assert "tone" not in home.data("edit", id_, "--tone", "")["entry"]["data"]
    assert home.data("edit", id_, "--secondhand")["entry"]["data"]["firsthand"] is False
    assert home.data("edit", id_, "--firsthand")["entry"]["data"]["firsthand"] is True
    home.run("note", "Hm")
    assert home.run("edit", "--tone", "trouble") == 2


def test_praise_has_its_way_into_thanks(home: Home) -> None:
    """The list of worksheets says so, and the sheet begins with it; it is then taken up."""
    home.run("heard", "You were so quick!", "--from", "Ana", "--tone", "praise")
    [first, *_] = home.data("sheet")["fitting"]
    assert (first["id"], first["why"]) == ("recognition", "Ana praised something today; thank whoever did it")
    [sheet] = home.data(*first["command"].split())["sheets"]
    fields = {name: value for name, value in sheet["fields"].items() if value}
    assert (sheet["worksheet"], fields) == ("recognition", {"did": "You were so quick!", "for-whom": "Ana"})
    assert home.data("sheet")["fitting"][0]["id"] == "complaint"
    assert "praised" not in home.page("sheet")
