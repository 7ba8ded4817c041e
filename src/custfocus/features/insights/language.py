"""The words of a text that say what it is about, in English or German, whatever their inflection."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

# The small words of a language, and those of reporting and of courtesy: they stand in any text, whatever it is about.
# Packaged lists are longer, but hold words that customers mean: "bill", "call", "fix", "date".
_LISTED = {
    "en": """
a about above across actually after again against ago all almost along already also although always am among an and
another any anybody anyone anything anyway anywhere are aren around as at away back be became because become been
before behind being below beside besides between beyond both but by can cannot cant come could couldn did didn do
does doesn doing don done down during each either else enough especially etc even ever every everybody everyone
everything everywhere except far few for from further gave get gets getting give given go goes going gone got had
hadn hardly has hasn have haven having he hence her here hers herself him himself his how however i if in indeed
instead into is isn it its itself just keep keeps kept know knows least less let lets like likely ll lot lots made
make makes making many may maybe me mean means might mine more most mostly much must my myself nearly neither never
no nobody none nor not nothing now nowhere of off often oh ok okay on once one ones only onto or other others
otherwise our ours ourselves out over own per perhaps put quite rather re really said same say saying says see seem
seems seen several shall shan she should shouldn since so some somebody somehow someone something sometimes
somewhere soon still such take taken takes taking tell than that the their theirs them themselves then there
therefore these they thing things think this those though through thus till to together told too took toward towards
two under unless until up upon us usually ve very via want wanted wants was wasn way we well went were weren what
whatever when whenever where wherever whether which while who whoever whole whom whose why will with within without
won would wouldn yes yet you your yours yourself yourselves

ask asked asks feel feels felt hear heard hears mention mentioned mentions write writes wrote written

bye cheers dear forward greetings hello hi hope kind kindly please regard regards sincerely sorry thank thanks
thankful thanked
""",
    "de": """
ab aber alle allein allem allen aller allerdings alles als also am an ander andere anderem anderen anderer anderes
anders auch auf aus außer außerdem bald bei beide beiden beim bereits besonders besser bevor bin bis bisher bist
bloß da dabei dadurch dafür dagegen daher dahin damals damit danach dann daran darauf daraus darf darin darüber
darum darunter das dass daß dasselbe dauernd davon davor dazu dein deine deinem deinen deiner dem demselben den
denen denn dennoch der deren derer derselbe derselben des deshalb dessen deswegen dich die dies diese dieselbe
dieselben diesem diesen dieser dieses dir doch dort du durch dürfen eben ebenso egal eher eigentlich ein einander
eine einem einen einer eines einfach einige einigen einiger einiges einmal entweder er erst es etwa etwas euch euer
eure eurem euren eurer fast falls für gab ganz ganze ganzen gar geben gegen gegenüber gehen geht gemacht genau genug
gerade gern gerne gewesen gibt ging gleich gut hab habe haben habt halt hat hatte hatten hätte hätten her heraus
herein hier hin hinein hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem infolge ins
irgendwie ist ja jawohl je jede jedem jeden jeder jedes jedoch jemand jemandem jemanden jene jenem jenen jener jenes
jetzt kam kann kannst kaum kein keine keinem keinen keiner keines kommen kommt können könnt konnte könnte konnten
könnten lassen lässt lang leider letzte letzten letzter ließ mal machen macht machte man manche manchem manchen
mancher manches manchmal mehr mehrere mein meine meinem meinen meiner meines meist meistens mich mir mit
mittlerweile möchte mögen muss muß müssen musste mußte mussten nach nachdem nachher nächste nächsten natürlich neben
nein nicht nichts nie niemals niemand niemandem niemanden nimmt nirgends noch nochmal nochmals nun nur ob obwohl
oder oft ohne per plötzlich recht sagen sagt sagte schließlich schon sehr sei seid sein seine seinem seinen seiner
seines seit seitdem selber selbst sich sie sieht sind so sobald sodass sofort sogar solange solch solche solchem
solchen solcher solches soll sollen sollte sollten somit sondern sonst soweit sowie sowohl statt stets trotz
trotzdem über überall überhaupt übrigens um und ungefähr uns unser unsere unserem unseren unserer unseres unten
unter vieles viel viele vielen vielleicht vom von vor vorher während war waren warst warum was weder weg wegen weil
weiter weitere weiterhin weiß welche welchem welchen welcher welches wem wen wenig wenige weniger wenn wer werde
werden werdet wessen weshalb wie wieder wieso will willst wir wird wirklich wirst wo wobei wodurch woher wohin wohl
wollen wollte wollten womit wurde wurden wäre wären würde würden zu zudem zuerst zuletzt zum zumindest zur zurück
zusammen zwar zwischen

