"""Values that can be reckoned with: money, clock times, days, durations, measures, counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.answer.wording import counted_words, length_words
from core.memory.facts.dates import clock_in, when_in
from core.recall.language import Language


class Dimension(StrEnum):
    """What sort of value it is; only values of one dimension and one unit are reckoned together."""

    MONEY = "money"
    CLOCK = "clock"
    DAY = "day"
    DURATION = "duration"
    MEASURE = "measure"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value at `text[start:end]` of the text that it was read from.

    `amount` is in `unit`: a currency code, "min" after midnight for a clock time, days of the
    calendar for a day, seconds for a duration, the base unit for a measure, the counted noun (or
    nothing) for a number. `text` is as it was written.
    """

    dimension: Dimension
    amount: Decimal
    unit: str
    text: str
    start: int
    end: int


_CURRENCIES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "pound": "GBP", "pounds": "GBP", "¥": "JPY", "yen": "JPY", "₹": "INR", "₽": "RUB",
    "franc": "CHF", "francs": "CHF", "rs": "INR", "rupee": "INR", "rupees": "INR",
}  # fmt: skip
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "RUB": "₽"}
_SECONDS = {"s": 1, "sec": 1, "min": 60, "h": 3600, "day": 86_400, "week": 604_800}
_SECONDS |= {"year": 31_557_600}
_TIME_UNITS = {
    "s": "s", "sec": "s", "second": "s", "min": "min", "minute": "min", "h": "h", "hr": "h",
    "hour": "h", "day": "day", "night": "day", "week": "week",
    "year": "year",
}  # fmt: skip
_SCALES = {
    "mv": ("V", "0.001"), "kv": ("V", "1000"), "v": ("V", "1"),
    "volt": ("V", "1"), "volts": ("V", "1"),
    "ma": ("A", "0.001"), "a": ("A", "1"), "amps": ("A", "1"),
    "w": ("W", "1"), "kw": ("W", "1000"), "watt": ("W", "1"), "watts": ("W", "1"),
    "wh": ("Wh", "1"), "kwh": ("Wh", "1000"),
    "mm": ("mm", "1"), "cm": ("mm", "10"), "m": ("mm", "1000"), "km": ("mm", "1000000"),
    "g": ("g", "1"), "kg": ("g", "1000"), "mg": ("g", "0.001"), "t": ("g", "1000000"),
    "ml": ("ml", "1"), "cl": ("ml", "10"), "dl": ("ml", "100"), "l": ("ml", "1000"),
    "%": ("%", "1"), "percent": ("%", "1"),
    "kb": ("MB", "0.001"), "mb": ("MB", "1"), "gb": ("MB", "1000"), "tb": ("MB", "1000000"),
    "pa": ("Pa", "1"), "hpa": ("Pa", "100"), "kpa": ("Pa", "1000"), "bar": ("Pa", "100000"),
    "n": ("N", "1"), "kn": ("N", "1000"), "kn/m": ("N/m", "1000"), "nm": ("Nm", "1"),
    "m²": ("m²", "1"), "m2": ("m²", "1"), "m³": ("m³", "1"), "m3": ("m³", "1"),
    "km/h": ("km/h", "1"), "knots": ("knots", "1"), "knot": ("knots", "1"),
    "°c": ("°C", "1"), "rpm": ("rpm", "1"), "db": ("dB", "1"),
    "hz": ("Hz", "1"), "khz": ("Hz", "1000"), "mhz": ("Hz", "1000000"), "ghz": ("Hz", "1000000000"),
}  # fmt: skip
_NUMBER_WORDS: dict[str, int | Decimal] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_NUMBER_WORDS |= {"a": 1, "an": 1, "half an": Decimal("0.5")}
_FIGURE = re.compile(r"\d+(?:[.,’' ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_CURRENCY_AT = re.compile(r"[€$£¥₹₽]|[A-Z]{3}|[a-z]+", re.IGNORECASE)
_LATER_PART = re.compile(r"(?<=\w)(?:,?\s*\d{1,2}:\d{2}|\s(?:to|until|bis)\s|\s?[–]\s?|\s-\s)")
_GOES_ON = re.compile(  # up to the number that goes without a unit
    r"[^.;!?\d]{0,40}?\b(?:not|instead of|rather than)\s$"
    r"|,?\s(?:and|or)\s(?:the|a|my|our)\s\w+(?:\s\w+)?,\s$",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"(?:^|[\s(:])[-−–]$")
_GROUP = 3


def amount_of(text: str) -> Decimal | None:
    """The number that a text begins with, in English or continental digits; None if none.

    A single separator with three digits behind it groups ("4,553"), any other is a decimal mark.
    """
    found = _FIGURE.search(text)
    if found is None:
        word = text.split(" ", maxsplit=1)[0].casefold() if text else ""
        word = "half an" if text.casefold().startswith("half an") else word
        return Decimal(_NUMBER_WORDS[word]) if word in _NUMBER_WORDS else None
    digits = re.sub(r"[’' ]", "", found[0])
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return Decimal(digits)
    whole, rest = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    is_grouped = len(rest) == _GROUP and digits[:last] not in {"0", ""}
    is_mixed = "," in digits and "." in digits
    if is_grouped and not (is_mixed and digits.count(digits[last]) == 1):
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}")


