"""The first or the last of several: “the first time I saw …”, “the latest invoice”.

Among what fits the question as well as the best does, the oldest or the newest comes first. “The
first floor” and “last Tuesday” ask for no order.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto

from core.ids import PassageId
from core.recall.time_range import TimeRange

ORDER_WORDS = frozenset(
    """earliest oldest latest newest recent recently neueste neuesten neuester neuestes neuste
    neusten älteste ältesten ältester ältestes früheste frühesten zuletzt última primera reciente
    recientes""".split()
)
"""Words that ask for an order and say nothing of what is ordered."""

_ONE = "(?:the|my|our)"
_TELLS = "(?:i|we|that|from|of|about|by)"
_NO_ROW = r"(?:name|floor|half|class|aid|day|minute|page|line|row|column|letter)s?\b"
_FIRST = re.compile(
    r"\bfirst time\b|\b(?:did|have|had|was|were) (?:i|we|it|he|she|they) first\b"
    r"|\bfirst (?:saw|seen|read|opened|visited|met|mentioned|appeared|came up|showed up)\b"
    rf"|\b{_ONE} first (?!{_NO_ROW})[^\W\d_]+ {_TELLS}\b|\b{_ONE} very first\b"
    r"|\bearliest\b|\boldest\b"
    r"|\bzum ersten mal\b|\bdas erste mal\b|\bälteste[nrs]?\b|\bfrüheste[nrs]?\b"
    r"|\bprimera vez\b|\bmás antigu[ao]s?\b"
)
_LAST = re.compile(
    r"\blast time\b|\b(?:did|have|had|was|were) (?:i|we|it|he|she|they) last\b"
    r"|\blast (?:saw|seen|read|opened|visited|met|mentioned|appeared)\b"
    rf"|\b{_ONE} last (?!{_NO_ROW})[^\W\d_]+ {_TELLS}\b|\b{_ONE} very last\b"
    r"|\blatest\b|\bnewest\b|\bmost recent(?:ly)?\b"
    r"|\bzuletzt\b|\bzum letzten mal\b|\bdas letzte mal\b|\bneuste[nrs]?\b|\bneueste[nrs]?\b"
    r"|\bjüngste[nrs]?\b|\búltima vez\b|\bmás recientes?\b"
)
_NEAR_BEST = 0.9  # share of the best fit from which one fits as well
_LEAST_FIT = 0.5


class TimeOrder(Enum):
    """Which end of a row of sightings is asked for."""

    FIRST = auto()
    LAST = auto()


def asked_order(text: str, time_range: TimeRange | None) -> TimeOrder | None:
    """The end that a question asks for; None where it asks for neither, or for both.

    Words that name a stretch of time (“the last day of May”) ask for no order.
    """
    plain = text.casefold()
    named = set(time_range.words) if time_range else set()
    is_first = "first" not in named and _FIRST.search(plain) is not None
    is_last = "last" not in named and _LAST.search(plain) is not None
    if is_first is is_last:
        return None
    return TimeOrder.FIRST if is_first else TimeOrder.LAST


def order_scores(
    order: TimeOrder, fits: Mapping[PassageId, float], moments: Mapping[PassageId, datetime]
) -> dict[PassageId, float]:
    """1 for the end that is asked for, then a half, a third, …; nothing for what fits less well.

    `fits` are the shares of the question that passages hold, 0 to 1.
    """
    least = max(_LEAST_FIT, _NEAR_BEST * max(fits.values(), default=0.0))
    row = sorted(
        (one for one, fit in fits.items() if fit >= least),
        key=lambda one: (moments[one], one),
        reverse=order is TimeOrder.LAST,
    )
    return {one: 1 / (1 + place) for place, one in enumerate(row)}
