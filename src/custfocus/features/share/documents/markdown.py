"""The brief as Markdown, in which whatever somebody wrote stays text."""

from collections.abc import Iterator

from custfocus.base.wording import plain_markdown, quoted_markdown
from custfocus.features.share.views import Brief, BriefPart, Passage


def markdown(brief: Brief) -> str:
    """The brief as Markdown; what somebody wrote stays text, whatever signs are in it."""
    blocks = [f"# {plain_markdown(brief.title)}", plain_markdown(brief.opening)]
    for part in brief.parts:
        blocks += [f"## {plain_markdown(part.title)}", *_own_lines(part)]
        for about, passages in part.by_entry():
            blocks += [f"### {plain_markdown(about)}"] if about else []
            blocks += [block for passage in passages for block in _quoted(passage)]
    return "\n\n".join(blocks) + "\n"


def _own_lines(part: BriefPart) -> list[str]:
    lines = [plain_markdown(line) for line in part.lines]
    return ["\n".join(f"- {line}" for line in lines)] if len(lines) > 1 else lines


def _quoted(passage: Passage) -> Iterator[str]:
    """The label in bold, and the words as a quotation with its own lines."""
    label = plain_markdown(passage.label)
    if label:
        yield f"**{label}**"
    yield quoted_markdown(passage.text)
