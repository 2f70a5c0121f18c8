"""How well a reading shows the attribute that is asked for, in its label, its line or its value."""

import re
from collections.abc import Mapping, Sequence

from core.answer.reading.asked import Asked
from core.answer.reading.attribute_phrases import says_attribute
from core.answer.reading.bills import is_total
from core.answer.reading.dimensions import is_measure_of
from core.answer.reading.label_words import label_forms
from core.answer.reading.readings import Reading
from core.answer.reading.word_search import WordSearch
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted
from core.recall.query import term_match, text_stems
from core.recall.words import stem, stems_of

_KNOWN_BY_VALUE = 0.75
_AROUND_SHARE = 0.5  # the attribute stands in the heading or the title
_ROW_SHARE = 0.6  # the attribute stands in the row, not in the label
_NO_ATTRIBUTE = 0.6
_PRICES = frozenset(stem(word) for word in "price cost fee".split())
_NUMBERS = frozenset(stem(word) for word in "number code reference id".split())
_NUMBER_OF = re.compile(
    r"\b(?:number|code|reference|id) (?:of|for|on) (?:the|my|our|a|an) (?P<thing>[^\W\d_]+)",
    re.IGNORECASE,
)
_MARKS = frozenset("mark grade score rating star point".split())
_MARK = re.compile(
    r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:of|out of|von|/)\s?\d{1,3}(?:\s?(?:points?|stars?))?"
    r"|\d(?:[.,]\d)?\s?(?:stars?|★)|[★☆]{2,5}",
    re.IGNORECASE,
)
_SELF_EVIDENT: Mapping[Wanted, frozenset[str]] = {
    Wanted.MONEY: _PRICES,
    Wanted.PHONE: _NUMBERS | frozenset({"phone"}),
    Wanted.EMAIL: frozenset({"address", "mail"}),
    Wanted.AUTHOR: frozenset({"author"}),
}


def is_label_asked(asked: Asked, label: str) -> bool:
    """Whether a label names the attribute that is asked for."""
    stems = text_stems(label)
    return any(word.forms.is_in(stems) for word in asked.attribute)


def is_label_named(asked: Asked, label: str) -> bool:
    """Whether a label names the attribute, or what a price is for: “Delivery” over a sum."""
    stems = text_stems(label)
    return is_label_asked(asked, label) or (
        asked.wanted[0] is Wanted.MONEY
        and any(term_match(term, stems) == 1.0 for term, _ in asked.subject)
    )


def told_by_value(asked: Asked, reading: Reading, values: Sequence[Value]) -> float:
    """How far the value alone shows the attribute: a sum is a price, "offer A-7" a number."""
    if not asked.attribute or not values or values[0].wanted is not asked.wanted[0]:
        return 0.0
    head, sort = asked.attribute[-1], values[0].wanted
    if head.word == "total" and is_total(reading.label or reading.owner):
        return 1.0
    is_measure = sort is Wanted.QUANTITY and is_measure_of(head.word, values[0])
    if is_measure or head.forms.is_in(_SELF_EVIDENT.get(sort, frozenset())):
        return _KNOWN_BY_VALUE
    if sort is Wanted.CODE and head.forms.is_in(_NUMBERS):
        text = reading.value or reading.unit.text
        last = frozenset(stems_of(text[: values[0].start])[-1:])
        numbered = _NUMBER_OF.search(asked.text)
        if numbered:
            return float(label_forms(numbered["thing"].casefold()).is_in(last))
        return float(any(term_match(term, last) for term, _ in asked.subject))
    return 0.0


def shows_mark(asked: Asked, reading: Reading) -> bool:
    """Whether a mark is asked for and a labelled value has the form of one: “Food: 4 of 5”.

    The page need not call it a mark.
    """
    is_asked = asked.is_named and asked.attribute[-1].word.removesuffix("s") in _MARKS
    return is_asked and bool(reading.label) and _MARK.fullmatch(reading.value.strip()) is not None


def attribute_share(
    asked: Asked,
    reading: Reading,
    own: str,
    places: Sequence[tuple[str, float]],
    words: WordSearch,
) -> tuple[float, float]:
    """The share of the attribute's words, and of its head alone."""
    if not asked.attribute:
        return _NO_ATTRIBUTE, _NO_ATTRIBUTE
    label = f"{reading.label}\n{reading.value}" if reading.label else own
    if reading.cell is not None:  # the row's name may be the attribute: “Weight”, “Total”
        label += f"\n{reading.owner}"
    where = (
        (label, 1.0),
        (own, _ROW_SHARE),
        *((text, share * _AROUND_SHARE) for text, share in places[1:3]),
    )
    rows = words.held([word.forms for word in asked.attribute], [text for text, _ in where])
    shares = [
        max((share for (_, share), row in zip(where, rows, strict=True) if row[at]), default=0.0)
        for at in range(len(asked.attribute))
    ]
    weights = [word.weight for word in asked.attribute]
    whole = sum(share * weight for share, weight in zip(shares, weights, strict=True))
    share, head = whole / sum(weights), shares[-1]
    return (1.0, 1.0) if says_attribute(asked.text, own) else (share, head)
