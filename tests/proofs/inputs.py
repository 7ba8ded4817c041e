"""Inputs of every kind that a user, a file or a pipe can contain, as Hypothesis strategies."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from custfocus.features.voices.replies import BEGIN, END, armoured
from tests.proofs.walk import TOKEN

settings.register_profile(
    "quick", derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile("long", settings.get_profile("quick"), derandomize=False, print_blob=True)

# What could move a cursor, pass for markup, turn the direction of a line, or end a text too soon.
PIECES = (
    "\x1b[31m",
    "\x1b[2J\x1b[H",
    "\x1b]0;title\x07",
    "\x1b]8;;http://example.invalid\x1b\\link",
    "\x9b2J",
    "\x90q\x9c",
    "\x08\x08\x08",
    "\x7f",
    "\x85",
    "\r",
    "\r\n",
    "\n\n\n",
    "\t",
    "\v\f",
    "\u202eevil\u202c",
    "\u2066\u2067\u2069",
    "\u200e\u200f\u061c",
    "\u2028\u2029",
    "\ufeff",
    "\ufffd\ufff9\uffff",
    "\ue000\ue001",
    "e\u0301" + "\u0300" * 30,
    "👩‍👩‍👧‍👦",
    "日本語",
    "[bold red]",
    "[/]",
    "[/nothing]",
    "[link=file:///etc/passwd]x[/link]",
    ":smile:",
    "<b>&amp;",
    "**x** `y` # z",
    "```\n",
    "---\n",
    "| a | b |",
    "%s%n{0}{x!r}",
    "\\u001b\\x1b",
    "'\"'\"",
    "#tag #日本 ##x #-",
    "$(true) `true` ;",
    "=1+1",
    "NULL",
    "-",
    "--",
    "x" * 400,
)
CONTROLS = st.characters(categories=["Cc", "Cf", "Co", "Zl", "Zp"])
PIPED = st.lists(st.one_of(st.sampled_from([*PIECES, "\0"]), CONTROLS, st.text(max_size=12)), max_size=8).map("".join)
# The system hands in bytes that are no text as lone surrogates; no argument can have a NUL in it.
_BAD = st.sampled_from(["\udc80", "\udcff", "caf\udce9"])
WORD = st.lists(st.one_of(st.sampled_from(PIECES), CONTROLS, st.text(max_size=12), _BAD), min_size=1, max_size=5).map(
    lambda parts: "".join(parts).replace("\0", "")
)
_WORDS = """
1 0 -1 99 ٣ ² 1e9 zz k klmn listen talk-direct start-noticed customer-needs customer-needs=Less = yes not-yet drop 3/7
0/0 9/1 7/7/7 mon-fri weekdays day-starts 04:00 24:00 2026-11-20 2026-02-30 0001-01-01 9999-12-31 2026-10 yesterday
tomorrow 29/2 03/04 now 90d 0d 9999y heard note answer json csv markdown jsonl #tag tag check questions C++ don't
up down day 4,5 1,200 12% -3
complaint recognition who=Ana told=yesterday told=2099-01-01 confirmed=maybe cause=l channel=c who=
1=used 2=missed 1=no-occasion isolation defensiveness if then
""".split()  # noqa: SIM905 - easier to read so
PLAUSIBLE = st.sampled_from([*_WORDS, "last friday", "3 days ago", "in 2 weeks", "9" * 30])
FILE_NAMES = st.sampled_from(
    ["new.txt", "home/journal.db", ".", "no/such/folder/file", "\x1b[31m", "caf\udce9", "-", "x" * 300]
)
BYTES = st.one_of(
    st.binary(max_size=200),
    PIPED.map(str.encode),
    st.tuples(PIPED, st.sampled_from([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"])).map(
        lambda parts: parts[0].encode() + parts[1]
    ),
    PIPED.map(lambda text: text.encode("utf-16")),
)

_KEYS = st.sampled_from(
    """
    questions practices checklist principles sources retired id name daily full text principle pillar source where
    cadence times days first when with follow_ups starter way weekdays day-starts
    """.split()  # noqa: SIM905 - the same
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    PIPED,
    PLAUSIBLE,
    st.just("start-noticed"),
)
DATA: st.SearchStrategy[Any] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(_KEYS, st.text(max_size=5)), inner, max_size=5)
    ),
    max_leaves=12,
)
_TRICKS = (
    "[" * 5_000,
    "{a: " * 3_000,
    "a: &a [x]\nb: *a",
    "a: &a [*a]",
    "? [x]\n: y",
    "!!python/object/apply:os.system [true]",
    "a: 1\na: 2",
    "\ta: 1",
    "a: |\n  \x07",
    "questions:\n- id: x\n  id: y",
    "--- a\n--- b",
    "%YAML 9.9\n---\n",
    "a: 0x1F\nb: 1_000\nc: 2026-01-01\nd: .inf\ne: " + "9" * 5_000,
    "- " * 2_000 + "x",
    "a:\n" + "".join(" " * depth + "b:\n" for depth in range(1, 400)),
    "x" * 1_100_000,
    "<<: {a: b}",
    "'",
    "\ufeff\ufeff",
)
YAML = st.one_of(
    BYTES,
    st.sampled_from(_TRICKS).map(str.encode),
    DATA.map(lambda data: json.dumps(data).encode()),
    st.dictionaries(_KEYS, st.lists(st.dictionaries(_KEYS, _LEAVES, max_size=6), max_size=3), max_size=2).map(
        lambda data: json.dumps(data, ensure_ascii=False).encode()
    ),
)
TOML = st.one_of(
    BYTES,
    st.tuples(st.sampled_from(["weekdays", "day-starts", "other", '"a b"', "a.b", "[x]"]), DATA).map(
        lambda pair: f"{pair[0]} = {json.dumps(pair[1])}".encode()
    ),
    st.tuples(st.sampled_from(["weekdays", "day-starts"]), st.one_of(PIPED, PLAUSIBLE)).map(
        lambda pair: f"{pair[0]} = {json.dumps(pair[1])}".encode()
    ),
    st.sampled_from([b"x = " + b"[" * 5_000, b"a" + b".a" * 5_000 + b" = 1", b"weekdays = 2026-01-01", b"\0"]),
)

ANSWERS = st.one_of(
    BYTES,
    st.tuples(PIPED, PIPED).map(lambda around: f"{around[0]}{BEGIN}{around[1]}{END}".encode()),
    st.dictionaries(st.sampled_from(["form", "invitation", "ratings", "text", "x"]), DATA).map(
        lambda content: armoured({"form": 1, "invitation": TOKEN, "text": "Words"} | content).encode()
    ),
)


def explore(
    strategy: st.SearchStrategy[Any], check: Callable[[Any], None], *, many: bool, quick: int, long: int
) -> None:
    """Check so many generated inputs: the same ones each time in the quick form, new ones each time in the long."""
    profile = settings.get_profile("long" if many else "quick")
    phases = [Phase.explicit, Phase.generate, Phase.shrink]

    @settings(profile, max_examples=long if many else quick, phases=phases)
    @given(strategy)
    def each(example: Any) -> None:
        check(example)

    each()
