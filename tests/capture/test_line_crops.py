"""Lines are cut where gaps are wide, and known again where they moved."""

import numpy as np

from capture.line_crops import cut_lines
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block


def test_a_wide_gap_parts_a_line_in_two() -> None:
    frame = with_block(with_block(plain_frame(), Box(20, 54, 30, 10)), Box(200, 54, 40, 10))
    crops = cut_lines(frame, [Box(16, 50, 230, 18)])
    assert [(crop.box.left, crop.box.right) for crop in crops] == [(16, 54), (196, 246)]


def test_a_space_between_words_parts_nothing() -> None:
    frame = with_block(with_block(plain_frame(), Box(20, 54, 30, 10)), Box(60, 54, 40, 10))
    assert [crop.box for crop in cut_lines(frame, [Box(16, 50, 90, 18)])] == [Box(16, 50, 90, 18)]


def test_a_line_that_moved_has_the_same_ink() -> None:
    one = with_block(plain_frame(), Box(20, 54, 30, 10))
    other = with_block(plain_frame(), Box(23, 99, 30, 10))
    (before,) = cut_lines(one, [Box(16, 50, 40, 18)])
    (after,) = cut_lines(other, [Box(18, 95, 44, 19)])
    assert np.array_equal(before.ink, after.ink)


def test_a_part_of_the_line_above_or_below_is_no_ink_of_a_line() -> None:
    alone = with_block(plain_frame(), Box(20, 54, 30, 10))
    above = with_block(alone, Box(24, 40, 60, 11))
    between = with_block(above, Box(28, 67, 70, 9))
    (wanted,) = cut_lines(alone, [Box(16, 50, 40, 18)])
    for frame, box in (
        (above, Box(16, 50, 40, 18)),
        (above, Box(15, 49, 42, 18)),
        (between, Box(16, 50, 40, 18)),
    ):
        (crop,) = cut_lines(frame, [box])
        assert np.array_equal(crop.ink, wanted.ink)


def test_an_accent_is_ink_of_its_line() -> None:
    plain = with_block(plain_frame(), Box(20, 56, 30, 8))
    accented = with_block(plain, Box(24, 52, 6, 2))
    crops = [cut_lines(frame, [Box(16, 50, 40, 18)])[0] for frame in (plain, accented)]
    assert crops[0].ink.shape != crops[1].ink.shape


def test_text_that_was_turned_is_turned_back() -> None:
    frame = with_block(plain_frame(), Box(20, 40, 10, 90))
    (crop,) = cut_lines(frame, [Box(16, 36, 18, 98)])
    assert crop.pixels.shape[:2] == (18, 98)
    assert crop.box == Box(16, 36, 18, 98)


def test_blank_and_empty_boxes_do_no_harm() -> None:
    crops = cut_lines(plain_frame(), [Box(10, 10, 50, 20), Box(5, 5, 0, 9)])
    assert [crop.ink.shape for crop in crops] == [(1, 1, 3)]
