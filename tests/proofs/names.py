"""Names, sentences with them, and what is left of them in a brief."""

import re
from collections.abc import Callable
from unicodedata import normalize

NAMES = (
    "Sade Adeyemi", "Ms Folasade Okonkwo", "Oluwaseun Balogun", "Tom Brandt", "Jürgen Müller", "Herr Dr. Groß",
    "Anna-Lena Schäfer", "Klaus von der Heide", "Annette Weiß", "Petra Klein", "Ayşe Yılmaz", "İbrahim Çelik",
    "Zeynep Şahin", "Agnieszka Kowalska", "Michał Wiśniewski", "José García", "María Fernández-Núñez",
    "Juan de la Cruz", "Nguyễn Thị Hương", "Trần Quốc Bảo", "Khalid al-Rashid", "Fatima Haddad",
    "Ananya Krishnamurthy", "Rajesh Patel", "Hélène de Villepin", "François d'Estaing", "Pieter van den Berg",
    "Siobhán O'Neill", "Rose Whitfield", "Will Thornbury", "Grace May", "Mark Hopeworth", "Mr Bill Hastings",
    "Smith-Jones", "Björk", "Søren Ødegård", "Northgate Ltd", "ACME", "Bergmann & Söhne GmbH", "Li Wu",
)  # fmt: skip
STOP = {
    "mr", "ms", "herr", "dr", "von", "der", "van", "den", "de", "la", "al", "ltd", "gmbh", "sohne", "soehne",
}  # fmt: skip
# The whole of a name, or a part that stands for it, goes into each of these.
SENTENCES = (
    "Yesterday {} called about the late delivery.", "We spoke to {} at noon.", "{} said that nobody rang back!",
    "The order of {}, which came twice", "It was {}'s third call", "It was {}’s third call.", "Thanks, {}.",
    '"{}" is unhappy: the parcel broke', "* {} wants a refund", "(see {})", "told {} the price", "{}\nasked again",
    "Das Paket von {} kam zu spät.", "Mit {} habe ich lange gesprochen", "Gestern rief {} an.", "#{}",
    "Who helped {}?", "Ms {} waited", "Ms\n{} waited", "Frau {} wartet", "Dear Prof. {}, sorry", "the {}-case",
    "Der {}-Fall ist offen",
)  # fmt: skip


def folded(text: str) -> str:
    """Small letters without accents; the judge's own, so that it shares no mistake with what it judges."""
    alike: dict[str, str | int | None] = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "’": "'"}
    spread = normalize("NFKD", text.lower().translate(str.maketrans(alike)))
    return "".join(each for each in spread if each.isascii())


# What a part alone is changed into as well; words that are a part only by chance aren't.
INFLECTED: dict[str, Callable[[str], str]] = {
    "es": lambda name: f"{name}es",
    "ens": lambda name: f"{name}ens",
    "n": lambda name: f"{name}n",
    "en": lambda name: f"{name}en",
    "isch": lambda name: f"{name}ische",
    "compound": lambda name: f"{name}fall",
    "hump": lambda name: f"{name}Team",
    "figure": lambda name: f"{name}2026",
}


def words_of(name: str) -> list[str]:
    """What gives a person away: the words of a name, but for titles, particles and a company's form."""
    return [word for word in re.findall(r"[a-z]{3,}", folded(name)) if word not in STOP]


def parts_of(name: str) -> list[str]:
    """The name whole, and each part of it that stands for the person."""
    parts = [word for word in name.replace(".", "").split() if folded(word) not in STOP and len(word) > 2]
    first, *rest = name.split()
    initial = [f"{first[0]}. {' '.join(rest)}"] if rest and first not in {"Mr", "Ms", "Herr"} else []
    halves = [half for part in parts if "-" in part for half in part.split("-") if folded(half) not in STOP]
    return list(dict.fromkeys([name, *parts, *initial, *halves]))


def survivors(sentence: str, text: str, out: str) -> list[str]:
    """The words of names that are left, but for those in the sentence's own words."""
    own = set(re.findall(r"[a-z]+", folded(sentence.replace("{}", " "))))
    rest = re.sub(r"(Customer|Person) [A-Z]\d*|\[(email address|handle|web address|number)\]|a customer", " ", out)
    left = " ".join(word for word in re.findall(r"[a-z]+", folded(rest)) if word not in own)
    written = folded(text)
    return [word for name in NAMES for word in words_of(name) if word in left and word in written]
