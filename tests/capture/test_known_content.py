"""What stands on a frame as it stood on another is known, at its place or moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capture.known_content import ReadFrame, known_of
from capture.screens import RgbFrame
from capture.vertical_moves import vertical_moves
from core.observation import Box, TextLine
from tests.fakes.fake_screen import line, plain_frame

WIDTH, HEIGHT = 480, 320
ROW_PX = 32


def scribble(frame: RgbFrame, box: Box, seed: int) -> None:
    """Paint signs that no other seed paints, with a blank rim as a reader's boxes have."""
    random = np.random.default_rng(seed)
    height, width = box.height - 6, box.width - 8
    signs = random.integers(0, 2, (height, width, 1), dtype=np.uint8) * 255
    frame[box.top + 3 : box.top + 3 + height, box.left + 4 : box.left + 4 + width] = signs


def page(*seeds: int, top: int = 16) -> tuple[RgbFrame, list[TextLine]]:
    """A frame with one line a row, each from its seed; 0 leaves the row blank."""
    frame, lines = plain_frame(WIDTH, HEIGHT), []
    for row, seed in enumerate(seeds):
        if seed:
            lines.append(line(f"text {seed}", 20, top + ROW_PX * row, 200, 20))
            scribble(frame, lines[-1].box, seed)
    return frame, lines


def read(frame: RgbFrame, lines: list[TextLine]) -> ReadFrame:
    return ReadFrame(frame, tuple(lines))


def covers(areas: tuple[Box, ...], box: Box) -> bool:
    return any(area.intersection_area(box) >= 0.6 * box.width * box.height for area in areas)


def test_without_memory_every_sign_is_unread_and_the_blank_is_not_looked_at() -> None:
    frame, lines = page(1, 0, 0, 0, 2)
    known = known_of(frame, [])
    assert known.lines == ()
    assert len(known.unread) == 2
    assert all(covers(known.unread, one.box) for one in lines)
    assert sum(box.width * box.height for box in known.unread) < WIDTH * HEIGHT / 4


def test_an_equal_frame_is_known_to_the_last_line() -> None:
    frame, lines = page(1, 2, 3)
    known = known_of(frame.copy(), [read(frame, lines)])
    assert (known.lines, known.unread) == (tuple(lines), ())


def test_only_a_new_line_is_unread() -> None:
    frame, _ = page(1, 2, 0, 4)
    known = known_of(frame, [read(*page(1, 2))])
    assert [one.text for one in known.lines] == ["text 1", "text 2"]
    assert known.unread == known_of(page(0, 0, 0, 4)[0], []).unread


def test_scrolled_lines_are_carried_to_their_new_place() -> None:
    before, lines = page(1, 2, 3, 4, 5, 6, top=40)
    after, wanted = page(2, 3, 4, 5, 6, 7, top=40)
    known = known_of(after, [read(before, lines)])
    assert list(known.lines) == wanted[:-1]
    assert covers(known.unread, wanted[-1].box)
    assert not any(covers(known.unread, one.box) for one in wanted[:-1])


def test_a_pane_may_scroll_beside_one_that_stands() -> None:
    before, lines = page(1, 2, 3, 4, 5, 6)
    after, wanted = page(2, 3, 4, 5, 6)
    beside = line("a menu", 320, 16, 120, 20)
    for frame in (before, after):
        scribble(frame, beside.box, 99)
    known = known_of(after, [read(before, [*lines, beside])])
    assert sorted(one.text for one in known.lines) == sorted(one.text for one in (*wanted, beside))
    assert known.unread == ()


def test_a_line_that_changed_is_unread_as_a_whole() -> None:
    before, lines = page(1, 2, 3)
    after = before.copy()
    word = Box(lines[1].box.left + 60, lines[1].box.top + 4, 40, 12)
    scribble(after, word, 50)
    known = known_of(after, [read(before, lines)])
    assert [one.text for one in known.lines] == ["text 1", "text 3"]
    assert covers(known.unread, lines[1].box)


def test_a_sign_close_behind_a_line_is_seen() -> None:
    before, lines = page(1, 2)
    after = before.copy()
    after[lines[0].box.top + 6 : lines[0].box.top + 14, lines[0].box.right : 222] = 0
    assert known_of(after, [read(before, lines)]).unread


def test_a_line_cut_by_the_rim_of_a_pane_is_unread() -> None:
    before, lines = page(1, 2, 3, 4, 5, 6)
    after, _ = page(2, 3, 4, 5, 6)
    half = Box(20, 16, 200, 10)
    after[half.top : half.bottom, half.left : half.right] = 255
    known = known_of(after, [read(before, lines)])
    assert [one.text for one in known.lines] == ["text 3", "text 4", "text 5", "text 6"]
    assert len(known.unread) == 1


def test_what_is_gone_is_not_known() -> None:
    before, lines = page(1, 2, 3)
    known = known_of(page(1, 0, 3)[0], [read(before, lines)])
    assert [one.text for one in known.lines] == ["text 1", "text 3"]
    assert known.unread == ()


def test_lines_may_come_from_several_frames() -> None:
    frame, lines = page(1, 2, 0, 3, 4)
    known = known_of(frame, [read(*page(1, 2)), read(*page(0, 0, 0, 3, 4))])
    assert sorted(known.lines, key=lambda one: one.box.top) == lines
    assert known.unread == ()


def test_ink_that_was_found_to_be_no_text_is_not_looked_at_again() -> None:
    before, _ = page(1, 2)
    known = known_of(before.copy(), [read(before, [])])
    assert (known.lines, known.unread) == ((), ())


def test_borders_of_windows_are_no_ink() -> None:
    frame = plain_frame(WIDTH, HEIGHT)
    frame[100:102] = 0
    frame[:, 240:242] = 0
    assert known_of(frame, []).unread == ()


@settings(max_examples=40, deadline=None)
@given(
    before=st.lists(st.integers(0, 6), max_size=9),
    after=st.lists(st.integers(0, 6), max_size=9),
    top=st.integers(0, 24),
)
def test_every_line_is_known_rightly_or_looked_at(
    before: list[int], after: list[int], top: int
) -> None:
    frame, wanted = page(*after, top=top)
    known = known_of(frame, [read(*page(*before))])
    assert {*known.lines} <= {*wanted}
    left_over = [one for one in wanted if one not in known.lines]
    assert all(covers(known.unread, one.box) for one in left_over)


@pytest.mark.parametrize("down_px", [-60, -1, 1, 33])
def test_moves_are_told_in_pixels_downwards(down_px: int) -> None:
    before, _ = page(1, 2, 3, 4, 5)
    after = np.roll(before, down_px, axis=0)
    whole = Box(0, 0, WIDTH, HEIGHT)
    assert vertical_moves(before, after, whole)[0] == down_px
    assert vertical_moves(before, before.copy(), whole) == ()


def test_what_is_unlike_has_not_moved() -> None:
    whole = Box(0, 0, WIDTH, HEIGHT)
    assert vertical_moves(page(1, 2, 3)[0], page(4, 5, 6)[0], whole) == ()
    assert vertical_moves(plain_frame(), plain_frame(colour=(9, 9, 9)), whole) == ()
