import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import name_of
from custfocus.content.load import content_folder
from tests.content.conftest import QUESTION, Shelf


def test_without_anything_of_the_users_it_is_ours(shelf: Shelf) -> None:
    """Ours comes in the order of kinds, and nothing is wrong with it."""
    framework = shelf.load()
    assert [item.kind for item in framework.items] == [
        *("pillar", "principle", "principle", "barrier", "enabler", "question", "practice", "source")
    ]
    assert framework.problems == ()
    assert framework.coverage["book"][0].items == ("listen", "who-spoke")


def test_a_file_adds_items_and_says_whose_they_are(shelf: Shelf) -> None:
    """The user's own come after ours of the same kind, with the file they come from."""
    shelf.put("team/mine.yml", QUESTION)
    framework = shelf.load()
    assert [question.id for question in framework.questions] == ["who-spoke", "mine"]
    assert framework.by_id["mine"].own == "team/mine.yml"
    assert framework.by_id["who-spoke"].own == ""


def test_a_file_replaces_an_item_by_its_id_in_its_place(shelf: Shelf) -> None:
    """Of ours and the user's, theirs holds; the references to it and the order stay."""
    shelf.put(
        "a.yaml",
        "practices:\n  - {id: stay-close, name: My way, how: So, when: Now, whom: Me, principles: [listen]}\n",
    )
    framework = shelf.load()
    assert name_of(framework, "stay-close") == "My way"
    assert len(framework.practices) == 1
    assert framework.by_id["stay-close"].own == "a.yaml"


def test_a_file_retires_an_item_which_stays_readable(shelf: Shelf) -> None:
    """A retired item is offered no more and is found by its id."""
    shelf.put("a.yaml", "retire: [who-spoke]\n")
    framework = shelf.load()
    assert framework.questions == ()
    assert framework.by_id["who-spoke"].retired
    assert name_of(framework, "who-spoke") == "Who spoke"


def test_what_serves_a_retired_principle_alone_goes_with_it(shelf: Shelf) -> None:
    """What serves another one too serves that from then on; all of it stays readable by its id."""
    shelf.put("a.yaml", "retire: [listen]\n")
    shelf.put("b.yaml", QUESTION.replace("[listen]", "[listen, measure]"))
    framework = shelf.load()
    assert framework.problems == ()
    assert [principle.id for principle in framework.principles] == ["measure"]
    assert [(question.id, question.principles) for question in framework.questions] == [("mine", ("measure",))]
    assert (framework.practices, framework.barriers, framework.enablers) == ((), (), ())
    assert name_of(framework, "listen") == "Listen"
    assert framework.by_id["who-spoke"].words == "Who spoke to you?"


def test_files_of_the_users_may_name_each_others_items(shelf: Shelf) -> None:
    """Whichever comes first."""
    shelf.put("a.yaml", "questions:\n  - {id: mine, name: Mine, daily: What?, principles: [mine-too]}\n")
    shelf.put("b.yaml", "principles:\n  - {id: mine-too, name: M, pillar: awareness, summary: S, ideas: []}\n")
    assert shelf.load().problems == ()
    assert shelf.load().by_id["mine"].principles == ("mine-too",)


def test_a_broken_file_is_left_out_whole_and_the_rest_works(shelf: Shelf) -> None:
    """Nothing of it holds, not even what is good in it; its problems are told."""
    shelf.put("bad.yaml", QUESTION.replace("mine", "half") + "retire: [nobody]\n")
    shelf.put("good.yaml", QUESTION)
    framework = shelf.load()
    assert "half" not in framework.by_id
    assert "mine" in framework.by_id
    assert [problem.file for problem in framework.problems] == ["bad.yaml"]


def test_a_file_that_needs_a_broken_one_is_left_out_too(shelf: Shelf) -> None:
    """What is offered never names what isn't there."""
    shelf.put("a.yaml", "principles:\n  - {id: mine-too, nam: M, pillar: awareness, summary: S, ideas: []}\n")
    shelf.put("b.yaml", "questions:\n  - {id: mine, name: Mine, daily: What?, principles: [mine-too]}\n")
    framework = shelf.load()
    assert {problem.file for problem in framework.problems} == {"a.yaml", "b.yaml"}
    assert "mine" not in framework.by_id


def test_an_id_in_two_of_the_users_files_is_refused_in_the_second(shelf: Shelf) -> None:
    """Neither file could say which of them was meant."""
    shelf.put("a.yaml", QUESTION)
    shelf.put("b.yaml", QUESTION)
    [problem] = shelf.load().problems
    assert str(problem) == 'b.yaml, line 2: found the id "mine", which a.yaml has too, expected it once.'


