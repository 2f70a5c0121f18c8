"""Why nobody can be looking."""

import pytest

from capture.away import AWAY_SIGN, Attention, Away, away_of, is_full_screen, is_locked, why_away
from capture.screen_events import Presence
from capture.windows import DesktopWindow
from core.observation import Box

AREA = Box(0, 0, 320, 200)
QUARTER = Attention(idle_after_s=900.0)


@pytest.mark.parametrize(
    ("presence", "is_watching", "away"),
    [
        (Presence(), False, None),
        (Presence(idle_s=899.0), False, None),
        (Presence(idle_s=900.0), False, Away.IDLE),
        (Presence(idle_s=900.0), True, None),
        (Presence(is_screen_saver_on=True), True, Away.SCREEN_SAVER),
        (Presence(idle_s=5.0, is_screen_off=True), False, Away.SCREEN_OFF),
        (Presence(is_locked=True, is_screen_off=True), True, Away.LOCKED),
    ],
)
def test_who_is_away(presence: Presence, is_watching: bool, away: Away | None) -> None:
    assert why_away(presence, QUARTER, is_watching=is_watching) is away


def test_where_no_limit_is_set_nobody_is_idle() -> None:
    assert why_away(Presence(idle_s=1e9), Attention(), is_watching=False) is None


def test_a_screen_is_locked_while_the_locker_is_shown() -> None:
    locker = DesktopWindow("i3lock", "", AREA, is_popup=True)
    assert is_locked([DesktopWindow("codepad", "main.c", AREA), locker])
    assert not is_locked([DesktopWindow("xscreensaver", "", AREA, is_visible=False)])


def test_only_the_window_in_front_fills_the_screen() -> None:
    film = DesktopWindow("player", "film", AREA, is_full_screen=True, is_focused=True)
    behind = DesktopWindow("player", "film", AREA, is_full_screen=True)
    assert is_full_screen([film])
    assert not is_full_screen([behind, DesktopWindow("codepad", "", AREA, is_focused=True)])


@pytest.mark.parametrize("away", Away)
def test_a_reason_is_told_from_a_rule(away: Away) -> None:
    assert away_of(AWAY_SIGN + away) is away
    assert away_of(away.value) is None
    assert away_of("app away locked") is None