def quantities_in(text: str, said_at: datetime | None = None) -> tuple[Quantity, ...]:
    """Every value of a text that can be reckoned with, in order; none overlaps another."""
    found = [
        *_money(text),
        *_days(text, said_at),
        *_measures(text),  # “1.42 kN” is no time of the clock
        *_clocks(text),
        *_durations(text),
        *_numbers(text),
    ]
    kept: list[Quantity] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return _with_units_given(text, sorted(kept, key=lambda one: one.start))


def _with_units_given(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The values; a bare number takes the unit said before: “280 kg now, not 340”, “and a 97”."""
    given: list[Quantity] = []
    last: Quantity | None = None
    for one in found:
        is_bare = one.dimension is Dimension.NUMBER and not one.unit
        figure = amount_of(last.text) if last is not None else None
        if last is not None and is_bare and figure and _GOES_ON.match(text, last.end, one.start):
            unit = _FIGURE.sub("", last.text, count=1).strip()
            amount = one.amount * (abs(last.amount) / figure)
            said = f"{one.text} {unit}".strip()
            given.append(replace(last, amount=amount, text=said, start=one.start, end=one.end))
            continue
        given.append(one)
        last = one if one.dimension in {Dimension.MEASURE, Dimension.MONEY} else last
    return tuple(given)


def told(
    dimension: Dimension, amount: Decimal, unit: str, language: Language = Language.ENGLISH
) -> str:
    """An amount as people write it: “€ 85.50”, “45 minutes”, “0.22 V”, “07:25”.

    Lengths of time are told in a language; figures and their units as the page has them.
    """
    if dimension is Dimension.MONEY:
        is_small = amount != amount.to_integral_value() or abs(amount) < 1000
        figure = f"{amount:,.2f}" if is_small else f"{amount:,.0f}"
        figure = figure.removesuffix(".00") if amount == amount.to_integral_value() else figure
        return f"{_SYMBOLS.get(unit, unit)} {figure}"
    if dimension is Dimension.DURATION:
        return length_words(amount, language)
    if dimension is Dimension.DAY:
        return counted_words(amount, "day", language)
    if dimension is Dimension.CLOCK:
        return f"{int(amount) // 60:02}:{int(amount) % 60:02}"
    figure = f"{amount.normalize():f}"
    return f"{figure} {unit}".strip()


def figure_of(value: Quantity) -> str:
    """A value's digits as they were written, without its unit."""
    found = _FIGURE.search(value.text)
    return found[0] if found else value.text


def difference(one: Quantity, other: Quantity, language: Language = Language.ENGLISH) -> str:
    """How far two values lie apart, in words; of clock times and days as a duration.

    Raises: ValueError if they are unlike.
    """
    if not are_alike(one, other):
        raise ValueError(f"{one.text} and {other.text} cannot be reckoned together.")
    amount = abs(one.amount - other.amount)
    if one.dimension is Dimension.CLOCK:
        return length_words(amount * 60, language)
    if one.dimension is Dimension.MEASURE:
        unit = _written_unit(one)
        scale = Decimal(_SCALES[unit.casefold()][1])
        return told(one.dimension, amount / scale, unit)
    return told(one.dimension, amount, one.unit, language)


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two values may be reckoned together."""
    return one.dimension is other.dimension and one.unit == other.unit


def total_of(parts: Iterable[Quantity], language: Language = Language.ENGLISH) -> str:
    """The sum of values in words. Raises: ValueError if they are unlike or none."""
    values = list(parts)
    if not values or not all(are_alike(values[0], one) for one in values):
        raise ValueError("Unlike values have no sum.")
    first = values[0]
    total = sum((one.amount for one in values), Decimal(0))
    return told(first.dimension, total, first.unit, language)


def _money(text: str) -> Iterable[Quantity]:
    for value in values_in(text, Wanted.MONEY):
        currency = next(
            (
                code
                for word in _CURRENCY_AT.findall(_FIGURE.sub(" ", value.text))
                if (code := _CURRENCIES.get(word.casefold(), word.upper()))
            ),
            "",
        )
        amount = amount_of(value.text)
        if amount is not None and currency:
            yield Quantity(Dimension.MONEY, amount, currency, value.text, value.start, value.end)


def _days(text: str, said_at: datetime | None) -> Iterable[Quantity]:
    start = 0
    while (when := when_in(text[start:], said_at)) is not None and when.day is not None:
        begin = start + when.start
        day = _LATER_PART.split(text[begin : start + when.end])[0] or text[begin : start + when.end]
        yield Quantity(
            Dimension.DAY, Decimal(when.day.toordinal()), "day", day, begin, begin + len(day)
        )
        start = begin + len(day)


def _clocks(text: str) -> Iterable[Quantity]:
    for value in values_in(text, Wanted.CLOCK):
        clock = clock_in(value.text.replace(".", ":", 1) if ":" not in value.text else value.text)
        if clock is not None:
            hour, minute = clock.said[:5].split(":")
            amount = Decimal(int(hour) * 60 + int(minute))
            yield Quantity(Dimension.CLOCK, amount, "min", value.text, value.start, value.end)


_DURATION = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?(?=[\s-]?[a-z])|(?:half an|an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve)(?=[\s-]))[\s-]?(s|secs?|seconds?|min|mins|minutes?|h"
    r"|hrs?|hours?|days?|nights?|weeks?|years?)\b(?!/)",
    re.IGNORECASE,
)
_FINER = {
    "h": re.compile(  # “2 hours 35”, “1 h 20 min”
        r",?\s?(?:and\s)?(\d{1,2})(?:\s?(?:min|mins|minutes?|m)\b|(?![\w.,:/%]*\d)(?=\W*$|[,;.]"
        r"|\s(?:and|or|but|that|with|for|from|on|now|long|in)\b))",
        re.IGNORECASE,
    ),
    "min": re.compile(r",?\s?(?:and\s)?(\d{1,2})\s?(?:s|secs?|seconds?)\b", re.IGNORECASE),
}
_FINER_S = {"h": 60, "min": 1}


def _durations(text: str) -> Iterable[Quantity]:
    """Lengths of time, each with its finer part: “2 hours 35”, “3 min 40 s”."""
    end = 0
    for found in _DURATION.finditer(text):
        amount = amount_of(found[1])
        word = found[2].casefold()
        unit = _TIME_UNITS.get(word) or _TIME_UNITS.get(word.removesuffix("s"))
        if found.start() < end or amount is None or unit is None:
            continue
        seconds, end = amount * _SECONDS[unit], found.end()
        finer = _FINER[unit].match(text, end) if unit in _FINER else None
        if finer is not None:
            seconds, end = seconds + Decimal(finer[1]) * _FINER_S[unit], finer.end()
        start = found.start()
        yield Quantity(Dimension.DURATION, seconds, "s", text[start:end], start, end)


def _measures(text: str) -> Iterable[Quantity]:
    for value in values_in(text, Wanted.QUANTITY):
        unit = _FIGURE.sub("", value.text, count=1).strip().casefold()
        amount = amount_of(value.text)
        is_of_clock = text[value.start - 1 : value.start] == ":"
        if unit in _SCALES and amount is not None and not is_of_clock:
            base, scale = _SCALES[unit]
            is_below = base == "°C" and _BELOW_ZERO.search(text, 0, value.start) is not None
            start = value.start - is_below
            amount = -amount if is_below else amount
            yield Quantity(
                Dimension.MEASURE,
                amount * Decimal(scale),
                base,
                text[start : value.end].strip(),
                start,
                value.end,
            )


def _numbers(text: str) -> Iterable[Quantity]:
    """Bare numbers with the word that follows them as what they count."""
    pattern = re.compile(
        r"(?<![\w.,:/#!+-])(?:(\d{1,3}(?:[,’]\d{3})+|\d{1,7})(?![\w.,:/%-]*\d)(?!\w)"
        r"|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
        r"(?:\s(?:more\s)?([^\W\d_]{2,}))?",
        re.IGNORECASE,
    )
    for found in pattern.finditer(text):
        figure = found[1] or found[2]
        amount = amount_of(figure)
        if amount is not None:
            noun = (found[3] or "").casefold()
            yield Quantity(
                Dimension.NUMBER, amount, noun, figure, found.start(), found.start() + len(figure)
            )


def _written_unit(value: Quantity) -> str:
    """A value's unit as it was written, without the sign before its figure."""
    return _FIGURE.sub("", value.text, count=1).strip(" -−–")


def day_of(value: Quantity) -> date:
    """The calendar day of a value of that dimension."""
    return date.fromordinal(int(value.amount))
