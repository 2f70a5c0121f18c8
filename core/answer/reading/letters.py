"""Letters that answer letters: what stands above a quoted letter is newer than what is quoted.

Who answers with the old letter below says only what is new: “we go to the fire hall, same hours”.
So the value above takes the place of the quoted one, though it names the subject in no word.
"""

import re
from collections.abc import Sequence

from core.answer.reading.choosing import shown_value
from core.answer.reading.features import ScoredReading
from core.observation import Box

_QUOTED = re.compile(r"^\s*[>|»]\s?")
_SAME_BEGINNING = 30  # characters: the rest may be cut
_LEAST_WORDS = 4
_SAME_COLUMN_HEIGHTS = 3.0


def is_quoted(text: str) -> bool:
    """Whether a line is quoted from an older letter."""
    return _QUOTED.match(text) is not None


def told_above_quote(best: ScoredReading, scored: Sequence[ScoredReading]) -> ScoredReading | None:
    """The reading above the place where the best one's words stand quoted; None if none is.

    It has a value of the same sort, another one, in a sentence of its own.
    """
    quotes = [
        (one.unit.observation_id, one.reading.box)
        for one in scored
        if one.reading.box is not None
        and is_quoted(one.unit.text)
        and _beginning(one.unit.text) == _beginning(best.unit.text)
    ]
    above = [
        one
        for one in scored
        if one.values
        and one.features.value >= min(1.0, best.features.value)
        and not is_quoted(one.unit.text)
        and len(one.unit.text.split()) >= _LEAST_WORDS
        and shown_value(one) != shown_value(best)
        and any(
            frame == one.unit.observation_id and _stands_above(one.reading.box, quote)
            for frame, quote in quotes
        )
    ]
    return max(above, key=lambda one: one.score, default=None)


def _stands_above(box: Box | None, quote: Box) -> bool:
    """Whether a line stands above a quoted one and begins about where that does."""
    if box is None:
        return False
    slack = _SAME_COLUMN_HEIGHTS * quote.height
    return box.bottom <= quote.top and abs(box.left - quote.left) <= slack


def _beginning(text: str) -> str:
    return "".join(_QUOTED.sub("", text).casefold().split())[:_SAME_BEGINNING]
