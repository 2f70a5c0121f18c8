"""The day that a line of a conversation names: “Friday 05 June”, “Yesterday”, “Mon”.

What a conversation says of its own days looks back: “Friday” is the one before the page was seen,
and a date without a year is the latest one that was not yet to come.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon montag lunes lundi",
            "tue dienstag martes mardi",
            "wed mittwoch miércoles miercoles mercredi",
            "thu donnerstag jueves jeudi",
            "fri freitag viernes vendredi",
            "sat samstag sonnabend sábado sabado samedi",
            "sun sonntag domingo dimanche",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene",
            "feb fév fev",
            "mar mär maer",
            "apr abr avr",
            "may mai mayo",
            "jun juin",
            "jul juil",
            "aug ago aoû aou",
            "sep",
            "oct okt",
            "nov",
            "dec dez dic déc",
        ),
        1,
    )
    for name in names.split()
}
_BACK = {
    "today": 0,
    "heute": 0,
    "hoy": 0,
    "aujourd'hui": 0,
    "yesterday": 1,
    "gestern": 1,
    "ayer": 1,
    "hier": 1,
    "vorgestern": 2,
}
_WEEKDAY = (
    r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_MONTH = (
    r"(?:jan|ene|feb|f[eé]v|mar|mär|apr|abr|avr|may|mai|mayo|june?|juin|jul|juil|aug|ago|ao[uû]|sept?"
    r"|o[ck]t|nov|de[czs]|dic|déc)[a-zéäûû]{0,7}\.?"
)
_DAY = re.compile(
    rf"""\b(?:
      (?:(?P<weekday>{_WEEKDAY})\b[.,]?\s+(?:den\s+|the\s+|el\s+|le\s+)?)?
      (?:
        (?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})(?!\w)
          (?:,?\s+(?:de\s+)?(?P<year>\d{{4}})\b)?
      | (?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)
          (?:,?\s+(?P<year2>\d{{4}})\b)?
      | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
      | (?P<first>\d{{1,2}})(?P<sign>[./])(?P<second>\d{{1,2}})(?P=sign)
          (?P<year3>\d{{4}}|\d{{2}})\b(?![:.]\d)
      )
    | (?P<lone>{_WEEKDAY})\b
    | (?P<near>today|yesterday|heute|vorgestern|gestern|hoy|ayer|aujourd['’]hui|hier)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AROUND = re.compile(r"^(?:[-–—\s]*day changed(?: to)?)?\W*|\W*(?:new|neu)?\W*$", re.IGNORECASE)
# The recogniser loses narrow spaces: “Tuesday 06October”.
_GLUED = re.compile(r"(?<=\b\d)(?=[^\W\d_]{3})|(?<=\b\d\d)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=\d)")
_LONGEST_MARK = 48  # characters
_DAYS_OF_A_WEEK = 7
_MONTHS_OF_A_YEAR = 12
_CENTURY = 2000
_YEARS_BACK = 6  # a weekday falls on the same date again after five or six years


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as found at `text[start:end]`."""

    start: int
    end: int
    day: date


def day_in(text: str, seen: date) -> NamedDay | None:
    """The first day that a text names, as of the day it was seen; None if there is none.

    A day to come is none: nothing was said on it yet. Nor is one that could be two.
    """
    for found in _DAY.finditer(text):
        day = _day_of(found, seen)
        if day is not None and day <= seen:
            return NamedDay(found.start(), found.end(), day)
    return None


def day_alone(text: str, seen: date) -> date | None:
    """The day that a line names if it says nothing else; None for other lines."""
    if len(text) > _LONGEST_MARK:
        return None
    plain = _AROUND.sub("", _GLUED.sub(" ", text.strip()))
    named = day_in(plain, seen)
    return named.day if named and not re.search(r"\w", _rest(plain, named)) else None


def _rest(text: str, named: NamedDay) -> str:
    return text[: named.start] + text[named.end :]


def _day_of(found: re.Match[str], seen: date) -> date | None:
    if found["near"]:
        return seen - timedelta(days=_BACK[found["near"].casefold().replace("’", "'")])
    if found["lone"]:
        back = (seen.weekday() - _weekday(found["lone"])) % _DAYS_OF_A_WEEK
        return seen - timedelta(days=back or _DAYS_OF_A_WEEK)
    if found["iso"]:
        return _date(*(int(part) for part in found["iso"].split("-")))
    return _in_figures(found) if found["first"] else _with_month(found, seen)


def _with_month(found: re.Match[str], seen: date) -> date | None:
    """A day with its month by name: of the latest year in which it fell on its weekday."""
    number = int(found["day"] or found["day2"])
    month = _month(found["month"] or found["month2"])
    year = found["year"] or found["year2"]
    weekday = _weekday(found["weekday"]) if found["weekday"] else None
    years = [int(year)] if year else [seen.year - back for back in range(1 + _YEARS_BACK)]
    for candidate in years if month else ():
        day = _date(candidate, month or 1, number)
        if day is not None and (year or (day <= seen and weekday in {None, day.weekday()})):
            return day
    return None


def _in_figures(found: re.Match[str]) -> date | None:
    """05.06.2026 is in June; 05/06/2026 could be two days, and 05/13/2026 only one."""
    year = int(found["year3"]) + (0 if len(found["year3"]) > 2 else _CENTURY)
    first, second = int(found["first"]), int(found["second"])
    if found["sign"] == "." or first > _MONTHS_OF_A_YEAR or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > _MONTHS_OF_A_YEAR else None


def _weekday(word: str) -> int:
    return next(number for name, number in _WEEKDAYS.items() if word.casefold().startswith(name))


def _month(word: str) -> int | None:
    plain = word.casefold()
    names = sorted(_MONTHS, key=len, reverse=True)
    return next((_MONTHS[name] for name in names if plain.startswith(name)), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
