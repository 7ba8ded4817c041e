"""What a brief quotes of its passages: what came back, each remark by a sentence, each case in one piece."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from custfocus.base import wording
from custfocus.base.naming import tags_in
from custfocus.base.reading import sentences
from custfocus.features.insights.shared import PEOPLE, EntryText, shared_words
from custfocus.features.share.names.contacts import MARKS
from custfocus.features.share.readers import CHANGE, DECISION, HEARD, LEARNT, OWN
from custfocus.features.share.views import CAME_BACK, BriefCase, CameBack, CasePiece, Passage, QuotedRemark

# So many sentences take less than half a page together; so many words that came back are offered.
MOST_SENTENCES, MOST_CAME_BACK = 12, 8
_SHORT, _LONGEST = 110, 180  # letters of a remark that is told whole, and of a sentence
_FEW = 4  # words of a sentence that says little by itself
_LEADS: Mapping[str, str] = {LEARNT: "Learnt", CHANGE: "What changes", DECISION: "To decide"}
_REMARKS = "heard"


def came_back(passages: Iterable[Passage], who: Mapping[str, str], nouns: Iterable[str]) -> tuple[CameBack, ...]:
    """The words that three or more different people said, those of most people first, each with a sentence.

    They are counted, and say no more than that: which of them tell anything the leader decides.

    Args:
        passages: What could go, without names.
        who: Who said it, by the entry's id, where that is known.
        nouns: What pseudonyms are made of.
    """
    texts = [EntryText(each.entry, each.text, who.get(each.entry, "")) for each in passages if _is_said(each)]
    if len({text.id for text in texts}) < PEOPLE:
        return ()
    found: list[CameBack] = []
    quoted: set[str] = set()
    for shared in shared_words(texts, {word for noun in (*nouns, *MARKS) for word in noun.split()}).shared:
        fits = (each for each in shared.evidence if len(each.sentence) <= _LONGEST and each.sentence not in quoted)
        is_new = not {word for each in found for word in each.words}.issuperset(shared.words)
        if len(found) < MOST_CAME_BACK and is_new and (telling := next(fits, None)):
            quoted.add(telling.sentence)
            ids = tuple(dict.fromkeys([telling.id, *(each.id for each in shared.evidence)]))
            found.append(CameBack(shared.words, shared.people, telling.sentence, ids))
    return tuple(found)


def named_back(
    passages: Iterable[Passage], who: Mapping[str, str], themes: Mapping[str, Collection[tuple[str, int]]]
) -> tuple[CameBack, ...]:
    """What the leader has a name for: the sentences that are taken together under it, and remarks with a #tag.

    Args:
        passages: What could go, as it was written.
        who: Who said it, by the entry's id, where that is known.
        themes: The sentences of each theme by its name: of which entry, and which of its sentences, from 0 on.
    """
    said = [passage for passage in passages if _is_said(passage)]
    spoken: dict[str, list[str]] = {}
    tagged: dict[str, list[tuple[str, str]]] = {}
    for passage in said:
        spoken.setdefault(passage.entry, []).extend(sentences(passage.text))
        for tag in tags_in(passage.text):
            tagged.setdefault(f"#{tag}", []).append((passage.entry, telling_sentence(passage.text)))
    named = {
        name: [(entry, spoken[entry][place]) for entry, place in places if place < len(spoken.get(entry, ()))]
        for name, places in themes.items()
    }
    found = (_told_by(name, told, who) for name, told in (*named.items(), *tagged.items()))
    return tuple(sorted((each for each in found if each.people > 1), key=lambda each: -each.people))


def _told_by(name: str, told: Sequence[tuple[str, str]], who: Mapping[str, str]) -> CameBack:
    """What goes under a name, with the first sentence that fits."""
    people = {" ".join(who.get(entry, "").casefold().split()) or f"\n{entry}" for entry, _ in told}
    best = next((each for each in told if len(each[1].split()) > _FEW and len(each[1]) <= _LONGEST), ("", ""))
    ids = dict.fromkeys([*([best[0]] if best[0] else []), *(entry for entry, _ in told)])
    return CameBack((name,), len(people) if best[0] else 0, best[1], tuple(ids))


def remarks(passages: Sequence[Passage], told: Sequence[CameBack]) -> tuple[tuple[QuotedRemark, ...], int]:
    """Each remark not told with what came back, by a sentence; and how many more there are than are quoted."""
    covered = {name for each in told for name in each.ids}
    left = [each for each in passages if each.group == _REMARKS and each.entry not in covered]
    shown = left[: max(0, MOST_SENTENCES - len(told))]
    return tuple(QuotedRemark(each.entry, telling_sentence(each.text)) for each in shown), len(left) - len(shown)


def telling_sentence(text: str) -> str:
    """A short text as it is, or the first sentence of it that says something by itself."""
    whole = " ".join(text.split())
    if len(whole) <= _SHORT:
        return whole
    each = sentences(text)
    telling = (sentence for sentence in each if len(sentence) <= _LONGEST and len(sentence.split()) > _FEW)
    return next(telling, None) or wording.whole_words(" ".join(each[0].split()), _LONGEST)


def cases(passages: Sequence[Passage]) -> tuple[BriefCase, ...]:
    """Each sheet in one piece, and each entry of the leader's own; what is to be decided, and what is theirs, last.

    Of a sheet that has only fixed answers to hand on there is nothing to tell, for these are counted.
    """
    by_entry: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.group == passage.entry or passage.part == OWN:
            by_entry.setdefault(passage.entry, []).append(passage)
    told = [_case(entry, own) for entry, own in by_entry.items() if any(each.free for each in own)]
    parts = {entry: {each.part for each in own} for entry, own in by_entry.items()}
    return tuple(sorted(told, key=lambda case: (OWN in parts[case.entry], DECISION in parts[case.entry])))


def _case(entry: str, passages: Sequence[Passage]) -> BriefCase:
    said = tuple(each.text for each in passages if _is_said(each))
    return BriefCase(entry, passages[0].title, said, tuple(_pieces(passages)))


def _pieces(passages: Sequence[Passage]) -> Iterator[CasePiece]:
    """What was noted besides what was said, each behind what leads to it; a fixed answer without that is left out."""
    for passage in passages:
        lead = passage.lead or (_LEADS.get(passage.part, "") if passage.free else "")
        if passage.part == OWN:
            yield CasePiece(passage.label, " ".join(passage.text.split()))
        elif lead:
            yield CasePiece(lead, " ".join(passage.text.split()))


def _is_said(passage: Passage) -> bool:
    """Whether a passage is what somebody said, rather than what the leader made of it."""
    return passage.part == HEARD and passage.free and not passage.lead and passage.group != CAME_BACK
