"""A film is told from text that is typed, printed and scrolled by how it changes."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from capture.frame_cells import Cells, cells_of
from capture.moving_areas import (
    MOVING_LOOKS,
    RESTING_LOOKS,
    Movement,
    after_look,
    moved_cells,
    moving_areas,
    no_movement,
)
from capture.screens import RgbFrame
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block
from tests.fakes.painted_films import with_film

FILM = Box(203, 117, 310, 181)
WIDTH, HEIGHT = 640, 400


def shown(*frames: RgbFrame, touched: frozenset[int] = frozenset()) -> Movement:
    """What is known after these frames; `touched` numbers those before which a key was hit."""
    movement = no_movement(frames[0])
    for number, (before, after) in enumerate(itertools.pairwise(frames), start=1):
        moved = moved_cells(before, after)
        movement = after_look(movement, moved, is_touched=number in touched)
    return movement


def film_frames(count: int, area: Box = FILM, ground: RgbFrame | None = None) -> list[RgbFrame]:
    ground = plain_frame(WIDTH, HEIGHT) if ground is None else ground
    return [with_film(ground, area, step) for step in range(count)]


def box_of(cells: Cells) -> Box:
    """The pixels that some cells span."""
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    top, left = 8 * int(rows[0]), 8 * int(columns[0])
    return Box(left, top, 8 * int(columns[-1] + 1) - left, 8 * int(rows[-1] + 1) - top)


def is_around(outer: Box, inner: Box) -> bool:
    return outer.union(inner) == outer


def printed(lines: list[str], *, size_px: int, is_bold: bool, is_dark: bool) -> RgbFrame:
    """A page full of text, as terminals and editors paint it."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor("#101010" if is_dark else "white"))
    painter = QPainter(image)
    font = QFont("monospace")
    font.setPixelSize(size_px)
    font.setBold(is_bold)
    painter.setFont(font)
    painter.setPen(QColor("#d0f0d0" if is_dark else "#202020"))
    for number, line in enumerate(lines):
        painter.drawText(4, (number + 1) * (size_px + 2), line)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    return rows[:, : 3 * WIDTH].reshape(HEIGHT, WIDTH, 3).copy()


def test_a_film_counts_once_it_has_moved_for_some_looks() -> None:
    frames = film_frames(MOVING_LOOKS + 1)
    assert not moving_areas(shown(*frames[:-1]), ()).any()
    assert moving_areas(shown(*frames), ()).any()


@settings(max_examples=12, deadline=None)
@given(
    left=st.integers(0, 200),
    top=st.integers(0, 100),
    width=st.integers(150, 440),
    height=st.integers(150, 300),
)
def test_the_area_covers_the_film_and_hardly_more(
    left: int, top: int, width: int, height: int
) -> None:
    film = Box(left, top, min(width, WIDTH - left), min(height, HEIGHT - top))
    area = box_of(moving_areas(shown(*film_frames(MOVING_LOOKS + 1, film)), ()))
    assert is_around(area, film)
    assert is_around(Box(left - 16, top - 16, film.width + 32, film.height + 32), area)


def test_subtitles_are_part_of_a_film() -> None:
    words = ["nobody knew the way", "they walked on all the same", "until the light went"]
    frames = [
        with_film(plain_frame(WIDTH, HEIGHT), FILM, step, subtitle=words[step // 2])
        for step in range(2 * len(words))
    ]
    areas = moving_areas(shown(*frames), ())
    assert areas[cells_of(FILM)].all()


@pytest.mark.parametrize("size_px", [9, 12, 16, 32])
@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.usefixtures("qapp")
def test_a_log_that_is_printed_all_the_time_is_no_film(
    size_px: int, is_bold: bool, is_dark: bool
) -> None:
    words = "compiling object linked %% ## M@W warning 0x7f3a built installed error done".split()
    draw = np.random.default_rng(size_px)
    log = [" ".join(draw.choice(words, 24)) for _ in range(400)]
    frames = [
        printed(log[start : start + 60], size_px=size_px, is_bold=is_bold, is_dark=is_dark)
        for start in range(0, 300, 17)
    ]
    for before, after in itertools.pairwise(frames):
        assert not moved_cells(before, after).any()


def test_what_holds_much_text_is_no_film_though_its_ground_moves() -> None:
    """Striped tables that fill by themselves, slides in a talk."""
    movement = shown(*film_frames(MOVING_LOOKS + 1))
    subtitle = Box(FILM.left + 60, FILM.bottom - 30, 200, 18)
    rows = [Box(FILM.left, FILM.top + 20 * row, 180, 14) for row in range(9)]
    assert moving_areas(movement, [subtitle]).any()
    assert not moving_areas(movement, rows).any()
    beside = [Box(10, 20 * row, 180, 14) for row in range(19)]
    assert moving_areas(movement, beside).any()


def test_a_sign_that_turns_is_too_small() -> None:
    frames = film_frames(MOVING_LOOKS + 1, Box(100, 100, 60, 60))
    assert not moving_areas(shown(*frames), ()).any()


def test_who_touches_something_may_be_scrolling_past_pictures() -> None:
    frames = film_frames(3 * MOVING_LOOKS)
    every = frozenset(range(len(frames)))
    assert not moving_areas(shown(*frames, touched=every), ()).any()


def test_a_film_goes_on_while_somebody_works_beside_it() -> None:
    frames = film_frames(3 * MOVING_LOOKS)
    later = frozenset(range(MOVING_LOOKS + 1, len(frames)))
    assert moving_areas(shown(*frames, touched=later), ()).any()


@pytest.mark.parametrize(("is_touched", "looks"), [(False, RESTING_LOOKS), (True, 1)])
def test_a_film_that_stops_is_one_no_more(is_touched: bool, looks: int) -> None:
    frames = film_frames(MOVING_LOOKS + 1)
    stopped = [*frames, *[frames[-1]] * looks]
    touched = frozenset(range(len(frames), len(stopped))) if is_touched else frozenset[int]()
    assert moving_areas(shown(*stopped[:-1], touched=touched), ()).any()
    assert not moving_areas(shown(*stopped, touched=touched), ()).any()


def test_a_message_that_lies_on_a_film_is_no_part_of_it() -> None:
    frames = film_frames(MOVING_LOOKS + 1)
    message = Box(FILM.left + 100, FILM.top + 40, 180, 72)
    for step in range(RESTING_LOOKS + 1):
        frames.append(with_block(with_film(frames[0], FILM, 50 + step), message, (250, 250, 250)))
    areas = moving_areas(shown(*frames), ())
    assert areas[cells_of(Box(FILM.left, FILM.top, 90, FILM.height))].all()
    inside = Box(message.left + 24, message.top + 24, message.width - 48, message.height - 48)
    assert not areas[cells_of(inside)].any()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_only_untouched_looks_in_a_row_make_a_film(looks: list[tuple[bool, bool]]) -> None:
    frame = plain_frame(16, 16)
    movement, untouched = no_movement(frame), 0
    for has_moved, is_touched in looks:
        moved = np.full(movement.moved.shape, has_moved)
        was_known = bool(movement.moved.max() >= MOVING_LOOKS)
        movement = after_look(movement, moved, is_touched=is_touched)
        untouched = 0 if not has_moved else untouched + (not is_touched)
        is_known = bool(movement.moved.max() >= MOVING_LOOKS)
        assert is_known <= (was_known or untouched >= MOVING_LOOKS)
