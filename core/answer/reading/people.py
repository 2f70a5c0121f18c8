"""Who did it: the names in a line that may answer "who", or the one who wrote the line."""

import re
from collections.abc import Iterable

from core.answer.reading.buttons import is_row_of_buttons
from core.answer.reading.readings import Reading
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.recall.words import stems_of

_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll|d)|my|me|we|we['’](?:re|ve|ll)|our)\b|\b(?:ich|wir)\b"
)
_DOING_NAME = re.compile(
    r"(?:^|[,;:.!–-] |\b(?:and|but|because|that|by|says|for) )(?P<name>[A-ZÄÖÜÅÉ][a-zà-ÿ]{2,})"
    r"(?=['’]s\b| (?:(?:still|also|already|just|never|always|only|now|probably) )?"
    r"(?:[a-z]+(?:s|ed)|is|was|has|had|can|cannot|will|does|did|and|from|at)\b)"
)
_BY_NAME = re.compile(
    r"\b(?:by|thanks to|ask|ask for|with|(?:is|was) called)\s"
    r"(?P<name>[A-ZÄÖÜÅÉ][\w'’-]+(?:\s[A-ZÄÖÜÅÉ][\w'’-]+)?)"
)
_ROLE_NAME = re.compile(
    r"\b(?:is|was|are|contact|person|host|owner|author|by)\s"
    r"(?P<name>[A-ZÄÖÜÅÉ][\w'’-]+(?:\s[A-ZÄÖÜÅÉ][\w'’-]+){1,2})"
)
_NAME_WORDS = 3
_NO_NAMES = frozenset(
    """the this that there here it he she they we you i what who when where how why if and but or so
    no not yes please thanks thank hello hi dear all some any one two three for from with at on in
    by to of as is are was were has have had can will does did nothing everything someone everyone
    monday tuesday wednesday thursday friday saturday sunday your our my his her their its lunch
    today tomorrow yesterday after before also only then now new""".split()
)


def doers_in(reading: Reading, question: str, people: Iterable[str]) -> tuple[Value, ...]:
    """Names that a reading gives, those of the question left out; the writer's where he speaks of
    himself. `people` are first names known from elsewhere on the screens."""
    text = reading.value or reading.unit.text
    asked = set(stems_of(question))
    found = (
        _named(text, frozenset(people))
        or _named_by_role(reading, asked)
        or _name_in_cell(reading, asked)
    )
    is_deed = re.search(r"\bwho\b", question, re.IGNORECASE) is not None
    if not found and is_deed and reading.speaker and _FIRST_PERSON.search(reading.unit.text):
        found = [Value(0, 0, reading.speaker, Wanted.PERSON)]
    return tuple(value for value in found if asked.isdisjoint(stems_of(value.text)))


def _named_by_role(reading: Reading, asked: set[str]) -> list[Value]:
    """Whose row it is, where its cell is the role that is asked for: “Tor Moe | landlord”."""
    role = set(stems_of(reading.value))
    if not reading.owner or not role or not role <= asked:
        return []
    return [Value(0, 0, value.text, Wanted.PERSON) for value in _owners(reading.owner)]


def _name_in_cell(reading: Reading, asked: set[str]) -> list[Value]:
    """The name that a table's cell is, under a head that the question names: “Driver | Ada”."""
    is_asked = not asked.isdisjoint(stems_of(reading.label))
    if not (reading.owner and reading.row and is_asked):
        return []
    name = reading.value.strip()
    is_name = len(name.split()) <= _NAME_WORDS and _owners(name)
    return [Value(0, len(name), name, Wanted.PERSON)] if is_name else []


def _owners(owner: str) -> list[Value]:
    whole = Value(0, 0, owner, Wanted.PERSON)
    words = owner.split()
    is_name = bool(words) and all(word[:1].isupper() for word in words)
    return [whole] if is_name and not any(map(str.isdigit, owner)) else []


def _named(text: str, people: frozenset[str]) -> list[Value]:
    places: dict[int, Value] = {}
    for value in values_in(text, Wanted.PERSON):
        places[value.start] = value
    for pattern in (_ROLE_NAME, _DOING_NAME, _BY_NAME):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            places.setdefault(start, Value(start, end, match["name"], Wanted.PERSON))
    for match in re.finditer(r"\b[A-ZÄÖÜÅÉ][\w'’-]{2,}", text):
        if match[0] in people:
            places.setdefault(match.start(), Value(*match.span(), match[0], Wanted.PERSON))
    return [
        places[start]
        for start in sorted(places)
        if places[start].text.split()[0].casefold() not in _NO_NAMES
        and not is_row_of_buttons(places[start].text)
    ]
