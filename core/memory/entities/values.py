"""Amounts of money and dates, brought to one form so that equal values have equal keys."""

import re
from datetime import date

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.entity_record import EntityKind, Mention
from core.memory.entities.keys import folded

_CURRENCIES = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "euro": "EUR", "dollar": "USD", "buck": "USD", "pound": "GBP", "franc": "CHF", "yen": "JPY",
    "yuan": "CNY", "rupee": "INR", "zloty": "PLN", "zl": "PLN", "kc": "CZK", "kronor": "SEK",
    "kroner": "NOK", "cent": "EUR cent", "pence": "GBP penny",
}  # fmt: skip
_MONTH_STARTS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,’' ]*")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_HALF_A_YEAR_DAYS = 183
_SURE = 0.9
_UNSURE = 0.5


def amounts_in(text: str, number: int) -> tuple[Mention, ...]:
    """The sums of money in one line, keyed as “EUR 1480.00”."""
    mentions = []
    for value in values_in(text, Wanted.MONEY):
        key = amount_key(value.text)
        if key is not None:
            mentions.append(Mention(EntityKind.AMOUNT, value.text, key, (number,), _SURE))
    return tuple(mentions)


def dates_in(text: str, number: int, seen_on: date) -> tuple[Mention, ...]:
    """The calendar dates in one line, keyed as “2026-06-19”; bare weekdays are left out.

    A date without its year is the one nearest to the day it was seen on. The day of the view
    itself is left out too: every clock shows it, and the view's own time says so already.
    """
    mentions = []
    for value in values_in(text, Wanted.DATE):
        found = date_meant(value.text, seen_on)
        if found is not None and found[0] != seen_on:
            day, confidence = found
            mentions.append(
                Mention(EntityKind.DATE, value.text, day.isoformat(), (number,), confidence)
            )
    return tuple(mentions)


def amount_key(text: str) -> str | None:
    """A sum of money in one form: “€ 1.480,00” and “EUR 1,480.00” are both “EUR 1480.00”."""
    digits = _NUMBER.search(text)
    if digits is None:
        return None
    rest = (text[: digits.start()] + " " + text[digits.end() :]).strip()
    currency = _CURRENCIES.get(rest) or _CURRENCIES.get(folded(rest).rstrip("s"))
    return f"{currency or rest.upper()} {_plain_number(digits[0].strip())}"


def _plain_number(text: str) -> str:
    """A number with a point and two places, whichever marks it was written with.

    The last mark is the decimal one if one or two digits follow it; three are a group.
    """
    parts = re.split(r"[.,’' ]", text.rstrip(".,’' "))
    has_places = len(parts) > 1 and len(parts[-1]) <= 2
    whole = "".join(parts[:-1] if has_places else parts)
    places = parts[-1] if has_places else ""
    return f"{int(whole or '0')}.{places:0<2}"


def date_meant(text: str, seen_on: date) -> tuple[date, float] | None:
    """The day that a written date means and how surely; None if it names no day.

    Of day and month in figures, the day is taken to stand first where both could.
    """
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), _SURE)
    if found := _NUMERIC.search(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        year += 2000 if year < 100 else 0
        if second > 12:
            return _day(year, first, second, _SURE)
        is_plain = first > 12 or first == second or "." in text
        return _day(year, second, first, _SURE if is_plain else _UNSURE)
    return _date_in_words(text, seen_on)


def _date_in_words(text: str, seen_on: date) -> tuple[date, float] | None:
    months = [_MONTH_STARTS.get(folded(word)[:3]) for word in _WORD.findall(text)]
    month = next((month for month in months if month is not None), None)
    day = _DAY.search(text)
    if month is None or day is None:
        return None
    if year := _YEAR.search(text):
        return _day(int(year[1]), month, int(day[1]), _SURE)
    nearby = [
        found[0]
        for year_near in (seen_on.year - 1, seen_on.year, seen_on.year + 1)
        if (found := _day(year_near, month, int(day[1]), _SURE)) is not None
    ]
    nearest = min(nearby, key=lambda one: abs((one - seen_on).days), default=None)
    if nearest is None:
        return None
    is_near = abs((nearest - seen_on).days) < _HALF_A_YEAR_DAYS
    return nearest, _SURE if is_near else _UNSURE


def _day(year: int, month: int, day: int, confidence: float) -> tuple[date, float] | None:
    try:
        return date(year, month, day), confidence
    except ValueError:
        return None
