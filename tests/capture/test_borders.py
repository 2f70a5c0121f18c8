"""Text is parted where the border of a window, a pane or a table crosses it."""

import numpy as np

from capture.borders import parted_at_borders
from capture.frame_cells import upright_edges
from capture.line_crops import cut_lines
from capture.screens import RgbFrame
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block

LINE = Box(16, 90, 284, 18)
TEXT = Box(20, 94, 276, 10)


def parted(frame: RgbFrame, box: Box = LINE) -> list[Box]:
    return parted_at_borders(upright_edges(frame), box)


def behind_a_window(top: int = 20, bottom: int = 180) -> RgbFrame:
    """A line of text in two halves: the right half stands in a window that covers the left's."""
    frame = with_block(plain_frame(), TEXT)
    frame = with_block(frame, Box(140, top, 150, bottom - top), (90, 90, 90))
    frame = with_block(frame, Box(143, top + 3, 144, bottom - top - 6), (250, 250, 250))
    return with_block(frame, Box(150, 94, 130, 10))


def test_a_line_is_parted_at_the_border_of_a_window() -> None:
    left, right, *_ = parted(behind_a_window())
    assert (left.left, left.right) == (16, 140)
    assert (right.left, right.top, right.height) == (143, 90, 18)


def test_each_side_becomes_a_crop_and_the_border_none() -> None:
    crops = cut_lines(behind_a_window(), [LINE])
    assert [(crop.box.left, crop.box.right) for crop in crops][:2] == [(16, 140), (143, 287)]
    assert all(crop.box.width > 4 for crop in crops)


def test_a_line_in_the_corner_of_a_window_is_parted_too() -> None:
    left, *others = parted(behind_a_window(top=86))
    assert left.right == 140
    assert others


def test_a_change_of_ground_is_a_border() -> None:
    frame = plain_frame()
    frame[:, 160:] = (30, 30, 30)
    assert parted(frame) == [Box(16, 90, 144, 18), Box(160, 90, 140, 18)]


def test_a_letter_a_cursor_and_a_marked_word_part_nothing() -> None:
    frame = with_block(plain_frame(), TEXT)
    for mark in (Box(60, 88, 3, 22), Box(100, 86, 60, 40)):
        assert parted(with_block(frame, mark, (0, 0, 200))) == [LINE]


def test_a_part_that_is_hardly_higher_than_the_line_tells_of_no_border() -> None:
    frame = np.ascontiguousarray(behind_a_window()[84:112])
    assert parted(frame, Box(16, 6, 284, 18)) == [Box(16, 6, 284, 18)]


def test_an_empty_box_is_left_alone() -> None:
    assert parted(plain_frame(), Box(10, 10, 1, 8)) == [Box(10, 10, 1, 8)]
