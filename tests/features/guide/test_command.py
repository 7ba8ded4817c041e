import json
import shutil
from pathlib import Path

import pytest

from custfocus.content.framework import name_of, tied_to
from custfocus.features.guide.command import topics
from custfocus.features.guide.views import EXAMPLE as PATTERN
from tests.bundled import OURS as ALL
from tests.conftest import Home

EXAMPLE = PATTERN.format(principle="listen")
BAD = "questions:\n  - {id: mine, nam: Mine, daily: What?, principles: [lisen]}\n"


def own(home: Home, text: str, name: str = "mine.yaml") -> Path:
    """A content file of the user's."""
    path = home.folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_alone_it_shows_the_spine_with_counts_by_kind(home: Home) -> None:
    """Three pillars, ten principles, and how many of each kind there are."""
    data = home.data("guide")
    assert data["counts"] == {
        "pillar": 3,
        "principle": 10,
        "behaviour": 9,
        "barrier": 10,
        "enabler": 9,
        "self-check": 5,
        "question": len([item for item in ALL.items if item.kind == "question"]),
        "echo": len([item for item in ALL.items if item.kind == "echo"]),
        "practice": len([item for item in ALL.items if item.kind == "practice"]),
        "worksheet": 10,
        "checklist": 4,
        "text": len([item for item in ALL.items if item.kind == "text"]),
        "role": 4,
        "source": 5,
    }
    assert [len(pillar["principles"]) for pillar in data["pillars"]] == [2, 5, 3]
    page = home.page("guide")
    assert all(item.id in page for item in ALL.items if item.kind == "principle")


def test_every_item_can_be_read_with_its_source(home: Home) -> None:
    """Its own words are on its page, and where it comes from."""
    for item in ALL.items:
        page = " ".join(home.page("guide", item.id, "--all").split())
        assert " ".join(item.words.split())[:60] in page
        assert all(name_of(ALL, citation.id) in page and citation.where in page for citation in item.sources)


def test_a_question_is_read_with_what_follows_each_of_its_forms(home: Home) -> None:
    """The daily form and its follow-ups, what is asked after a guess, then the long form with its own."""
    question = next(item for item in ALL.questions if item.check and item.wider)
    page = " ".join(home.page("guide", question.id).split())
    parts = [question.daily, question.further[0], question.check, question.full, question.wider[0]]
    places = [page.index(" ".join(part.split())) for part in parts]
    assert places == sorted(places)


def test_an_echo_says_what_it_quotes(home: Home) -> None:
    """With its open places named, on its page and in the list of them."""
    page = " ".join(home.page("guide", "echo-heard-since").split())
    assert "These words of [who] are from [day]." in page
    assert "It is asked about something you heard, which it quotes." in page
    assert "{" not in home.page("guide", "echoes")


@pytest.mark.parametrize("kind", ["pillar", "principle", "barrier", "question", "practice", "text", "source"])
def test_an_item_is_data_too(home: Home, kind: str) -> None:
    """With its kind, its fields, its sources and what is tied to it."""
    item = next(item for item in ALL.items if item.kind == kind)
    data = home.data("guide", item.id)
    assert (data["item_kind"], data["item"]["id"]) == (kind, item.id)
    assert [origin["id"] for origin in data["origins"]] == [citation.id for citation in item.sources]
    assert all(group["items"] for group in data["tied"])


def test_a_principle_shows_the_essentials_first_and_all_on_request(home: Home) -> None:
    """Its first page is short, and every item that is tied to it stands on the second."""
    assert len(home.page("guide", "listen").splitlines()) <= 45
    everything = home.page("guide", "listen", "--all")
    assert all(item.id in everything or item.kind == "behaviour" for item in tied_to(ALL, "listen"))


def test_a_kind_is_a_list_with_a_line_each(home: Home) -> None:
    """By its plural or singular name."""
    for words, count in (("barriers", 10), ("practice", 38), ("Self-Checks", 5)):
        assert home.data("guide", words)["count"] == count
    lines = home.page("guide", "barriers").splitlines()
    assert len([line for line in lines if line.startswith(("isolation ", "defensiveness "))]) == 2


