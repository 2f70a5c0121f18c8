"""Which of the last pictures resembles a new one most."""

import numpy as np

from core.store.recent_pictures import REMEMBERED, RecentPictures
from core.store.shapes import Pixels


def shade(value: int, height: int = 80) -> Pixels:
    return np.full((height, 120), value, dtype=np.uint32)


def mixed(left: int, right: int, share: float) -> Pixels:
    pixels = shade(left)
    pixels[:, int(120 * (1 - share)) :] = right
    return pixels


def test_the_likest_is_found_wherever_it_stands() -> None:
    recent = RecentPictures()
    for picture_id, pixels in ((1, mixed(1, 2, 0.2)), (2, mixed(1, 3, 0.6)), (3, shade(4))):
        recent.remember(picture_id, pixels, b"webp")
    assert recent.likest([3, 2, 1], shade(1)) == 1
    assert recent.likest([3, 2], shade(1)) == 2


def test_of_equally_alike_ones_the_first_offered_is_taken() -> None:
    recent = RecentPictures()
    recent.remember(1, shade(1), b"webp")
    recent.remember(2, shade(1), b"webp")
    assert recent.likest([2, 1], shade(1)) == 2


def test_of_pictures_that_are_not_known_the_first_is_taken() -> None:
    recent = RecentPictures()
    recent.remember(7, shade(1, height=40), b"webp")
    assert recent.likest([8, 7], shade(1)) == 8
    assert recent.likest([], shade(1)) is None


def test_only_the_last_are_remembered() -> None:
    recent = RecentPictures()
    for picture_id in range(REMEMBERED + 1):
        recent.remember(picture_id, shade(1), b"%d" % picture_id)
    assert recent.likest([0], shade(1)) == 0
    assert recent.likest([0, 1], shade(1)) == 1
    assert recent.webp(0) is None
    assert recent.webp(1) == b"1"
