"""Where the ink of a told line ends."""

import numpy as np

from capture.told_ink import OVERHANG_PX, ground_of, ink_at
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block

PLACE = Box(20, 20, 40, 12)


def test_the_ground_is_the_commonest_colour() -> None:
    frame = plain_frame(64, 64, (10, 200, 30))
    frame[:20, :20] = 0
    assert ground_of(frame).tolist() == [10, 200, 30]


def test_ink_within_its_place_is_found_there() -> None:
    found = ink_at(with_block(plain_frame(), Box(24, 22, 10, 5)), PLACE, has_overhang=True)
    assert found is not None
    place, ink = found
    assert place == PLACE
    assert ink.shape == (12, 40)
    assert np.flatnonzero(ink.any(axis=0)).tolist() == list(range(4, 14))


def test_a_letter_may_reach_a_little_beyond_its_place() -> None:
    frame = with_block(plain_frame(), Box(50, 22, 10 + 2, 5))
    assert ink_at(frame, PLACE, has_overhang=False) is None
    found = ink_at(frame, PLACE, has_overhang=True)
    assert found is not None
    assert found[0] == Box(20, 20, 42, 12)
    far = with_block(plain_frame(), Box(50, 22, 10 + OVERHANG_PX + 1, 5))
    assert ink_at(far, PLACE, has_overhang=True) is None


def test_a_border_beside_the_place_is_not_its_ink() -> None:
    frame = with_block(plain_frame(), Box(18, 0, 2, 100))
    found = ink_at(with_block(frame, Box(21, 22, 10, 5)), PLACE, has_overhang=True)
    assert found is not None
    assert found[0] == PLACE


def test_ink_that_goes_on_above_or_below_is_cut() -> None:
    for top in (17, 29):
        assert ink_at(with_block(plain_frame(), Box(24, top, 10, 6)), PLACE, has_overhang=True) is (
            None
        )


def test_a_place_at_the_edge_of_the_frame_ends_there() -> None:
    frame = plain_frame(80, 40)
    corner = Box(0, 0, 30, 12)
    assert ink_at(with_block(frame, Box(3, 3, 8, 5)), corner, has_overhang=True) is not None
