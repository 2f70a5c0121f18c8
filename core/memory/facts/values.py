"""Comparing what facts say: equal values, values that stand side by side, and replaced ones."""

import re
from datetime import date, timedelta

from core.memory_record import Memory, MemoryDraft, Role

_MULTI_VALUED = frozenset(
    """attendee participant member author contributor tag label labels alias likes dislikes
    allergic prefers eat present contact phone-numbers reviewer watcher ingredient symptom
    attachment teilnehmer mitglied decision task will""".split()
)
_CURRENCIES = {
    "€": "eur",
    "euro": "eur",
    "euros": "eur",
    "$": "usd",
    "dollar": "usd",
    "dollars": "usd",
    "£": "gbp",
    "pound": "gbp",
    "pounds": "gbp",
}
_FILLERS = frozenset(
    "the a an in at on room hall raum restaurant about ca approximately exactly der die das".split()
)
_NUMBER = re.compile(r"(?<![\w.,])(?<!\w-)[+-]?\d+(?:[.,'’ ]\d{3})*(?:[.,]\d+)?(?![\w]*\d)")
_SAID = re.compile(r"^\w+day (\d{1,2} \w+ \d{4})(?: to \w+day (\d{1,2} \w+ \d{4}))?(?:, (.+))?$")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?:–(\d{1,2})[:.](\d{2}))?$")
_PHONE = re.compile(r"[+(]?\d[\d\s()./-]{6,}\d")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_CHANGE = re.compile(
    r"\b(?:moved|moves|now|instead of|rather than|changed|correct(?:ed|ion)?|no longer|postponed"
    r"|rescheduled|brought forward|new (?:price|date|time|slot|number|address|room)|cancelled"
    r"|update[ds]?|revis(?:ed|ion)|replaces?|verschoben|geändert|jetzt|statt|neue[rs]?)\b"
    r"|\bfrom\s.{1,40}\sto\s|\bwas\s.{1,30},\s(?:it\s)?is\b",
    re.IGNORECASE,
)


def same_value(a: str, b: str) -> bool:
    """Whether two objects of facts say the same.

    Numbers, currencies, spaces, quotes and case are normalised; a day with its clock is the day
    alone, and a start the start of a span. In words that hold digits, and only there, the look-
    alikes of text recognition (O and 0, l or I and 1, S and 5, B and 8) are one.
    """
    if _plain(a) == _plain(b):
        return True
    days = _SAID.match(a.strip()), _SAID.match(b.strip())
    if days[0] and days[1]:
        return _same_when(days[0], days[1])
    if _PHONE.fullmatch(a.strip()) and _PHONE.fullmatch(b.strip()):
        return _digits(a) == _digits(b)
    return _normal(a) == _normal(b)


def is_multi_valued(predicate: str) -> bool:
    """Whether a predicate holds for several objects at once, so that two are no contradiction."""
    words = re.findall(r"\w+", predicate.casefold())
    return any(_singular(word) in _MULTI_VALUED or word in _MULTI_VALUED for word in words)


def says_change(text: str) -> bool:
    """Whether a sentence says itself that something took the place of something else."""
    return _CHANGE.search(text) is not None


def supersedes(new: MemoryDraft, old: Memory) -> bool:
    """Whether a fact takes the place of an older one about the same thing.

    It must say something else, of a predicate that holds one value at a time, and be at least as
    new; where both are of one moment it must use a word of change. The user's own facts stay, and
    so does an appointment that only comes round again, whole weeks later at the same clock.
    """
    predicate = _text_of(new, Role.PREDICATE)
    value, former = _text_of(new, Role.OBJECT), old.text_of(Role.OBJECT)
    if new.subject_key != old.subject_key or old.is_the_users or old.valid_until is not None:
        return False
    if is_multi_valued(predicate) or same_value(value, former):
        return False
    announced = says_change(_text_of(new, Role.LINE))
    if predicate == "when" and _comes_round(value, former) and not announced:
        return False
    return new.since > old.since or (new.since == old.since and announced)


def _text_of(draft: MemoryDraft, role: Role) -> str:
    return next((one.text for one in draft.statements if one.role is role), "")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[‘’´`]", "'", text.casefold()).split()).strip(" .,;:!")


def _normal(text: str) -> tuple[str, ...]:
    """The words of a value without fillers; numbers and currencies in one form, in order."""
    numbered = _NUMBER.sub(lambda found: f" {_canonical(found[0])} ", _plain(text))
    words = re.findall(r"[€$£]|[^\s€$£,;:()·–]+", numbered)
    kept = [_CURRENCIES.get(word, word) for word in words if word not in _FILLERS]
    amounts = [word for word in kept if word in _CURRENCIES.values()]
    rest = [_look_alike(word.strip(".")) for word in kept if word not in _CURRENCIES.values()]
    return (*sorted(amounts), *rest)


def _canonical(number: str) -> str:
    """A number with a point and no grouping: "1.234,50" and "1,234.50" are 1234.5.

    One separator before three digits groups thousands, as people write it with amounts.
    """
    text = re.sub(r"[\s'’]", "", number)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text.lstrip("+")
    whole, fraction = re.sub(r"[.,]", "", text[:last]), text[last + 1 :]
    is_grouped = len(fraction) == 3 and whole not in {"", "0", "-0"}
    if is_grouped:
        return whole + fraction
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _look_alike(word: str) -> str:
    has_digit = any(character.isdigit() for character in word)
    is_number = re.fullmatch(r"[+-]?\d+(?:\.\d+)?", word) is not None
    if not has_digit or is_number:
        return word
    return word.translate(str.maketrans("oilsb", "01158"))


def _digits(text: str) -> str:
    return re.sub(r"^00", "+", re.sub(r"[^\d+]", "", text))


def _same_when(one: re.Match[str], other: re.Match[str]) -> bool:
    if one[1] != other[1] or (one[2] and other[2] and one[2] != other[2]):
        return False
    if not one[3] or not other[3]:
        return True
    first, second = _CLOCK.match(one[3]), _CLOCK.match(other[3])
    if first is None or second is None:
        return one[3] == other[3]
    is_same_start = first.group(1, 2) == second.group(1, 2)
    is_span = first[3] is not None and second[3] is not None
    return is_same_start and (not is_span or first.group(3, 4) == second.group(3, 4))


def _comes_round(value: str, former: str) -> bool:
    one, other = _SAID.match(value), _SAID.match(former)
    if one is None or other is None or one[3] != other[3]:
        return False
    days = _day(one[1]), _day(other[1])
    return days[0] is not None and days[1] is not None and _weeks_apart(days[0], days[1])


def _weeks_apart(one: date, other: date) -> bool:
    distance = abs(one - other)
    return distance > timedelta(0) and distance.days % 7 == 0


def _day(text: str) -> date | None:
    day, month, year = text.split()
    if month.casefold() not in _MONTHS:
        return None
    return date(int(year), _MONTHS.index(month.casefold()) + 1, int(day))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word