berichtet berichtete erwähnt erwähnte erzählt erzählte fragt fragte gefragt gehört gesagt geschrieben heißt hieß
hört hörte meint meinte gemeint schreibt schrieb

beste besten bitte dank danke danken dankt bedankte bedankt entschuldigen entschuldigung freundlich freundlichen
grüße grüßen gruß hallo herzlich herzliche herzlichen hochachtungsvoll hoffe hoffen lieb liebe lieben mühe voraus
""",
}
SMALL_WORDS = {name: frozenset(listed.casefold().split()) for name, listed in _LISTED.items()}
ALGORITHMS = {"en": "english", "de": "german"}
# A word, without what an apostrophe ties to it: "don" for "don't" is a small word too.
_WORDS = re.compile(r"([^\W\d_]{2,}(?:-[^\W\d_]+)*)(?:['’][^\W\d_]+)?")
# A full stop after a figure ends no sentence: "am 3. Mai".
_ENDS = re.compile(r"(?<=[^\d\s][.!?…])\s+|[\r\n]+")
_PART = 4
_LONGEST = 40
_UMLAUTS = str.maketrans("äöü", "aou")


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORDS.findall(unicodedata.normalize("NFC", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each verbatim; a line's end ends one too."""
    return [sentence for part in _ENDS.split(text) if (sentence := part.strip())]


def languages(texts: Sequence[Sequence[str]]) -> list[str]:
    """The language of each text, given as its folded words: "en", "de", or "" where nothing tells.

    The small words tell. A text that has none, as a headline, is in the language of those that share its words.
    """
    by_small_words = [
        _most({name: sum(word in small for word in text) for name, small in SMALL_WORDS.items()}) for text in texts
    ]
    if all(by_small_words):
        return by_small_words
    known: dict[str, set[str]] = {name: set() for name in SMALL_WORDS}
    for name, text in zip(by_small_words, texts, strict=True):
        if name:
            known[name].update(text)
    return [
        name or _most({other: sum(word in seen for word in text) for other, seen in known.items()})
        for name, text in zip(by_small_words, texts, strict=True)
    ]


def _most(hits: Mapping[str, int]) -> str:
    most = max(hits.values())
    best = [name for name, count in hits.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


def stems(counts: Mapping[str, int], name: str) -> dict[str, str]:
    """The stem of each word that is more than a small one.

    A compound has the stem of its part that is commonest among the other words, "Liefertermin" that of "Lieferung";
    never two, since two parts of one word say nothing about which words people use together.

    Args:
        counts: How often each folded word is used.
        name: The language; in none of ours a word is its own stem.
    """
    if name not in ALGORITHMS:
        return {word: word for word in counts}
    from Stemmer import Stemmer  # type: ignore[import-not-found] # it has no types

    stem = Stemmer(ALGORITHMS[name]).stemWord
    small = {stem(word) for word in SMALL_WORDS[name]}
    stem_of = {word: own for word in counts if (own := stem(word)) not in small}
    common: Counter[str] = Counter()
    for word, own in stem_of.items():
        common[own] += counts[word]
    for word, whole in stem_of.items():
        parts = word.split("-") if "-" in word else _halves(word) if name == "de" and len(word) <= _LONGEST else ()
        best = ""
        for part in parts:
            own = stem(part).translate(_UMLAUTS)
            if own != whole and own not in small and common[own] > max(common[best], common[whole]):
                best = own
        if best:
            stem_of[word] = best
    return stem_of


def _halves(word: str) -> Iterator[str]:
    """The parts that a word could be made of: its beginnings and ends."""
    for cut in range(_PART, len(word) - _PART + 1):
        yield word[:cut]
        yield word[cut:]
