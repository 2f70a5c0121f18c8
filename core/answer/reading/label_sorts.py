"""The sort of a bare figure that its label tells: “Days on the way” over “9”, “Rs” over “480”."""

import re

from core.answer.wanted import Wanted

_BARE = re.compile(r"[+-]?\d[\d.,’' ]*")
_SORTS: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE))
    for sort, words in (
        (Wanted.PHONE, r"(?:tele)?phone|tel|mobile|cell|fax|hotline|telefon|handy|teléfono|móvil"),
        (
            Wanted.MONEY,
            r"rs|eur|usd|gbp|chf|sek|nok|dkk|inr|pln|czk|price|cost|fee|fare|amount|rent|sum"
            r"|to pay|preis|betrag|kosten|miete|precio|importe|€|\$|£",
        ),
        (
            Wanted.DURATION,
            r"seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?"
            r"|sekunden|minuten|stunden|tage|nächte|wochen|monate|jahre",
        ),
        (
            Wanted.QUANTITY,
            r"kg|km|cm|mm|°\s?[cf]|kwh|kw|litres?|liters?|percent|%|gramm?s?|degrees",
        ),
    )
)


def sort_told_by(label: str, text: str) -> Wanted | None:
    """The sort that a label tells of a bare figure; None for other values and labels.

    A phone number is told by its label however it is written.
    """
    for sort, words in _SORTS:
        if words.search(label) and (_BARE.fullmatch(text) or sort is Wanted.PHONE):
            return sort
    return None
