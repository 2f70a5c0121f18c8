"""A dropped space comes back where the gap is a word's; other gaps stay closed."""

from collections.abc import Sequence

from capture.screens import RgbFrame
from capture.word_gaps import with_lost_spaces
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block

SIGN_PX, HEIGHT_PX = 6, 20


def paint(text: str, gaps_px: Sequence[int]) -> tuple[list[float], RgbFrame]:
    """A block for each sign but spaces, with a gap after each; and where the signs stand."""
    frame = plain_frame(600, HEIGHT_PX)
    middles, left = [], 10
    gaps = iter([*gaps_px, 0])
    for sign in text:
        if sign == " ":
            middles.append(left - 2.0)
            continue
        frame = with_block(frame, Box(left, 4, SIGN_PX, 12))
        middles.append(left + SIGN_PX / 2)
        left += SIGN_PX + next(gaps)
    return middles, frame


def restored(text: str, *gaps_px: int) -> str:
    middles, frame = paint(text, gaps_px)
    return with_lost_spaces(text, middles, frame)


def test_a_gap_as_wide_as_a_space_is_one() -> None:
    assert restored("am 262058 x", 2, 7, 2, 2, 7, 2, 2, 7) == "am 262 058 x"


def test_a_narrow_gap_is_none() -> None:
    assert restored("am 262058 x", 2, 7, 2, 2, 4, 2, 2, 7) == "am 262058 x"


def test_beside_narrow_signs_more_is_asked_for() -> None:
    assert restored("am 211058 x", 2, 7, 2, 7, 2, 2, 2, 7) == "am 211058 x"


def test_in_a_line_without_spaces_a_gap_must_stand_out() -> None:
    assert restored("262058", 2, 2, 8, 2, 2) == "262 058"
    assert restored("262058", 5, 5, 7, 5, 5) == "262058"


def test_short_and_blank_lines_are_left_alone() -> None:
    assert restored("ab", 9) == "ab"
    assert with_lost_spaces("a", [3.0], plain_frame(30, 20)) == "a"
    assert with_lost_spaces("", [], plain_frame(30, 20)) == ""
