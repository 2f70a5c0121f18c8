"""Values that their label tells: “Days: 9”, “Total in Rs: 1,240”, “LIMIT = 52”."""

import re
from collections.abc import Sequence

from core.answer.reading.asked import Asked
from core.answer.reading.readings import Reading
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted
from core.recall.query import text_stems
from core.recall.words import stem, words_of

_BARE = re.compile(r"-?\d+(?:[.,’' ]\d{3})*(?:[.,]\d+)?")
_CURRENCY_NAMED = re.compile(
    r"[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|INR|JPY|Rs|euros?|dollars?|pounds?)\b"
)
_TIME_NAMED = re.compile(r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
_NAMED_NUMBER = re.compile(
    r"\b(?P<name>[^\W\d_]+)\s(?:no\.?\s|nr\.?\s|#\s?)?(?:\d{1,4}[a-z]?|[A-Z]-?\d{1,3})\b(?![.,:/]\d)"
)
_MOST_CODE_WORDS = 2
_UNIT_ASKED = re.compile(r"\bhow many (second|minute|hour|day|week|month|year)s\b", re.IGNORECASE)

_OF_THE_CLOCK = frozenset({"second", "minute", "hour"})
_CALENDAR = re.compile(r"\b(?:days?|nights?|weeks?|months?|years?)\b", re.IGNORECASE)


def in_unit_of_label(reading: Reading, sort: Wanted) -> tuple[Value, ...]:
    """A bare number whose label or row says what it counts: “Days: 9”, “Total in Rs: 1,240”."""
    found = _BARE.fullmatch(reading.value.strip())
    unit = _CURRENCY_NAMED if sort is Wanted.MONEY else _TIME_NAMED
    if not found or not unit.search(f"{reading.label}  {reading.owner}"):
        return ()
    return (Value(*found.span(), found[0], sort),)


def of_asked_unit(asked: Asked, values: Sequence[Value]) -> tuple[Value, ...]:
    """The durations in the unit that is asked for (“how many *minutes*”); all where none is.

    Hours may tell minutes, and weeks days; days tell no minutes.
    """
    unit = _UNIT_ASKED.search(asked.text)
    if unit is None:
        return tuple(values)
    kept = [v for v in values if f" {unit[1][:3].casefold()}" in f" {_letters(v.text)}"]
    is_short = unit[1].casefold() in _OF_THE_CLOCK
    return tuple(kept or (v for v in values if bool(_CALENDAR.search(v.text)) is not is_short))


def _letters(text: str) -> str:
    return re.sub(r"[\d\s.,]+", " ", text.casefold()).strip()


def bare_number(asked: Asked, reading: Reading) -> tuple[Value, ...]:
    """A number without a unit whose label names the whole attribute: “LIMIT_RH = 52”."""
    stems = text_stems(reading.label)
    is_named = bool(asked.attribute) and all(word.forms.is_in(stems) for word in asked.attribute)
    found = _BARE.fullmatch(reading.value.strip()) if is_named else None
    return (Value(*found.span(), found[0], Wanted.QUANTITY),) if found else ()


def named_number(asked: Asked, reading: Reading, text: str) -> tuple[Value, ...]:
    """The figure right behind the noun that is asked for, or under it: “size 36”, “dock 4”.

    Nothing for nouns that no answer need show.
    """
    if not asked.is_named:
        return ()
    head, sort = asked.attribute[-1], asked.wanted[0]
    is_short = len(text.split()) <= _MOST_CODE_WORDS and any(map(str.isdigit, text))
    if reading.label and text == reading.value and is_short:
        is_asked = head.forms.is_in(text_stems(reading.label))
        return (Value(0, len(text), text, sort),) if is_asked else ()
    noun = stem(head.word)
    return tuple(
        Value(*found.span(), found[0], sort)
        for found in _NAMED_NUMBER.finditer(text)
        if noun in {stem(word) for word in words_of(found["name"])}
    )
