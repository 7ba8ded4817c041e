"""Hostile and foreign texts through every way in and back: what comes back is what went in.

All that changes is what the docs name: line ends become one kind, letters stand in their composed form (NFC), a byte
order mark before a text goes, and so does the line end that closes it. In the long form each text takes every way;
in the quick one those of a process of its own take some.
"""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import Home
from tests.proofs.machine import custfocus, texts
from tests.terminal.screen import ENTER, Terminal

FOREIGN = {
    "german": "Größe, Straße, Überraschung – „sehr“ gut",
    "composed": "Müller sagt: Café à la crème",
    "decomposed": unicodedata.normalize("NFD", "Müller sagt: Café à la crème, Ångström"),
    "vietnamese": unicodedata.normalize("NFD", "Nguyễn Thị Hằng đợi một tiếng"),
    "polish": "Łódź, żółć, gęślą jaźń",
    "turkish": "İlknur ısrarla İstanbul'dan aradı",
    "greek": "Ὀδυσσεύς περίμενε πολύ",
    "russian": "Клиент ждал ещё час",
    "hebrew": "שִׂיחָה עם הלקוחה על החשבונית",
    "arabic": "الفاتورةُ خاطئةٌ مرّةً أخرى",
    "persian": "می‌خواهم با شما صحبت کنم",
    "hindi": "ग्राहक ने तीन बार फ़ोन किया",
    "bengali": "গ্রাহক সেবা ভালো ছিল না",
    "tamil": "வாடிக்கையாளர் காத்திருந்தார்",
    "sinhala": "පාරිභෝගිකයා ශ්‍රී ලංකාවේ",
    "thai": "ลูกค้ารอใบแจ้งหนี้สองสัปดาห์",
    "khmer": "អតិថិជនរង់ចាំយូរ",
    "chinese": "客户说发票又错了，第三次",
    "japanese": "お客様が請求書について三回電話した「まだ?」",
    "korean": "고객이 송장을 기다렸다",
    "jamo": unicodedata.normalize("NFD", "고객이 송장을 기다렸다"),
    "rare": "𠮷野家 𐍈 𝒳 🂡",
    "family": "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇩🇪 ❤️",
    "zalgo": "z" + "\u0301\u0323" * 40 + "a",
    "soft hyphens": "Rech\u00adnungs\u00adnum\u00admer",
    "no width": "a\u200bb\u2060c\u200dd\u200ce",
    "directions": "\u202eevil\u202c \u200e+49 30\u200f \u2066x\u2069",
    "spaces": "a\u00a0b\u2009c\u202fd\u3000e",
    "separators": "a\u2028b\u2029c\x85d",
    "mark within": "a\ufeffb",
    "quotes": '"\' ‘’ “” «» `` \'\'\' """ He said "no"',
    "backslashes": "C:\\new\\table \\\\server \\u001b \\x00 \\",
    "percent": "%s %n %% 100% {0} {x!r} $HOME $(true) `true` ${x}",
    "markup": "[bold red]x[/] [/] [link=file:///etc/passwd]x[/link] :smile: <b>&amp;</b>",
    "markdown": "**x** _y_ # z\n\n```\ncode\n---\n| a | b |",
    "formula": "=1+1;=2+2",
    "sum": "@SUM(A1:A9)",
    "plus": "+49 30 1234",
    "dash": "- first point\n- second",
    "sql": "'; drop table entry; --",
    "null": "NULL",
    "norway": "no",
    "number": "012",
    "day": "2026-11-22",
    "yaml": "a: [b, c] # d & *e !!f |g >h",
    "json": '{"text": "x", "y": [1, null]}',
    "tabs": "a\tb\t\tc",
    "windows": "Kunde:\r\n- zu spät\r\n- wieder",
    "old mac": "Kunde:\r- zu spät",
    "lines": "one\n\n\nfour",
    "colours": "\x1b[31mred\x1b[0m \x1b[2J\x1b]0;title\x07",
    "controls": "a\x01b\x02c\x08d\x0be\x0cf\x7fg\x9bh",
    "private": "\ue000 \ufffd \ufff9 \U0010ffff \uffff",
    "long word": "x" * 20_000,
    "long chinese": "客" * 20_000,
    "tag": "#Köln #日本 ##x #-",
    "one letter": "é",
}
Way = Callable[[Home, str], str]


