"""The clock of looking: brought forward by what happens, slowed down by stillness."""

from hypothesis import given
from hypothesis import strategies as st

from capture.look_times import (
    SETTLING_S,
    SLOWEST_S,
    STILL_LOOKS,
    LookTimes,
    after_happening,
    after_look,
)
from capture.screen_events import Happening

INTERVAL_S = 2.0


def still_times(looks: int, interval_s: float = INTERVAL_S) -> LookTimes:
    """The times after so many looks at a screen that stood still."""
    times, now_s = None, 0.0
    for _ in range(looks):
        times = after_look(times, now_s, interval_s, is_still=True)
        now_s = times.due_s
    assert times is not None
    return times


def test_without_events_the_clock_goes_by_the_interval() -> None:
    first = after_look(None, 10.0, INTERVAL_S)
    assert first.due_s == 12.0
    assert after_look(first, 12.5, INTERVAL_S).due_s == 14.5


def test_another_window_is_looked_at_once_it_has_settled() -> None:
    times = after_happening(after_look(None, 10.0, INTERVAL_S), 10.3, Happening.WINDOW)
    assert times.due_s == 10.3 + SETTLING_S


def test_more_events_do_not_put_the_look_off() -> None:
    times = after_happening(after_look(None, 10.0, INTERVAL_S), 10.3, Happening.WINDOW)
    assert after_happening(times, 10.6, Happening.TITLE).due_s == times.due_s


def test_a_look_that_was_brought_forward_is_missing_later() -> None:
    times = after_happening(after_look(None, 10.0, INTERVAL_S), 10.1, Happening.TITLE)
    after = after_look(times, 10.5, INTERVAL_S)
    assert after.due_s == 14.0
    assert after_happening(after, 10.6, Happening.TITLE).due_s == 12.0


def test_drawing_alone_brings_no_look_forward() -> None:
    times = after_look(None, 10.0, INTERVAL_S)
    assert not times.is_slow
    assert after_happening(times, 10.5, Happening.DRAWN).due_s == times.due_s


def test_a_still_screen_is_looked_at_less_and_less_often() -> None:
    steps = [still_times(looks).due_s - still_times(looks).earliest_s for looks in range(1, 9)]
    assert steps[: STILL_LOOKS - 1] == [INTERVAL_S] * (STILL_LOOKS - 1)
    assert steps == sorted(steps)
    assert steps[-1] == SLOWEST_S
    assert still_times(9).is_slow


def test_a_long_interval_is_never_shortened() -> None:
    assert still_times(9, 60.0).due_s - still_times(8, 60.0).due_s == 60.0


def test_whatever_happens_ends_the_slowness() -> None:
    slow = still_times(9)
    drawn = after_happening(slow, slow.earliest_s + 5.0, Happening.DRAWN)
    assert drawn.due_s == slow.earliest_s + 5.0
    assert not drawn.is_slow
    assert after_happening(drawn, drawn.due_s, Happening.DRAWN) == drawn
    switched = after_happening(slow, slow.earliest_s + 5.0, Happening.WINDOW)
    assert switched.due_s == slow.earliest_s + 5.0 + SETTLING_S
    assert after_look(switched, switched.due_s, INTERVAL_S).due_s == switched.due_s + INTERVAL_S


def test_a_new_window_that_is_being_drawn_still_settles() -> None:
    slow = still_times(9)
    switched = after_happening(slow, slow.earliest_s + 5.0, Happening.WINDOW)
    drawn = after_happening(switched, slow.earliest_s + 5.1, Happening.DRAWN)
    assert drawn.due_s == switched.due_s


@given(
    st.lists(st.tuples(st.floats(0.01, 5.0), st.sampled_from(Happening)), max_size=80),
    st.floats(0.5, 20.0),
)
def test_however_much_happens_the_interval_is_kept_on_the_whole(
    events: list[tuple[float, Happening]], interval_s: float
) -> None:
    times, looks, now_s = after_look(None, 0.0, interval_s), 0, 0.0
    for after_s, happened in events:
        now_s += after_s
        while times.due_s <= now_s:
            looks += 1
            times = after_look(times, times.due_s, interval_s)
        times = after_happening(times, now_s, happened)
        assert times.due_s <= times.paced_s
    assert looks <= now_s / interval_s + 2
