"""A detected line is read only where it shows something that no known line holds."""

from capture.line_crops import LineCrop, cut_lines
from capture.new_ink import crops_to_read
from capture.screens import RgbFrame
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block

WORDS = (Box(20, 54, 30, 10), Box(60, 54, 40, 10), Box(110, 54, 24, 10))


def words(*boxes: Box) -> RgbFrame:
    frame = plain_frame()
    for box in boxes:
        frame = with_block(frame, box)
    return frame


def crop(frame: RgbFrame, box: Box) -> LineCrop:
    (found,) = cut_lines(frame, [box])
    return found


def test_without_known_lines_all_are_read() -> None:
    crops = [crop(words(*WORDS), Box(16, 50, 122, 18)), crop(words(), Box(16, 90, 50, 18))]
    assert crops_to_read(crops, []) == crops


def test_a_known_line_is_not_read_however_it_is_cut() -> None:
    frame, known = words(*WORDS), [Box(16, 50, 122, 18)]
    for cut in (Box(16, 50, 122, 18), Box(13, 47, 130, 23), Box(18, 51, 40, 16)):
        assert crops_to_read([crop(frame, cut)], known) == []


def test_a_line_that_joins_two_known_ones_is_known() -> None:
    known = [Box(16, 50, 38, 18), Box(56, 50, 82, 18)]
    assert crops_to_read([crop(words(*WORDS), Box(16, 49, 122, 20))], known) == []


def test_a_line_that_has_grown_is_read_with_all_its_pieces() -> None:
    frame, known = words(*WORDS), [Box(16, 50, 90, 18)]
    pieces = [crop(frame, Box(16, 50, 38, 18)), crop(frame, Box(56, 50, 82, 18))]
    assert crops_to_read(pieces, known) == pieces


def test_a_known_line_above_hides_nothing() -> None:
    frame = with_block(words(*WORDS), Box(20, 72, 80, 10))
    below = crop(frame, Box(16, 66, 90, 20))
    assert crops_to_read([below], [Box(16, 50, 122, 18)]) == [below]


def test_a_sliver_of_a_known_line_is_known() -> None:
    slivers = cut_lines(words(*WORDS), [Box(18, 60, 100, 5)])
    assert crops_to_read(slivers, [Box(16, 50, 122, 18)]) == []


def test_signs_of_the_line_below_that_reach_in_are_nothing_new() -> None:
    frame = with_block(words(WORDS[0]), Box(60, 67, 40, 10))
    assert crops_to_read([crop(frame, Box(16, 50, 90, 18))], [Box(16, 50, 38, 18)]) == []