def kept(text: str) -> str:
    """A text as the docs say that it is kept."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def through_argument(home: Home, text: str) -> str:
    """As one word of the command line."""
    assert home.run("note", "--json", "--", text) == 0, home.out
    return str(json.loads(home.out)["data"]["entry"]["text"])


def through_pipe(home: Home, text: str) -> str:
    """As UTF-8."""
    return str(home.data("note", "-", stdin=text)["entry"]["text"])


def through_marked_pipe(home: Home, text: str) -> str:
    """As UTF-8 with a mark before it and a line end behind it."""
    return str(home.data("note", "-", stdin=f"\ufeff{text}\r\n")["entry"]["text"])


def through_wide_pipe(home: Home, text: str) -> str:
    """As UTF-16 with its mark."""
    return str(home.data("note", "-", stdin=text.encode("utf-16"))["entry"]["text"])


def through_edit(home: Home, text: str) -> str:
    """In place of another."""
    short = home.data("note", "Before")["entry"]["id"]
    return str(home.data("edit", short, "-", stdin=text)["entry"]["text"])


def through_answer(home: Home, text: str) -> str:
    """As the answer to a question."""
    return str(home.data("reflect", "-", stdin=text)["answer"]["text"])


WAYS = (through_argument, through_pipe, through_marked_pipe, through_wide_pipe, through_edit, through_answer)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", FOREIGN)
def test_a_text_comes_in_as_it_is(home: Home, name: str, way: Way) -> None:
    """Whichever way it takes."""
    assert way(home, FOREIGN[name]) == kept(FOREIGN[name])


def test_all_texts_come_back(home: Home) -> None:
    """As JSON, as JSON Lines and as CSV, and pages show each without harm."""
    ids = {name: home.data("note", "-", stdin=text)["entry"]["id"] for name, text in FOREIGN.items()}
    for name, entry in ids.items():
        assert home.data("show", entry)["entry"]["text"] == kept(FOREIGN[name])
        assert home.run("show", entry) == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(home.out)
    wanted = {ids[name]: kept(text) for name, text in FOREIGN.items()}
    assert home.run("export") == 0
    lines = [json.loads(line) for line in home.out.split("\n") if line.strip()]
    assert {line["id"]: line["text"] for line in lines if line.get("id") in wanted} == wanted
    assert home.run("export", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(home.out, newline="")))
    plain = {row["id"]: row["text"] for row in rows if row["text"] == wanted.get(row["id"])}
    marked = [name for name, entry in ids.items() if entry not in plain]
    changed = {"formula", "sum", "plus", "dash", "colours", "controls", "directions", "separators", "no width"}
    assert set(marked) <= changed | {"private", "mark within", "persian", "sinhala", "family", "tabs"}, marked


@pytest.mark.parametrize("name", FOREIGN)
def test_a_heading_and_a_measure_keep_their_name(home: Home, name: str) -> None:
    """A column of a spreadsheet is found by the name that was typed, in one form of letters or the other."""
    words = " ".join(FOREIGN[name].split())[:60]
    if not words.isprintable() or name == "day":
        pytest.skip("no name of a column")
    home.data("scorecard", "add", "Figure")
    out = io.StringIO()
    csv.writer(out).writerows([["Day", words, "Other"], ["2026-10-01", "5", "6"]])
    told = home.data("scorecard", "import", "-", "--column", kept(words), stdin="\ufeff" + out.getvalue())
    assert told["value_column"] == " ".join(kept(words).split())
    assert told["new"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_question_of_ones_own_is_asked_as_it_was_written(home: Home, encoding: str) -> None:
    """From a file of YAML by any editor, its ending in capitals or not."""
    words = [text for text in map(kept, FOREIGN.values()) if text.isprintable() and len(text) < 200]
    asked = {f"own-{place}": " ".join(text.split()) for place, text in enumerate(words)}
    questions = [{"id": name, "name": name, "principles": ["listen"], "daily": text} for name, text in asked.items()]
    folder = home.folder / "content"
    folder.mkdir(parents=True)
    text = yaml.safe_dump({"questions": questions}, allow_unicode=True).replace("\n", "\r\n")
    (folder / "MINE.YAML").write_bytes(text.encode(encoding))
    for question, daily in asked.items():
        assert home.data("guide", question)["item"]["daily"] == daily


QUICK = ("german", "decomposed", "chinese", "family", "quotes", "backslashes", "markdown")


def names(long: bool) -> list[str]:
    """The texts that are tried where each costs a process."""
    return list(FOREIGN) if long else list(QUICK)


def test_an_editor_gives_what_was_written(tmp_path: Path, long: bool) -> None:
    """Saved by one like Notepad, too: a mark before it, lines that end in CR LF."""
    for name in names(long):
        home = tmp_path / name
        home.mkdir()
        source = home / "source"
        source.write_bytes(("\ufeff" + kept(FOREIGN[name]).replace("\n", "\r\n") + "\r\n").encode())
        script = home / "editor.py"
        script.write_text("import shutil, sys\nshutil.copyfile(sys.argv[1], sys.argv[2])\n")
        editor = f'"{sys.executable}" "{script}" "{source}"'
        done = custfocus(home, "note", "-e", EDITOR=editor)
        assert done.returncode == 0, (name, done.stderr)
        assert texts(home / "journal.db", "note") == [kept(FOREIGN[name])], name


def test_a_paste_at_the_prompt_stays_as_it_is(tmp_path: Path, long: bool) -> None:
    """Between the marks that a terminal puts around it."""
    for name in names(long):
        text = kept(FOREIGN[name])
        if not text.replace("\n", "").isprintable() or len(text) > 1000:
            continue  # a terminal takes controls for keys
        home = tmp_path / name
        terminal = Terminal(home, "note")
        terminal.see("Note:")
        terminal.type(f"\x1b[200~{text}\x1b[201~")
        terminal.type(ENTER)
        terminal.see("Saved")
        assert terminal.ends() == 0
        assert texts(home / "journal.db", "note") == [text], name


def test_a_conflicted_copy_takes_no_files_place(home: Home) -> None:
    """The file that a folder in sync left beside another is the one that is left out, and it is named."""
    folder = home.folder / "content"
    folder.mkdir(parents=True)
    for name, asked in (("mine.yaml", "Mine?"), ("mine (conflicted copy).yaml", "Theirs?")):
        questions = [{"id": "own", "name": "Own", "principles": ["listen"], "daily": asked}]
        (folder / name).write_text(yaml.safe_dump({"questions": questions}))
    assert home.data("guide", "own")["item"]["daily"] == "Mine?"
    assert home.run("guide", "own") == 0
    assert "mine (conflicted copy).yaml was left out" in home.err
