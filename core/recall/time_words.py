"""German and Spanish words for times, and loose English ones, put into what the grammar reads.

Day and month names and the commonest day words are known to the grammar itself; here stand the
phrases that are built otherwise: “vor drei Tagen”, “hace dos semanas”, “letzte Woche”.
"""

import re

_NUMBERS = {
    word: english
    for english, words in (
        ("a", "einem einer ein eine un una"),
        ("two", "zwei dos"),
        ("three", "drei tres"),
        ("four", "vier cuatro"),
        ("five", "fünf funf cinco"),
        ("six", "sechs seis"),
        ("seven", "sieben siete"),
        ("eight", "acht ocho"),
        ("nine", "neun nueve"),
        ("ten", "zehn diez"),
    )
    for word in words.split()
}
_UNITS = {
    word: english
    for english, words in (
        ("minute", "minute minuten minuto minutos"),
        ("hour", "stunde stunden hora horas"),
        ("day", "tag tage tagen día días dia dias"),
        ("week", "woche wochen semana semanas"),
        ("month", "monat monate monaten monats mes meses"),
    )
    for word in words.split()
}
_NUMBER = "|".join(_NUMBERS)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AGO = re.compile(rf"\b(?:vor|hace)\s+(\d{{1,4}}|{_NUMBER})\s+({_UNIT})\b")
_LAST_SPAN = re.compile(
    rf"\b(?:in\s+den\s+)?(?:letzten|vergangenen|últimos|últimas|ultimos|ultimas)\s+"
    rf"(\d{{1,4}}|{_NUMBER})\s+({_UNIT})\b"
)
_LAST = re.compile(
    r"\b(?:letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?)\s+(woche|monat)s?\b"
    r"|\b(?:la|el)\s+(semana|mes)\s+pasad[ao]\b"
)
_LAST_DAY = re.compile(
    r"\b(?:el\s+)?(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\s+pasado\b"
)
_THIS_WEEK = re.compile(r"\b(?:diese[rn]?\s+woche|esta\s+semana)\b")
_PARTS = (
    (re.compile(r"\b(?:heute\s+(?:früh|morgen)|esta\s+mañana)\b"), "this morning"),
    (re.compile(r"\b(?:heute\s+abend|esta\s+noche)\b"), "this evening"),
    (re.compile(r"\b(?:heute\s+nachmittag|esta\s+tarde)\b"), "this afternoon"),
    (re.compile(r"\bgestern\s+(?:früh|morgen)\b"), "yesterday morning"),
    (re.compile(r"\b(?:over|at|during)\s+lunch\b"), "at lunchtime"),
    (re.compile(r"(?<![\d.:])(\d{1,2})\s?-?ish\b"), r"around \1"),
    (re.compile(r"\b(?:anoche|gestern\s+nacht)\b"), "yesterday evening"),
)


def in_english(text: str) -> str:
    """A case-folded text with German and Spanish time phrases in English; else as it is."""
    text = _AGO.sub(lambda found: f"{_number(found[1])} {_UNITS[found[2]]}s ago", text)
    text = _LAST_SPAN.sub(lambda found: f"last {_number(found[1])} {_UNITS[found[2]]}s", text)
    text = _LAST.sub(lambda found: f"last {_UNITS[found[1] or found[2]]}", text)
    text = _LAST_DAY.sub(r"last \1", text)
    text = _THIS_WEEK.sub("this week", text)
    for pattern, english in _PARTS:
        text = pattern.sub(english, text)
    return text


def _number(word: str) -> str:
    return _NUMBERS.get(word, word)
