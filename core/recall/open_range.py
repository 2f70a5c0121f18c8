"""Ranges with one end or two: “before Tuesday”, “since 3 June”, “between Monday and Thursday”.

The words of German and Spanish are known too. Clock times are no matter for this: “after nine” is
a moment near nine.
"""

import re
from datetime import datetime, timedelta
from enum import Enum, auto

_REACH = timedelta(days=31)  # how far “before” looks back, where nothing else is said
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre)\s+(.{2,40}?)\s+(?:and|und|y)\s+(.{2,40}?)(?=[?!.,;]|$)"
    r"|\b(?:from|von|vom|desde)\s+(?:el\s+)?(.{2,40}?)\s+(?:to|till|until|bis|hasta)\s+"
    r"(?:zum\s+|el\s+)?(.{2,40}?)(?=[?!.,;]|$)"
)
_DIRECTION = re.compile(
    r"\b(?:(?P<before>before|until|till|vor|bis|antes\s+del?|hasta)"
    r"|(?P<after>after|nach|después\s+del?|despues\s+del?)"
    r"|(?P<since>since|seit|desde))\s+(?:(?:the|dem|der|el|la|last|letzten|letztem)\s+)*$"
)


class Direction(Enum):
    """On which side of a named day something lies."""

    BEFORE = auto()
    AFTER = auto()
    SINCE = auto()


def two_ends(text: str) -> tuple[str, str] | None:
    """The words for both ends of a range, from case-folded text; None if it names none."""
    found = _BETWEEN.search(text)
    return (found[1] or found[3], found[2] or found[4]) if found else None


def direction_before(text: str, place: int) -> Direction | None:
    """What the words before a place of a case-folded text say about what stands there."""
    found = _DIRECTION.search(text[:place])
    if found is None:
        return None
    if found["before"]:
        return Direction.BEFORE
    return Direction.AFTER if found["after"] else Direction.SINCE


def opened(
    since: datetime, until: datetime, direction: Direction, now: datetime
) -> tuple[datetime, datetime]:
    """The stretch before, after or since a day that is given by its ends."""
    if direction is Direction.BEFORE:
        return since - _REACH, since
    begin = until if direction is Direction.AFTER else since
    return begin, max(now, begin + timedelta(days=1))