def test_links_hidden_files_folders_and_pipes(shelf: Shelf) -> None:
    """A link is followed, what editors hide is passed over, a folder's name means nothing, the rest is told of."""
    shelf.put("real.txt", QUESTION)
    (shelf.theirs / "link.yaml").symlink_to("real.txt")
    (shelf.theirs / ".#lock.yaml").symlink_to("nowhere")
    shelf.put(".git/x.yaml", "nonsense")
    shelf.put("folder.yaml/inner.yaml", QUESTION.replace("mine", "inner"))
    (shelf.theirs / "dangling.yaml").symlink_to("nowhere")
    (shelf.theirs / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(shelf.theirs / "pipe.yaml")
    framework = shelf.load()
    assert {"mine", "inner"} <= framework.by_id.keys()
    assert [problem.file for problem in framework.problems] == ["dangling.yaml", "loop.yaml", "pipe.yaml"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_that_may_not_be_read_is_told_of(shelf: Shelf) -> None:
    """It is left out like any other with a problem."""
    shelf.put("mine.yaml", QUESTION).chmod(0)
    assert [problem.file for problem in shelf.load().problems] == ["mine.yaml"]


def test_the_users_folder_may_be_a_file(shelf: Shelf) -> None:
    """Whatever stands in its place, the journal opens."""
    shelf.theirs.write_text("no folder")
    assert shelf.load().problems == ()


@settings(max_examples=200)
@given(
    text=st.one_of(st.binary(max_size=150), st.text(max_size=100)),
    prefix=st.sampled_from(["", QUESTION, "questions:\n  - "]),
)
def test_no_file_keeps_the_framework_from_loading(
    new_shelf: Callable[[], Shelf], text: bytes | str, prefix: str
) -> None:
    """Whatever a file of the user's holds, ours is all there, and the file is in whole or told of."""
    shelf = new_shelf()
    shelf.put(
        "any.yaml", prefix.encode() + (text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    )
    framework = shelf.read()
    assert framework.by_id.keys() >= {"listen", "stay-close", "who-spoke", "isolation"}
    shutil.rmtree(shelf.ours.parent)


def test_a_check_tells_what_a_good_file_does(shelf: Shelf) -> None:
    """What it adds, puts in the place of ours, and retires."""
    path = shelf.put(
        "mine.yaml",
        QUESTION + "  - {id: who-spoke, name: W, daily: Who?, principles: [listen]}\nretire: [stay-close]\n",
    )
    [checked] = shelf.check(path)
    assert (checked.adds, checked.replaces, checked.retires) == (("mine",), ("who-spoke",), ("stay-close",))
    assert checked.file == str(path)
    assert checked.problems == ()


def test_a_check_sees_a_file_beside_the_users_others(shelf: Shelf, tmp_path: Path) -> None:
    """From elsewhere, it may need their items and clash with them; in their folder, it doesn't clash with itself."""
    mine = shelf.put("mine.yaml", QUESTION)
    assert shelf.check(mine)[0].problems == ()
    copy = tmp_path / "copy.yaml"
    copy.write_text(QUESTION)
    [problem] = shelf.check(copy)[0].problems
    assert "which mine.yaml has too" in problem.message
    copy.write_text("retire: [mine]\n")
    assert shelf.check(copy)[0].retires == ("mine",)


def test_a_check_of_a_folder_goes_through_its_files(shelf: Shelf) -> None:
    """Each file by its name in the folder, good or not; a broken one elsewhere doesn't matter."""
    shelf.put("b/two.yaml", "x: 1\n")
    shelf.put("one.yaml", QUESTION)
    assert [(checked.file, bool(checked.problems)) for checked in shelf.check(shelf.theirs)] == [
        ("b/two.yaml", True),
        ("one.yaml", False),
    ]
    assert shelf.check(shelf.theirs / "one.yaml")[0].problems == ()
    assert "No such file" in str(shelf.check(shelf.theirs / "nowhere")[0].problems[0])


def test_our_own_content_missing_or_damaged_is_an_error_in_words(shelf: Shelf) -> None:
    """A spoilt installation ends with a sentence and the next step."""
    (shelf.ours / "all.yaml").write_text("questions: [{}]\n")
    with pytest.raises(CustfocusError, match=r"own content is damaged: all\.yaml, line 1"):
        shelf.load()
    shutil.rmtree(shelf.ours)
    with pytest.raises(CustfocusError, match="it is missing"):
        shelf.load()


def test_a_checkout_uses_the_content_at_its_top() -> None:
    """The folder with our files is found from where the code lies."""
    assert (content_folder() / "principles.yaml").is_file()
