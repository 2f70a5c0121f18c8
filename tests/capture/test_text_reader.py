"""Which parts of a frame are read again, which lines stay, and in which order they are told."""

from hypothesis import given
from hypothesis import strategies as st

from capture.text_reader import in_reading_order, reads_again, regions_to_read, without_grown
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
    assert far.box.intersection_area(region) == 0


def test_regions_that_meet_become_one() -> None:
    boxes = [Box(100, 100, 10, 10), Box(150, 100, 10, 10)]
    assert len(regions_to_read(boxes, [], 1000, 600)) == 1


def test_a_line_that_was_read_again_within_a_longer_one_is_dropped() -> None:
    first, second = line("first", 10, 100, 200, 20), line("second", 10, 130, 200, 20)
    longer = line("first and more", 10, 98, 400, 22)
    assert without_grown([first, second], [longer]) == [second]


def test_a_neighbour_that_is_only_grazed_stays() -> None:
    known = line("known", 10, 100, 200, 20)
    below, beside = line("below", 10, 116, 200, 20), line("beside", 204, 100, 90, 20)
    smudge = line("..", 90, 98, 25, 7)
    assert without_grown([known], [below, beside, smudge]) == [known]


def test_a_lone_sign_is_read_again_within_a_line() -> None:
    assert reads_again(Box(10, 100, 200, 20), Box(10, 102, 6, 16))
    assert not reads_again(Box(18, 100, 200, 20), Box(10, 102, 10, 16))


@given(st.lists(BOXES, max_size=6), st.lists(BOXES, max_size=12))
def test_regions_cover_the_changes_and_cut_no_line_to_be_read(
    changed: list[Box], old: list[Box]
) -> None:
    width, height = 1100, 560
    frame = Box(0, 0, width, height)
    previous = [line("x", box.left, box.top, box.width, box.height) for box in old]
    regions = regions_to_read(changed, previous, width, height)
    touched = [each for each in old if any(each.intersection_area(box) for box in changed)]
    for index, region in enumerate(regions):
        assert frame.union(region) == frame
        assert not any(region.intersection_area(other) for other in regions[index + 1 :])
    for whole in [*changed, *touched]:
        shown = whole.intersection_area(frame)
        assert sum(whole.intersection_area(region) for region in regions) == shown
