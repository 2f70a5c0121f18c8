"""What a table's row says in other words than a question: “Sat” is Saturday, 16:00 the afternoon.

So it is with small numbers: who orders four means the row of “4 pcs”.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from core.recall.words import stem

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = re.compile(r"^(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b", re.IGNORECASE)
_CLOCK = re.compile(r"^(?P<hour>[01]?\d|2[0-3])[:.][0-5]\d$")
_HOURS = (
    ("night", (*range(5), *range(21, 24))),
    ("morning", range(5, 12)),
    ("noon", range(11, 14)),
    ("midday", range(11, 14)),
    ("afternoon", range(12, 18)),
    ("evening", range(17, 23)),
)
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_AMOUNT = re.compile(r"^(?P<number>\d{1,2})(?:\s?(?:pcs|pieces|pc|x|×|[^\W\d_]{3,}))?$")


@lru_cache(maxsize=2000)
def row_words(cells: Sequence[str]) -> frozenset[str]:
    """The stems of the weekdays, parts of the day and number words that a row's cells stand for."""
    words: set[str] = set()
    for cell in cells:
        day, clock, amount = _DAY.match(cell), _CLOCK.match(cell), _AMOUNT.match(cell)
        if day:
            words |= {one for one in _DAYS if one.startswith(day[0][:3].casefold())}
        if clock:
            words |= {name for name, hours in _HOURS if int(clock["hour"]) in hours}
        if amount and int(amount["number"]) < len(_NUMBERS):
            words.add(_NUMBERS[int(amount["number"])])
    return frozenset(stem(word) for word in words)
