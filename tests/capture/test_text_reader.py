"""Which parts of a frame are read again, and in which order lines are told."""

from hypothesis import given
from hypothesis import strategies as st

from capture.text_reader import (
    in_reading_order,
    is_known,
    lines_to_keep,
    regions_to_read,
)
from core.observation import Box
from tests.fakes.fake_screen import line

BOXES = st.builds(
    Box, st.integers(0, 900), st.integers(0, 500), st.integers(1, 200), st.integers(1, 60)
)


def test_rows_are_told_from_top_to_bottom_and_left_to_right() -> None:
    lines = [
        line("d", 300, 132),
        line("b", 200, 98),
        line("a", 10, 101),
        line("c", 10, 130),
    ]
    assert [entry.text for entry in in_reading_order(lines)] == ["a", "b", "c", "d"]


def test_a_region_grows_around_the_lines_it_touches() -> None:
    wide = line("a wide line", 0, 100, 800, 20)
    far = line("far away", 0, 400, 800, 20)
    (region,) = regions_to_read([Box(400, 110, 10, 5)], [wide, far], 1000, 600)
    assert region.left == 0
    assert region.right >= 800
    assert lines_to_keep([Box(400, 110, 10, 5)], [wide, far], 1000, 600) == [far]


def test_regions_that_meet_become_one() -> None:
    boxes = [Box(100, 100, 10, 10), Box(150, 100, 10, 10)]
    assert len(regions_to_read(boxes, [], 1000, 600)) == 1


def test_a_neighbour_that_is_only_grazed_is_kept() -> None:
    first, second = line("first", 10, 100, 200, 20), line("second", 10, 130, 200, 20)
    assert lines_to_keep([Box(20, 103, 10, 14)], [first, second], 1000, 600) == [second]
    assert is_known(Box(12, 130, 150, 5), [second.box])
    assert not is_known(Box(12, 100, 150, 18), [second.box])


def test_what_stands_between_two_changes_is_not_read_again() -> None:
    between = line("as it was", 400, 250, 100, 20)
    column, row = Box(100, 100, 20, 300), Box(100, 380, 700, 20)
    (region,) = regions_to_read([column, row], [between], 1000, 600)
    assert between.box.intersection_area(region) == 100 * 20
    assert lines_to_keep([column, row], [between], 1000, 600) == [between]


def test_a_box_around_two_known_lines_is_known() -> None:
    cells = [Box(10, 100, 80, 20), Box(100, 100, 80, 20)]
    assert is_known(Box(10, 100, 170, 20), cells)
    assert not is_known(Box(10, 100, 400, 20), cells)


def test_large_letters_reach_further() -> None:
    change = [Box(300, 100, 40, 40)]
    assert lines_to_keep(change, [line("Total", 100, 110, 150, 20)], 1000, 600)
    assert not lines_to_keep(change, [line("Total", 100, 100, 150, 40)], 1000, 600)


@given(st.lists(BOXES, max_size=6), st.lists(BOXES, max_size=12))
def test_regions_cover_the_changes_and_cut_no_line_to_be_read(
    changed: list[Box], old: list[Box]
) -> None:
    width, height = 1100, 560
    frame = Box(0, 0, width, height)
    previous = [line("x", box.left, box.top, box.width, box.height) for box in old]
    regions = regions_to_read(changed, previous, width, height)
    kept = lines_to_keep(changed, previous, width, height)
    for index, region in enumerate(regions):
        assert frame.union(region) == frame
        assert not any(region.intersection_area(other) for other in regions[index + 1 :])
    for whole in [*changed, *(entry.box for entry in previous if entry not in kept)]:
        shown = whole.intersection_area(frame)
        assert sum(whole.intersection_area(region) for region in regions) == shown
