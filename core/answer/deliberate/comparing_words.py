"""The words of comparing: what is more, what moved, and in which sort of value it is told."""

import re

from core.answer.deliberate.quantities import Dimension

MORE = (
    r"more expensive|cheaper|dearer|more|less|fewer|later|earlier|sooner|longer|shorter|higher"
    r"|lower|bigger|smaller|larger|heavier|lighter|faster|slower|hotter|colder|warmer|cooler|thicker"
    r"|thinner|wider|narrower|deeper|taller|closer|farther|further|older|younger|stronger|weaker"
    r"|quicker|swifter|louder|quieter|brighter|darker|steeper|wetter|drier|fuller|emptier|better"
    r"|worse"
)
MOVED = (
    r"rise|risen|rose|fall|fell|fallen|drop|dropped|go up|gone up|went up|go down|gone down"
    r"|went down|increased?|decreased?|change[ds]?|improved?|grow|grew|grown|shrink|shrank|shrunk"
    r"|reduced?"
    r"|(?:below|above|under|over|beyond)(?!\s\D{0,4}\d)|short of|exceed(?:ed|s)?"
    r"|cool(?:ed)?|warm(?:ed)?|raised?|postponed?|delayed|moved?|shift(?:ed)?|extended|shortened"
    r"|pushed back|put off|slip(?:s|ped)?|slid|came down|come down|sink|sank|sunk|climb(?:ed)?"
)
_MEASURES = {
    "volt": "V", "amp": "A", "watt": "W", "kilo": "g", "gram": "g", "kilogram": "g", "litre": "ml",
    "liter": "ml", "metre": "mm", "meter": "mm", "kilometre": "mm", "percent": "%",
    "percentage": "%", "degree": "°C", "kn per metre": "N/m", "kn per meter": "N/m",
    "km per hour": "km/h", "kilometres per hour": "km/h", "kilometers per hour": "km/h",
}  # fmt: skip
LOST_OR_GAINED = (
    r"lose[sn]?|lost|gain(?:s|ed)?|shed|trim(?:med)?|cut|slip(?:ped)?|shave[ds]?|add(?:ed)?|won|win"
)
"""What moves a measure, but counts things elsewhere: “how many trees were cut”."""

MEASURED = (
    r"(?:second|minute|hour|day|week|month|year|euro|dollar|pound|gram|kilo|kilogram|litre|liter"
    r"|metre|meter|kilometre|degree|volt|watt|point|decibel)s?|percent|percentage|ppm|db|bar|mm|cm"
    r"|km|kg"
)
BELOW_WORDS = frozenset(
    """less fewer cheaper earlier sooner shorter lower smaller lighter slower colder cooler quicker
    swifter quieter darker drier""".split()
)
_PUT_OFF = re.compile(r"\b(?:postponed?|delayed|put off|pushed back)\b", re.IGNORECASE)
MONEY_WORDS = re.compile(
    r"\b(?:sav(?:e|ed|ing)|cost|costs|price|pay|paid|cheaper|dearer|expensive|euros?|dollars?"
    r"|pounds?|budget|bill|invoice|fee|rent|spend|spent|offer|quote)\b",
    re.IGNORECASE,
)
_COUNTED: tuple[Dimension, ...] = (Dimension.NUMBER,)
_IN_TIME = (Dimension.DAY, Dimension.CLOCK)
_UNIT_SORTS: dict[str, tuple[Dimension, ...]] = {}
_UNIT_SORTS |= dict.fromkeys(("day", "week", "night"), (Dimension.DAY, Dimension.DURATION))
_UNIT_SORTS |= dict.fromkeys(("minute", "hour"), (Dimension.CLOCK, Dimension.DURATION))
_UNIT_SORTS["second"] = (Dimension.DURATION,)  # no clock on a screen tells them
_UNIT_SORTS |= dict.fromkeys(
    ("euro", "dollar", "pound", "cent", "franc", "rupee", "yen", "peso"), (Dimension.MONEY,)
)
_MORE_SORTS: dict[str, tuple[Dimension, ...]] = {}
_MORE_SORTS |= dict.fromkeys(("later", "earlier", "sooner"), (Dimension.DAY, Dimension.CLOCK))
_MORE_SORTS |= dict.fromkeys(("longer", "shorter"), (Dimension.DURATION, Dimension.MEASURE))
_MORE_SORTS |= dict.fromkeys(
    """heavier lighter taller wider narrower deeper thicker thinner hotter colder warmer cooler
    louder quieter closer farther further steeper""".split(),
    (Dimension.MEASURE, Dimension.NUMBER),
)
_MORE_SORTS |= dict.fromkeys(
    "quicker swifter faster slower".split(), (Dimension.DURATION, Dimension.MEASURE)
)
_MORE_SORTS |= dict.fromkeys(  # no moment is more or less than another
    "more less fewer bigger smaller larger higher lower better worse".split(),
    (Dimension.MONEY, Dimension.MEASURE, Dimension.DURATION, Dimension.NUMBER),
)
_LASTING = frozenset({"longer", "shorter"})
EITHER_WAY = frozenset("faster slower quicker swifter".split())
"""What is more as a speed and less as a time."""

ANY_SORT: tuple[Dimension, ...] = (
    Dimension.MONEY,
    Dimension.MEASURE,
    Dimension.DURATION,
    Dimension.CLOCK,
    Dimension.DAY,
    Dimension.NUMBER,
)


def sort_of(text: str, unit: str | None, more: str) -> tuple[tuple[Dimension, ...], str]:
    """The dimensions, most likely first, that a difference may have, and its unit if named."""
    word = (unit or "").casefold()
    singular = word.removesuffix("s")
    if word:
        base = _MEASURES.get(singular, "")
        sorts = (Dimension.MEASURE,) if base else _UNIT_SORTS.get(singular, _COUNTED)
        if Dimension.DURATION in sorts and more.casefold() in _LASTING:
            sorts = (Dimension.DURATION,)  # no moment is longer than another
        return sorts, base or (word if sorts is _COUNTED else "")
    if MONEY_WORDS.search(text):
        return (Dimension.MONEY,), ""
    sorts = _MORE_SORTS.get(more.casefold(), ANY_SORT)
    if sorts is ANY_SORT and _PUT_OFF.search(text):
        sorts = _IN_TIME
    return sorts, ""
