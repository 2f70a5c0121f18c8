"""What is in front on Windows, from replies as Microsoft documents them."""

from dataclasses import dataclass, field

from capture.platforms.win32_front import FrontOfWindows, RawPresence, presence_of
from capture.polled_events import Glance
from capture.screen_events import Presence
from core.observation import Box


@dataclass
class RecordedFront:
    """Tells what was in front when it was recorded."""

    window: int = 0x20A1C
    titles: dict[int, str] = field(default_factory=lambda: {0x20A1C: "Seed catalogue"})
    raw: RawPresence = field(default_factory=lambda: RawPresence(90_000, 60_000))
    is_closed: bool = False

    def foreground(self) -> int:
        return self.window

    def title(self, handle: int) -> str:
        return self.titles[handle]

    def monitors(self) -> tuple[tuple[int, int, int, int], ...]:
        return ((-2560, 0, 0, 1440), (0, 0, 1920, 1080))

    def presence(self) -> RawPresence:
        return self.raw

    def close(self) -> None:
        self.is_closed = True


def test_a_glance_tells_window_title_and_monitors() -> None:
    calls = RecordedFront()
    monitors = (Box(-2560, 0, 2560, 1440), Box(0, 0, 1920, 1080))
    assert FrontOfWindows(calls).glance() == Glance(0x20A1C, "Seed catalogue", monitors)
    # While another window comes to the front, for a moment none is there.
    calls.window = 0
    assert FrontOfWindows(calls).glance() == Glance(0, "", monitors)


def test_how_long_nobody_touched_anything() -> None:
    assert FrontOfWindows(RecordedFront()).presence() == Presence(idle_s=30.0)


def test_the_count_of_milliseconds_begins_anew_after_seven_weeks() -> None:
    assert presence_of(RawPresence(1_000, (1 << 32) - 4_000)).idle_s == 5.0


def test_only_a_display_that_is_off_is_off() -> None:
    told = [presence_of(RawPresence(0, 0, display=state)) for state in (None, 0, 1, 2)]
    assert [one.is_screen_off for one in told] == [False, True, False, False]


def test_the_lock_and_the_screen_saver_are_told() -> None:
    told = presence_of(RawPresence(0, 0, is_screen_saver_on=True, is_locked=True))
    assert (told.is_screen_saver_on, told.is_locked, told.tells_drawing) == (True, True, False)


def test_closing_ends_what_windows_would_tell() -> None:
    calls = RecordedFront()
    FrontOfWindows(calls).close()
    assert calls.is_closed
