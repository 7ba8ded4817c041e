"""The brief as Markdown, in which whatever somebody wrote stays text."""

import re
from collections.abc import Iterator

from custfocus.features.share.views import Brief, BriefPart, Passage

# Whatever could begin something in Markdown, its common extensions included.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&#@$^=]|(?<=\w):(?=//)|(?<=www)\.|!(?=\[)|:(?=[\w+-]+:)", re.IGNORECASE)
_LINE_BEGINS = re.compile(r"^(?:[-+:](?=\s|-|:|\+|$)|(?<!\d)\d{1,9}[.)](?=\s|$))")


def markdown(brief: Brief) -> str:
    """The brief as Markdown; what somebody wrote stays text, whatever signs are in it."""
    blocks = [f"# {plain_markdown(brief.title)}", plain_markdown(brief.opening)]
    for part in brief.parts:
        blocks += [f"## {plain_markdown(part.title)}", *_own_lines(part)]
        for about, passages in part.by_entry():
            blocks += [f"### {plain_markdown(about)}"] if about else []
            blocks += [block for passage in passages for block in _quoted(passage)]
    return "\n\n".join(blocks) + "\n"


def plain_markdown(text: str) -> str:
    """A text such that Markdown shows it as it is, on one line."""
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_BEGINS.sub(lambda sign: f"{sign[0][:-1]}\\{sign[0][-1]}", line)


def _own_lines(part: BriefPart) -> list[str]:
    lines = [plain_markdown(line) for line in part.lines]
    return ["\n".join(f"- {line}" for line in lines)] if len(lines) > 1 else lines


def _quoted(passage: Passage) -> Iterator[str]:
    """The label in bold, and the words as a quotation with its own lines."""
    label = plain_markdown(passage.label)
    if label:
        yield f"**{label}**"
    paragraphs = [
        [plain_markdown(line) for line in paragraph.splitlines() if line.strip()]
        for paragraph in re.split(r"\n\s*\n", passage.text.strip())
    ]
    yield "\n>\n".join("\\\n".join(f"> {line}" for line in lines) for lines in paragraphs if lines)
