"""Which of the last pictures resembles a new one most."""

import numpy as np

from core.store.picture_difference import Pixels
from core.store.recent_pictures import REMEMBERED, RecentPictures

MONTH = "2026-06"


def shade(value: int, height: int = 80) -> Pixels:
    return np.full((height, 120), value, dtype=np.uint32)


def mixed(left: int, right: int, share: float) -> Pixels:
    pixels = shade(left)
    pixels[:, int(120 * (1 - share)) :] = right
    return pixels


def test_the_likest_is_found_wherever_it_stands() -> None:
    recent = RecentPictures()
    for picture_id, pixels in ((1, mixed(1, 2, 0.2)), (2, mixed(1, 3, 0.6)), (3, shade(4))):
        recent.remember(MONTH, picture_id, pixels)
    assert recent.likest(MONTH, [3, 2, 1], shade(1)) == 1
    assert recent.likest(MONTH, [3, 2], shade(1)) == 2


def test_of_equally_alike_ones_the_first_offered_is_taken() -> None:
    recent = RecentPictures()
    recent.remember(MONTH, 1, shade(1))
    recent.remember(MONTH, 2, shade(1))
    assert recent.likest(MONTH, [2, 1], shade(1)) == 2


def test_of_pictures_that_are_not_known_the_first_is_taken() -> None:
    recent = RecentPictures()
    recent.remember("2026-05", 8, shade(1))
    recent.remember(MONTH, 7, shade(1, height=40))
    assert recent.likest(MONTH, [8, 7], shade(1)) == 8
    assert recent.likest(MONTH, [], shade(1)) is None


def test_only_the_last_are_remembered() -> None:
    recent = RecentPictures()
    for picture_id in range(REMEMBERED + 1):
        recent.remember(MONTH, picture_id, shade(1))
    assert recent.likest(MONTH, [0], shade(1)) == 0
    assert recent.likest(MONTH, [0, 1], shade(1)) == 1
