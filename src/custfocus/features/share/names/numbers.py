"""Numbers that lead to somebody, of telephones, cards and accounts, each from its first sign to its last."""

import re
from collections.abc import Iterator

PHONE, CARD, ACCOUNT, NUMBER = "a phone number", "a card number", "an account number", "a number"
BIRTHDAY = "a date of birth"

# So many figures are no amount that anybody writes without dividing it; so few are enough behind a word for it.
_MANY, _FEW = 7, 5
_CARD_LENGTHS, _LONGEST_PHONE = range(13, 20), 15
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?:{_DAY}[./-] ?{_DAY}[./-] ?(?:\d{{4}}|\d{{2}})|(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])[./-]{_DAY})"
    r"(?!\d|[./]\d|-\d(?!\d?[./]))"
)
_YEARS = r"(?:19|20)\d\d ?[ /-] ?(?:19|20)\d\d(?![ /.-]?\d)"
# A blank ends a number only where a day follows; a line may break it between figures of which several stand together.
_BETWEEN = rf"(?:[()/._·-]|[ \t](?!{_DATE})|(?<=\d\d)-?\n(?=\d\d))"
# A bracket belongs to a number where it closes behind a few figures.
_OPENS = r"(?:\((?=\+?\d{1,5}\)))"
_RUN = re.compile(
    rf"(?P<day>(?<![^\W_])(?:{_DATE}|{_YEARS}))"
    rf"|(?<![^\W_])(?<!\d[.,])(?P<run>{_OPENS}?(?:\+ ?)?{_OPENS}?\d(?:{_BETWEEN}{{0,3}}\d)*[^\W_]*)"
    r"(?: ?(?:ext|extension|durchwahl|dw|x)\.? ?\d{1,5}(?!\w))?"
)
_IN_ONE_SENTENCE = re.compile(r"\S(?:[^.]|\.(?![ \t\n]))*")
_LETTERED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]+\d(?=(?:[^\W\d_]*\d){4})[^\W_]*"
    r"|(?:[^\W\d_]{1,4}[-/]){1,2}\d(?=(?:[-/]?\w*\d){4})[\w/-]*"
    r"|[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?!\w))"
)
_BIRTHDAY = re.compile(
    rf"(?<!\w)(?:born|birthday|dob|geb\.?|geboren|date of birth)(?: (?:on|am|is|the|ist))?:? ?(?P<day>{_DATE})"
)
_IBAN = re.compile(r"(?<![^\W_])[a-z]{2}[ -]?\d{2}")
_PIECE_OF_IBAN = re.compile(r"[ -]?([a-z\d]+)")
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_AMOUNT = re.compile(r"\d{1,3}([. ])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d{1,2}\.\d+|\d{3}\.(?!\d{4}$)\d+")
# Several of one of these beside one another are prices, times, years or versions, and no number of anybody.
_IN_A_LIST = tuple(
    map(re.compile, (r"(?!0\d)\d{1,3}\.\d", r"(?!0\d)\d{1,3}\.\d\d", r"(?:19|20)\d\d", r"\d{1,2}(?:\.\d{1,4}){2}"))
)
_MONEY = r"[€$£¥%]|(?:eur|euros?|usd|chf|gbp|dollars?|pounds?|francs?|franken|cents?)(?!\w)"
_MONEY_BEFORE, _MONEY_BEHIND = re.compile(rf"(?:{_MONEY}) ?$"), re.compile(rf" ?(?:{_MONEY})|,\d")
_PHONE_BEFORE = re.compile(
    r"(?<!\w)(?:tel|telefon|phone|mobile|mobil|handy|cell|fax|whatsapp)[.:]? ?(?:no|nr)?[.:]? ?$"
)
_NUMBER_BEFORE = re.compile(
    r"(?:account|acct|konto|card|karte|passport|ausweis|number|nummer|(?<!\w)no\.?|(?<!\w)nr\.?|iban|blz|id|sort code"
    r"|invoice|rechnung|order|bestellung|ticket|parcel|policy|reference|(?<!\w)ref)[.:#]? ?$"
)
_LIKE_PHONE = re.compile(r"[+(0]|(?:1-)?(?:\d{3}[-. ])?\d{3}[-. ]\d{4}$")
_FARTHEST_BEFORE = 24  # letters: no word for a number is longer


def numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a text of plain letters, from its first to behind its last, and what replaces it."""
    done = 0
    for start, end, mark in sorted(
        [*_ibans(text), *_birthdays(text), *_lettered(text), *_runs(text)], key=lambda each: (each[0], -each[1])
    ):
        if end > done:
            yield max(start, done), end, mark
            done = end


def _ibans(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _IBAN.finditer(text):
        together = "".join(letter for letter in found[0] if letter.isalnum())
        # With a blank behind its first letters it may be no more than "in 20": the check figures tell.
        goes_on = len(found[0]) == len(together)
        end, sure, likely = found.end(), 0, 0
        while (piece := _PIECE_OF_IBAN.match(text, end, end + _LONGEST_IBAN + 2)) is not None:
            together += piece[1]
            end = piece.end()
            if len(together) > _LONGEST_IBAN:
                break
            if _adds_up(together):
                sure = end
            goes_on = goes_on and any(map(str.isdigit, piece[1]))
            if goes_on and len(together) >= _SHORTEST_IBAN:
                likely = end
        if last := sure or likely:
            yield found.start(), last, ACCOUNT


def _adds_up(iban: str) -> bool:
    """Whether it has the check figures of an account's international number."""
    return (
        len(iban) >= _SHORTEST_IBAN
        and iban.isascii()
        and int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97 == 1
    )


def _lettered(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers that begin with letters: of a passport, an order."""
    for found in _LETTERED.finditer(text):
        yield *found.span(), NUMBER


def _birthdays(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _BIRTHDAY.finditer(text):
        yield *found.span("day"), BIRTHDAY


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _RUN.finditer(text):
        start = found.start()
        if found["run"]:
            for piece in _IN_ONE_SENTENCE.finditer(found["run"]):
                first, last = start + piece.start(), start + piece.end()
                if mark := _mark(text, first, piece[0]):
                    yield first, found.end() if last == found.end("run") else last, mark


def _mark(text: str, start: int, run: str) -> str:
    """What replaces a run of figures; nothing where it is an amount, or too short to lead to anybody."""
    figures = "".join(letter for letter in run if letter.isdigit())
    before = text[max(0, start - _FARTHEST_BEFORE) : start]
    phone = _PHONE_BEFORE.search(before)
    if len(figures) < (_FEW if phone or _NUMBER_BEFORE.search(before) else _MANY):
        return ""
    if phone:
        return PHONE
    if _is_amount(run, before, text[start + len(run) : start + len(run) + _FARTHEST_BEFORE]):
        return ""
    if len(figures) in _CARD_LENGTHS and _is_card(figures):
        return CARD
    return PHONE if _LIKE_PHONE.match(run.strip()) and len(figures) <= _LONGEST_PHONE else NUMBER


def _is_list(run: str) -> bool:
    """Whether a run is several prices, times, years or versions."""
    pieces = re.split(r" ?[ /-] ?", run)
    return len(pieces) > 1 and any(all(map(form.fullmatch, pieces)) for form in _IN_A_LIST)


def _is_amount(run: str, before: str, behind: str) -> bool:
    if _is_list(run) or _DECIMAL.fullmatch(run) or _MONEY_BEFORE.search(before) or _MONEY_BEHIND.match(behind):
        return True
    return _AMOUNT.fullmatch(run) is not None and run.endswith("000")


def _is_card(figures: str) -> bool:
    """Whether the last figure is the check figure of a card's number."""
    doubled = (int(figure) * (nth % 2 + 1) for nth, figure in enumerate(reversed(figures)))
    return sum(map(sum, (divmod(value, 10) for value in doubled))) % 10 == 0
