"""An answer is found in whatever a mail program makes of the file."""

from email.message import EmailMessage
from html import escape

import pytest

from custfocus.features.voices.unpacking import texts
from tests.answers import answer, invitation
from tests.conftest import Home

WORDS = "Ring earlier, it's “urgent” <to us> & ours: Grüße"


def page(text: str) -> str:
    """The answer as a mail program writes it into HTML."""
    lines = "<br>\n".join(f"<span>{escape(line)}</span>" for line in text.split("\n"))
    return f"<html><head><style>p {{margin: 0}}</style></head><body><p>Hi!</p><div>{lines}</div></body></html>"


def email(text: str, *, as_page: bool, encoding: str) -> bytes:
    """An email with the answer, packed like that."""
    message = EmailMessage()
    message["Subject"] = "Re: Three questions, 5 minutes"
    if as_page:
        message.set_content("See the other part.")
        message.add_alternative(page(text), subtype="html", cte=encoding)
    else:
        message.set_content(text, cte=encoding)
    return message.as_bytes()


@pytest.mark.parametrize("packed", ["html", "base64", "quoted-printable", "base64 html", "attached"])
def test_a_packed_answer_is_taken_in(home: Home, packed: str) -> None:
    """HTML, an .eml with its text in base64, or with the answer as a file."""
    text = answer(invitation(home, "Ana", "manager"), text=WORDS)
    if packed == "html":
        raw = page(text).encode()
    elif packed == "attached":
        message = EmailMessage()
        message.set_content("Attached.")
        message.add_attachment(text, filename="answer.txt")
        raw = message.as_bytes()
    else:
        encoding, _, html = packed.partition(" ")
        raw = email(text, as_page=bool(html), encoding=encoding)
    view = home.data("invite", "import", "-", stdin=raw)
    assert [(each["who"], each["named"]) for each in view["taken"]] == [("Ana", True)]
    assert home.data("list", "--kind", "reply")["entries"][0]["text"] == WORDS


def test_a_packed_answer_that_is_cut_off_is_refused_with_its_reason(home: Home) -> None:
    """The reason is that of the text in which something of an answer stands."""
    text = answer(invitation(home, "Ana", "manager"), text=WORDS)
    raw = email(text[: len(text) // 2], as_page=False, encoding="base64")
    assert home.run("invite", "import", "-", "--json", stdin=raw) == 1
    assert '"code": "no-answer"' in home.out or '"code": "damaged"' in home.out


def test_nesting_without_end_is_no_trouble() -> None:
    """What can't be taken apart is read as it stands."""
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000))
    assert next(iter(texts(raw))) == raw.decode()
    assert list(texts(raw))
