"""The mind map never puts one node on another, and is the same every time."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.windows.memories.graph_layout import NODE_HEIGHT, NODE_WIDTH, Spot, laid_out


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], dict[int, int]]:
    """Numbers, each but 0 with one before it as its parent."""
    count = draw(st.integers(1, 40))
    parents = {number: draw(st.integers(0, number - 1)) for number in range(1, count)}
    return list(range(count)), parents


def overlap(one: Spot, other: Spot) -> bool:
    return abs(one.left - other.left) < NODE_WIDTH and abs(one.top - other.top) < NODE_HEIGHT


@given(trees())
def test_no_two_nodes_overlap(tree: tuple[list[int], dict[int, int]]) -> None:
    items, parents = tree
    spots = laid_out(items, parents)
    assert set(spots) == set(items)
    assert not [pair for pair in combinations(spots.values(), 2) if overlap(*pair)]
    assert laid_out(items, parents) == spots


@given(trees())
def test_both_sides_carry_about_the_same(tree: tuple[list[int], dict[int, int]]) -> None:
    items, parents = tree
    spots = laid_out(items, parents)
    near = [item for item in items[1:] if parents[item] == 0]
    assert {spots[item].depth for item in near} <= {1}
    sides = [spot.side for spot in spots.values() if spot.depth]
    largest = max((1 + _below(item, parents) for item in near), default=0)
    assert abs(sides.count(1) - sides.count(-1)) <= max(1, largest)


def _below(item: int, parents: dict[int, int]) -> int:
    return sum(1 + _below(one, parents) for one, by in parents.items() if by == item)


def test_nothing_is_laid_out_as_nothing() -> None:
    assert laid_out([], {}) == {}
    assert laid_out(["alone"], {})["alone"].depth == 0
