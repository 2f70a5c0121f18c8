"""What a film shows is a reason to keep a frame now and then, what is beside it always."""

from datetime import datetime, timedelta

import pytest

from capture.change_gate import ChangeGate
from capture.film_watch import KEPT_EVERY, FilmWatch
from capture.moving_areas import MOVING_LOOKS
from capture.screens import RgbFrame
from core.observation import Box
from tests.fakes.fake_screen import NOON, plain_frame, with_block
from tests.fakes.painted_films import with_film

FILM = Box(40, 24, 200, 140)
LOOK_EVERY = timedelta(seconds=2)
GROUND = plain_frame(480, 320)
WORD = Box(300, 250, 90, 14)
BEGUN = MOVING_LOOKS + 1  # the looks by which a film is known


class Desk:
    """A monitor that is looked at every two seconds."""

    def __init__(self, idle_s: float | None = 3_600.0) -> None:
        self.watch, self.gate = FilmWatch(), ChangeGate()
        self.at: datetime = NOON
        self.idle_s = idle_s
        self.text: list[Box] = []
        self.step = 0

    def look(self, frame: RgbFrame) -> bool:
        """Whether the frame is kept."""
        films = self.watch.look(1, frame, self.at, self.idle_s)
        is_kept = self.gate.look(1, frame, apart_from=films).is_changed
        if is_kept:
            self.watch.read(1, self.at, self.text)
        self.at += LOOK_EVERY
        return is_kept

    def play(self, looks: int, ground: RgbFrame = GROUND) -> list[bool]:
        """The film goes on for so many looks."""
        kept = []
        for _ in range(looks):
            self.step += 1
            kept.append(self.look(with_film(ground, FILM, self.step)))
        return kept


def test_a_film_is_kept_when_it_begins_and_then_once_a_minute() -> None:
    desk = Desk()
    assert desk.play(BEGUN) == [True] * (BEGUN - 1) + [False]
    looks_a_minute = KEPT_EVERY // LOOK_EVERY
    kept = desk.play(3 * looks_a_minute)
    assert sum(kept) == 3
    first, second, third = (number for number, was_kept in enumerate(kept) if was_kept)
    assert second - first == third - second == looks_a_minute


def test_what_is_new_beside_a_film_is_kept_with_it() -> None:
    desk = Desk()
    desk.play(BEGUN)
    assert desk.play(3, with_block(GROUND, WORD)) == [True, False, False]


def test_a_film_that_stops_is_kept_as_it_stands() -> None:
    desk = Desk()
    desk.play(BEGUN + 2)
    still = with_film(GROUND, FILM, desk.step)
    assert [desk.look(still) for _ in range(5)] == [False, True, False, False, False]


def test_who_writes_where_a_film_was_is_not_overlooked() -> None:
    desk = Desk()
    desk.play(BEGUN + 2)
    desk.idle_s = 0.5
    page = with_block(GROUND, Box(60, 60, 80, 12))
    assert desk.look(page) or desk.look(page)
    assert desk.look(with_block(page, Box(60, 90, 80, 12)))


@pytest.mark.parametrize("idle_s", [None, 0.3])
def test_where_somebody_may_be_at_the_keys_all_is_kept(idle_s: float | None) -> None:
    assert all(Desk(idle_s).play(12))


def test_moving_ground_under_much_text_is_kept() -> None:
    desk = Desk()
    desk.text = [Box(FILM.left, FILM.top + 16 * row, 150, 12) for row in range(8)]
    assert all(desk.play(12))


def test_a_clock_that_was_set_back_silences_no_film() -> None:
    desk = Desk()
    desk.play(BEGUN)
    desk.at -= timedelta(hours=2)
    assert desk.play(1) == [True]


def test_another_size_or_a_forgotten_monitor_is_watched_anew() -> None:
    desk = Desk()
    desk.play(BEGUN)
    assert desk.look(plain_frame(400, 300))
    desk.play(BEGUN)
    desk.watch.forget(1)
    assert desk.play(2) == [True, True]


def test_monitors_are_watched_each_by_itself() -> None:
    watch = FilmWatch()
    for step in range(BEGUN):
        at = NOON + step * LOOK_EVERY
        films = watch.look(1, with_film(GROUND, FILM, step), at, 3_600.0)
        watch.read(1, at, ())
        assert watch.look(2, with_film(GROUND, FILM, 0), at, 3_600.0) is None
        watch.read(2, at, ())
    assert films is not None
    assert films.any()
