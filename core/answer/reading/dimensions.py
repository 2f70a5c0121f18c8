"""What a quantity is a measure of, told by its unit: kilos are a weight, degrees a temperature."""

import re
from collections.abc import Sequence

from core.answer.reading.asked import Asked
from core.answer.value_patterns import Value
from core.recall.words import stem, words_of

_DIMENSIONS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (frozenset(stem(word) for word in words.split()), re.compile(rf"\d\s?(?:{units})(?![\w/])"))
    for words, units in (
        ("weight heavy weigh mass", r"kg|g|mg|t|tons?|tonnes?|grams?|lbs?|oz"),
        ("long length", r"mm|cm|dm|km|m|met(?:re|er)s?|inch(?:es)?|in|feet|ft|years?"),
        (
            "wide width high height tall deep depth diameter distance far thick thickness",
            r"mm|cm|dm|km|m|met(?:re|er)s?|inch(?:es)?|in|feet|ft",
        ),
        ("temperature hot warm cold", r"°\s?[CF]?|degrees|K"),
        ("voltage volt volts", r"m?V|kV|volts?"),
        ("torque tight", r"Nm"),
        ("pressure", r"m?bar|[hk]?Pa|psi"),
        ("speed fast", r"km/h|m/s|mph|knots?|kn"),
        ("loud noisy noise volume decibel decibels", r"dB(?:\(?A\)?)?"),
        ("kilowatt-hours kwh", r"[kMG]?Wh"),
        ("watt watts wattage", r"m?W|watts?"),
        ("humid humidity moist moisture", r"%|percent"),
    )
)


_SIDES = frozenset(stem(word) for word in ("long", "wide"))


def of_dimension(asked: Asked, values: Sequence[Value]) -> tuple[Value, ...]:
    """The values in a unit that the attribute is measured in; all where it has none."""
    words = {stem(word) for word in words_of(asked.text)}
    for names, units in _DIMENSIONS:
        if names & words:
            return tuple(value for value in values if units.search(value.text))
    return tuple(values)


def is_measure_of(word: str, value: Value) -> bool:
    """Whether a value's unit alone says that it is what a word asks for: “weight”, 12 kg.

    A length may be that of any side.
    """
    one = stem(word)
    return any(
        one in names and units.search(value.text)
        for names, units in _DIMENSIONS
        if _SIDES.isdisjoint(names)
    )