def test_words_are_looked_up(home: Home) -> None:
    """Several arguments are words of one search; nothing found is no failure, and says what might be meant."""
    hits = home.data("guide", "complaints", "expected")["hits"]
    assert hits[0]["id"] == "reframe-complaint"
    data = home.data("guide", "invoyce")
    assert (data["hits"], data["near"]) == ([], ["invoice"])
    assert "custfocus guide invoice" in home.page("guide", "invoyce")


@pytest.mark.parametrize("words", ["'", '"', "%", "*", "[red]", "\x1b[31m", "\udcff", "ü" * 500, "a " * 5000, " "])
def test_any_words_may_be_looked_up(home: Home, words: str) -> None:
    """Without error, and without a control code on the page."""
    assert home.run("guide", words) == 0
    assert "\x1b" not in home.out + home.err


def test_check_without_a_file_tells_how_to_write_the_first_one(home: Home) -> None:
    """With an example that is good as it stands."""
    page = home.page("guide", "check")
    assert str(home.folder / "content") in page
    assert EXAMPLE in page
    own(home, EXAMPLE)
    [file] = home.data("guide", "check")["files"]
    assert file["adds"] == ["what-a-supplier-said", "sit-at-reception"]
    assert "sit-at-reception" in home.page("guide", "practices")


def test_check_names_every_problem_with_its_place_and_ends_with_1(home: Home) -> None:
    """File, line, what was found and expected, the nearest valid word; in JSON too."""
    own(home, BAD)
    assert home.run("guide", "check") == 1
    assert home.out == (
        "mine.yaml is left out as a whole until this is mended:\n"
        '  line 2: found no "name", expected one in a question.\n'
        '  line 2: found "nam", expected one of id, sources, principles, pillar, retired, also, name, form, daily,'
        ' further, full, wider, check, since, starter, look. Did you mean "name"?\n'
    )
    assert home.err == ""
    assert home.run("guide", "check", "--json") == 1
    assert '"good": false' in home.out


def test_check_looks_at_one_file_or_folder_wherever_it_lies(home: Home, tmp_path: Path) -> None:
    """A good one elsewhere is told where it belongs."""
    file = tmp_path / "other.yaml"
    file.write_text("retire: [make-it-easier]\n")
    page = home.page("guide", "check", str(file))
    assert page == f"{file} is good: it retires make-it-easier.\nTo use it, put it into {home.folder / 'content'}.\n"
    assert home.data("guide", "check", str(tmp_path))["files"][0]["file"] == "other.yaml"
    assert "To use it" not in home.page("guide", "check", str(own(home, "retire: []\n")))
    assert home.error("guide", "check", str(tmp_path / "none"))["code"] == "no-such-file"
    assert home.run("guide", "check", "a", "b") == 2


def test_a_broken_file_is_one_line_on_stderr_and_the_rest_works(home: Home) -> None:
    """The guide opens with all of ours; the line says where to learn more."""
    own(home, BAD, "bad.yaml")
    own(home, EXAMPLE)
    assert home.run("guide", "listen") == 0
    assert home.err.splitlines() == ["Your content file bad.yaml was left out; custfocus guide check tells why."]
    assert "sit-at-reception" in home.page("guide", "practices")


def test_the_users_own_and_retired_items_are_marked(home: Home) -> None:
    """Also one of ours that theirs has taken the place of."""
    own(home, EXAMPLE.replace("sit-at-reception", "make-it-easier") + "retire: [remove-one-step]\n")
    assert "Yours, from mine.yaml." in home.page("guide", "make-it-easier")
    assert "Retired" in home.page("guide", "remove-one-step")
    assert "retired" in home.page("guide", "practices")
    assert home.data("guide")["counts"]["practice"] == 37


def test_the_schema_is_printed_or_written_for_an_editor(home: Home, tmp_path: Path) -> None:
    """As it is, as JSON, or into a file, which says how it is named; only a schema is written over."""
    printed = home.page("guide", "schema")
    assert json.loads(printed)["properties"].keys() >= {"questions", "retire"}
    assert home.page("guide", "schema", "-o", "-") == printed
    assert home.data("guide", "schema")["schema"] == json.loads(printed)
    file = tmp_path / "content.schema.json"
    assert f"# yaml-language-server: $schema={file}\n" in home.page("guide", "schema", "-o", str(file))
    assert file.read_text() == printed
    file.write_text(printed.replace("questions", "riddles"))
    assert home.data("guide", "schema", "-o", str(file)) == {"path": str(file)}
    assert file.read_text() == printed
    file.write_text("mine")
    assert home.error("guide", "schema", "-o", str(file))["code"] == "file-exists"
    assert file.read_text() == "mine"
    assert home.run("guide", "listen", "-o", str(file)) == 2
    assert home.run("guide", "-o", str(file)) == 2


