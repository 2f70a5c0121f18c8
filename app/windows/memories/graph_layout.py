"""Where the items of a neighbourhood stand on the plane: a mind map that is readable as it is.

The centre stands in the middle; its neighbours stand in a column to the right and one to the left,
each with its own neighbours indented below it. So no two ever overlap, whatever they are called,
and the same neighbourhood looks the same every time. Knows nothing of Qt, so that it is worked out
on the thread that reads.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

NODE_WIDTH, NODE_HEIGHT = 216, 30
_COLUMN_GAP = 72
_ROW = 38
_GROUP_GAP = 10
_INDENT = 26

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Spot:
    """The top left corner of a node; `side` is 1 to the right of the centre, -1 to the left, 0 for
    the centre itself, and `depth` how many steps from it."""

    left: float
    top: float
    side: int
    depth: int

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.top + NODE_HEIGHT / 2

    @property
    def near_end(self) -> float:
        """The end that looks to the centre."""
        return self.left if self.side >= 0 else self.left + NODE_WIDTH


def laid_out(items: Sequence[Node], parents: Mapping[Node, Node]) -> dict[Node, Spot]:
    """The spots of items of which the first is the centre; the nearest come first.

    Those farther than two steps stand below the neighbour of the centre that leads to them.
    """
    if not items:
        return {}
    centre = items[0]
    groups = _groups(items, parents)
    sides: dict[int, list[Node]] = {1: [], -1: []}
    rows = {1: 0, -1: 0}
    for first, below in groups.items():
        side = 1 if rows[1] <= rows[-1] else -1
        sides[side].append(first)
        rows[side] += 1 + len(below)
    spots = {centre: Spot(-NODE_WIDTH / 2, -NODE_HEIGHT / 2, 0, 0)}
    for side, firsts in sides.items():
        spots |= _column(side, {first: groups[first] for first in firsts})
    return spots


def _groups(items: Sequence[Node], parents: Mapping[Node, Node]) -> dict[Node, list[Node]]:
    """The centre's neighbours, each with all that is come to by way of it."""
    centre = items[0]
    groups: dict[Node, list[Node]] = {}
    for item in items[1:]:
        first = item
        while parents.get(first, centre) != centre:
            first = parents[first]
        if first == item:
            groups.setdefault(item, [])
        else:
            groups.setdefault(first, []).append(item)
    return groups


def _column(side: int, groups: Mapping[Node, Sequence[Node]]) -> dict[Node, Spot]:
    """One side from top to bottom, its middle as high as the centre's."""
    rows = sum(1 + len(below) for below in groups.values())
    height = rows * _ROW + max(0, len(groups) - 1) * _GROUP_GAP
    top = -height / 2 + (_ROW - NODE_HEIGHT) / 2
    near = NODE_WIDTH / 2 + _COLUMN_GAP
    spots: dict[Node, Spot] = {}
    for first, below in groups.items():
        for place, item in enumerate((first, *below)):
            start = near + (_INDENT if place else 0)
            left = start if side > 0 else -start - NODE_WIDTH
            spots[item] = Spot(left, top, side, 2 if place else 1)
            top += _ROW
        top += _GROUP_GAP
    return spots
