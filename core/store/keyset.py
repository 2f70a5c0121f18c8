"""Pages of long lists: each begins after the place where the one before it ended.

Unlike an offset, such a place costs the same on the first page and on the thousandth, and nothing
is shown twice or left out when something was added above in between.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Order(StrEnum):
    """How a list is sorted. Of entities, the most important are those that were seen most."""

    NEWEST = "newest"
    OLDEST = "oldest"
    IMPORTANT = "important"
    TITLE = "title"

    @property
    def falls(self) -> bool:
        """Whether the largest comes first."""
        return self in {Order.NEWEST, Order.IMPORTANT}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ended: what its last entry is sorted by, and its id."""

    place: int | float | str
    id: int


@dataclass(frozen=True, slots=True)
class Page(Generic[Found]):
    """Some entries in their order. `end` is where the next page begins; None after the last."""

    entries: tuple[Found, ...]
    end: Mark | None = None


def after_mark(column: str, number: str, order: Order) -> str:
    """An SQL condition on a column and an id with two values: what comes after a mark."""
    return f"({column}, {number}) {'<' if order.falls else '>'} (?, ?)"


def sorted_by(column: str, number: str, order: Order) -> str:
    """The SQL that sorts by a column, and where that is equal by id."""
    way = "DESC" if order.falls else "ASC"
    return f"{column} {way}, {number} {way}"
