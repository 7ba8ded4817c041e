"""The languages of texts, told apart by their small words, and the words that say what a text is about, by stems.

The small words of each language are those of the package stopwordsiso.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

# Each language with the name of its stemmer.
LANGUAGES = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "nl": "dutch",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "pl": "polish",
}
# A text is in the language of its small words if these are so much of it: fewer stand in other languages, too.
SMALL_SHARE = 1 / 5
# A text without small words, as a headline, is in the language of others that have so much of its words.
KNOWN_SHARE = 1 / 2
# Of no more words than these, a text may be too short to tell its language.
BRIEF = 6
# On the lists of small words, but customers mean them.
_MEANT = {
    "en": """
bill bills buy call calls case cases click close computer copy date detail end error face find fix free full group
help home information join key keys late length line lines member members mill miss move name names net new number
numbers old open opened opening opens order ordered ordering orders page pages part parts place point points problem
problems promptly quickly ring room rooms run save second section sent show site small stop system test text thick
thin top turn twice value web website welcome work worked working works year years
""",
    "de": """
bekannt ende jahr jahre jahren leicht mensch menschen offen ordnung satt schlecht schluss startseite suche tag tage
tagen tel uhr zeit
""",
    "fr": "attendu cher chère chères chers essai gens ouvert ouverte ouverts parle parlent parler personnes pièce",
    "nl": "klaar laatst maken recent spoedig traag vrij",
    "es": "cuenta despacio horas llegó lugar tarde temprano tiempo trabaja trabajan trabajo",
    "it": "attesa comprare cortesia giorni lontano mesi nome persone registrazione tempo",
    "pt": "apoio atendimento custa desligado horas ligado meses número pessoas sistema tarde tempo trabalho viagem",
    "pl": "daleko godz",
}
# Words of reporting and of courtesy, which stand in any text, whatever it is about, and aren't on the lists.
_ALSO_SMALL = {
    "en": """
bye cheers feel feels felt hear heard hears hope kindly lot lots mention mentioned mentions regard regards sincerely
takes thank thanked thankful told write writes written wrote
""",
    "de": """
bedankt bedankte berichtet berichtete beste bevor bitte danke danken dankt dauernd dennoch egal eher eigentlich
einfach entschuldigen entschuldigung erwähnt erwähnte erzählt erzählte falls fast fragt fragte freundlich
freundlichen geben gefragt gehört gemeint genau gerne geschrieben grüße grüßen gruß hallo halt heraus herein
herzlich herzliche herzlichen hieß hinein hochachtungsvoll hoffe hoffen hört hörte irgendwie jawohl könnten lassen
leider letzte letzten letzter lieb liebe lieben ließ lässt manchmal mehrere meint meinte meist meistens mittlerweile
mühe nachher niemals nimmt nirgends nochmal nochmals nächste nächsten obwohl per plötzlich sagen schließlich
schreibt schrieb selber sieht sobald sodass sofort sogar solange somit sowohl stets trotz ungefähr vieles voraus
vorher weder weiß weiterhin wobei wodurch womit wären zudem zuletzt zumindest überall
""",
    "fr": "bonjour bonsoir cordialement dit disait salut veuillez avez ai ça très",
    "nl": "bedankt beste dank dag groet groeten hallo jammer vriendelijke zegt zei graag",
    "es": "gracias hola saludos cordial favor dijo",
    "it": "buongiorno salve saluti cordiali detto",
    "pt": "obrigado obrigada olá bom dia cumprimentos disse",
    "pl": "dziękuję dzień dobry witam pozdrawiam proszę",
}
# Of the short words on the English list, most are the letters of the alphabet and the codes of countries.
_SHORT_ENGLISH = frozenset(
    "a am an as at be by do go he hi i if in is it me my no of oh ok on or so to up us vs we ye".split()  # noqa: SIM905
)
_SHORT = 2
_LETTERS = re.compile(r"[^\W\d_]+")
# A word, without what an apostrophe ties to it: "don" for "don't" is a small word too.
_WORDS = re.compile(r"(?:[^\W\d_]{1,5}['’](?=[^\W\d_]{3}))?([^\W\d_]{2,}(?:-[^\W\d_]+)*)(?:['’][^\W\d_]+)?")


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORDS.findall(unicodedata.normalize("NFC", text))


def languages(texts: Sequence[str]) -> list[str]:
    """The language of each text by its code, as "en"; "" for a text that is in none that is known here.

    A small word speaks for every language that has it, the less the more they are. A text with few of them is in the
    language of those texts that it shares most of its words with. Of several that half of its words speak for alike,
    it is in the one of most texts; so is a short one whose small words speak for several.
    """
    spoken = [[word.casefold() for word in _LETTERS.findall(unicodedata.normalize("NFC", text))] for text in texts]
    likely = [_by_small_words(text) for text in spoken]
    known: dict[str, set[str]] = defaultdict(set)
    for names, text in zip(likely, spoken, strict=True):
        if len(names) == 1:
            known[names[0]].update(text)
    common = Counter(names[0] for names in likely if len(names) == 1)
    told = []
    for names, text in zip(likely, spoken, strict=True):
        best = names if len(names) == 1 else _by_known_words(text, known) or _by_small_words(text, KNOWN_SHARE)
        best = best or [name for name in names if name in common and len(text) <= BRIEF]
        told.append(min(best, key=lambda name: (-common[name], name), default=""))
    return told


def _by_small_words(text: Sequence[str], share: float = SMALL_SHARE) -> list[str]:
    """The languages that the small words speak for most; none where they are too few."""
    spoken_in = _languages_of_small_words()
    speaks: dict[str, float] = defaultdict(float)
    hits: Counter[str] = Counter()
    for word in text:
        for name in (names := spoken_in.get(word, ())):
            speaks[name] += 1 / len(names)
            hits[name] += 1
    return [name for name in _surest(speaks) if hits[name] >= share * len(text)]


def _by_known_words(text: Sequence[str], known: Mapping[str, set[str]]) -> list[str]:
    hits = {name: sum(word in seen for word in text) for name, seen in known.items()}
    return [name for name in _surest(hits) if hits[name] >= KNOWN_SHARE * len(text)]


def _surest(speaks: Mapping[str, float]) -> list[str]:
    """The languages that most speaks for."""
    most = max(speaks.values(), default=0.0)
    return [name for name, much in speaks.items() if most and much > most - 1e-9]


@cache
def _listed(name: str) -> frozenset[str]:
    """The small words of a language as the package lists them."""
    from stopwordsiso import stopwords

    listed = frozenset(unicodedata.normalize("NFC", word).casefold() for word in stopwords(name))
    if name != "en":
        return listed
    return _SHORT_ENGLISH | {word for word in listed if len(word) > _SHORT}


@cache
def _languages_of_small_words() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name in LANGUAGES:
        for word in _listed(name):
            names[word] = (*names.get(word, ()), name)
    return names


@cache
def small_words(name: str) -> frozenset[str]:
    """The words of a language that stand in any text, whatever it is about; folded."""
    meant, also = _MEANT[name].split(), _ALSO_SMALL[name].split()
    return (_listed(name) - frozenset(meant)) | frozenset(also)


def stems(spoken: Iterable[str], name: str) -> dict[str, str]:
    """The stem of each word that is more than a small one, by the word.

    Args:
        spoken: The folded words.
        name: Their language, one of `LANGUAGES`.
    """
    from Stemmer import Stemmer  # type: ignore[import-not-found] # it has no types

    stem, small = Stemmer(LANGUAGES[name]).stemWord, small_words(name)
    return {word: stem(word) for word in set(spoken) - small}