def test_the_handbook_is_printed_or_written_in_either_format(home: Home, tmp_path: Path) -> None:
    """Markdown unless the file's name says otherwise; only a handbook is written over, and by the user's word."""
    printed = home.page("guide", "--book")
    assert printed.startswith("<!-- A handbook made by custfocus -->\n\n# Customer focus: a handbook\n")
    assert home.page("guide", "--book", "-o", "-") == printed
    assert home.data("guide", "--book") == {"format": "markdown", "text": printed}
    for name, form in (("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("a", "markdown")):
        assert home.data("guide", "--book", "-o", str(tmp_path / name)) == {
            "path": str(tmp_path / name),
            "format": form,
        }
    assert (tmp_path / "a.md").read_text() == printed
    assert (tmp_path / "a.html").read_text() == home.page("guide", "--book", "--format", "html")
    assert "It opens in a browser" in home.page("guide", "--book", "-o", str(tmp_path / "a.html"))
    (tmp_path / "a.md").write_text("mine")
    assert home.error("guide", "--book", "-o", str(tmp_path / "a.md"))["code"] == "file-exists"
    assert (tmp_path / "a.md").read_text() == "mine"


def test_an_ending_that_doesnt_fit_is_refused_with_the_way(home: Home, tmp_path: Path) -> None:
    """As is a format without a handbook, or a handbook of some words."""
    pdf, page = str(tmp_path / "a.pdf"), str(tmp_path / "a.html")
    assert home.error("guide", "--book", "-o", pdf)["hint"] == (
        "Let the name end in .md or .html, or say with --format what is to be in it."
    )
    assert home.run("guide", "--book", "-o", pdf, "--format", "html") == 0
    error = home.error("guide", "--book", "-o", page, "--format", "markdown")
    assert error["hint"] == "Let its name end in .md, or leave out --format."
    assert home.error("guide", "--book", "--format", "htlm")["hint"] == 'Did you mean "html"?'
    assert home.run("guide", "--format", "html") == home.run("guide", "--book", "listen") == 2
    assert not Path(page).exists()


def test_completion_offers_kinds_and_ids_whatever_is_wrong_with_a_file(
    home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken file of the user's says nothing into the line that is being typed."""
    own(home, BAD)
    monkeypatch.setenv("CUSTFOCUS_HOME", str(home.folder))
    assert {"listen", "practices", "check", "schema"} <= set(topics(""))
    assert topics("hold") == ["hold-accountable"]
    assert capfd.readouterr().err == ""


CHOIR = Path(__file__).resolve().parents[2] / "packs" / "choir"


def test_a_framework_is_checked_whole(home: Home, tmp_path: Path) -> None:
    """By its folder, or because it is the one that is used; then the user's own files are checked against it."""
    good = f"The framework in {CHOIR} is good: "
    assert good in " ".join(home.page("guide", "check", str(CHOIR)).split())
    copy = tmp_path / "choir"
    shutil.copytree(CHOIR, copy)
    home.environ["CUSTFOCUS_CONTENT"] = str(copy)
    own(home, "questions:\n  - {id: mine, name: Mine, daily: How?, principles: [breathe]}\n")
    page = home.page("guide", "check")
    assert f"The framework in {copy} is good: " in " ".join(page.split())
    assert "mine.yaml is good: it adds mine." in page
    (copy / "pack.yaml").write_text((copy / "pack.yaml").read_text().replace("sharing: read-aloud", "sharing: read"))
    assert home.run("guide", "check") == 1
    assert "expected the id of a practice" in " ".join(home.out.split())
    assert "pack.yaml, line 22" in home.out
    shutil.rmtree(copy)
    assert home.error("guide", "check")["message"] == f"There is no framework in {copy}."
