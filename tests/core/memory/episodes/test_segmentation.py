"""Segments: cut by gaps and by what changes, not by glances, scrolling or a second monitor."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.memory.episodes.segmentation import (
    GAP_CUTS_AFTER,
    Segment,
    cut_into_segments,
    into_sessions,
    seconds_of,
)
from core.memory.view import View
from tests.core.memory.episodes.screens import BREAD, RAIN, view


def _numbers(segments: tuple[Segment, ...]) -> list[list[int]]:
    return [[int(one.observation.id) for one in segment.views] for segment in segments]


def _cut(*views: View) -> list[list[int]]:
    return _numbers(cut_into_segments(views, {}))


def test_no_views_make_no_segments() -> None:
    assert cut_into_segments([], {}) == ()
    assert into_sessions(()) == ()


def test_a_long_silence_cuts_even_the_same_page() -> None:
    assert _cut(view(1, 0, RAIN), view(2, 2, RAIN), view(3, 9, RAIN)) == [[1, 2], [3]]


def test_a_view_that_stayed_is_no_silence() -> None:
    assert _cut(view(1, 0, RAIN, seconds=600), view(2, 12, RAIN)) == [[1, 2]]


def test_another_task_cuts() -> None:
    segments = cut_into_segments(
        [view(1, 0, RAIN), view(2, 1, BREAD, app="cookbook", title="Bread")], {}
    )
    assert _numbers(segments) == [[1], [2]]
    assert [(one.app, one.title) for one in segments] == [
        ("browser", "Notes on rain"),
        ("cookbook", "Bread"),
    ]


def test_a_glance_elsewhere_belongs_to_what_it_interrupts() -> None:
    glance = view(2, 1.0, BREAD, app="clock", title="Clock", seconds=5)
    assert _cut(view(1, 0, RAIN, seconds=60), glance, view(3, 1.2, RAIN)) == [[1, 2, 3]]


def test_a_longer_look_elsewhere_is_its_own() -> None:
    look = view(2, 1.0, BREAD, app="cookbook", title="Bread", seconds=110)
    assert _cut(view(1, 0, RAIN, seconds=60), look, view(3, 3, RAIN)) == [[1], [2], [3]]


def test_a_chat_that_returns_does_not_shatter_the_work() -> None:
    views = []
    for number in range(8):
        is_chat = number % 2 == 1
        views.append(
            view(
                number,
                number,
                BREAD if is_chat else RAIN,
                app="chatter" if is_chat else "browser",
                title="Ada" if is_chat else "Notes on rain",
                seconds=50,
            )
        )
    assert len(_cut(*views)) <= 4


def test_leafing_through_letters_is_one_thing_reading_them_is_not() -> None:
    names = ("heron", "stork", "crane", "bittern")
    for seconds, segments in ((8, 1), (120, 4)):
        views = [
            view(n, n * seconds / 60, (f"The {name} came",), title=name.title(), seconds=seconds)
            for n, name in enumerate(names)
        ]
        assert len(cut_into_segments(views, {})) == segments


def test_a_second_monitor_is_cut_for_itself() -> None:
    still = view(9, 0.1, BREAD, app="cookbook", title="Bread", monitor=2, seconds=600)
    segments = cut_into_segments([view(1, 0, RAIN), still, view(2, 1, RAIN), view(3, 2, RAIN)], {})
    assert _numbers(segments) == [[1, 2, 3], [9]]
    assert [one.monitor for one in segments] == [1, 2]


def test_a_break_ends_a_sitting() -> None:
    segments = cut_into_segments([view(1, 0, RAIN), view(2, 10, RAIN), view(3, 60, RAIN)], {})
    sessions = into_sessions(segments)
    assert [len(one.segments) for one in sessions] == [2, 1]
    assert sessions[0].until == segments[1].until


def test_a_lasting_change_of_topic_ends_a_sitting_too() -> None:
    rain = [view(n, 6 * n, RAIN) for n in range(7)]
    bread = [view(n, 6 * n, BREAD, app="cookbook", title="Bread") for n in range(7, 14)]
    sessions = into_sessions(cut_into_segments([*rain, *bread], {}))
    assert [one.segments[0].app for one in sessions] == ["browser", "cookbook"]


def test_a_short_silence_counts_to_the_view_before_it_a_long_one_to_nobody() -> None:
    views = [view(1, 0, seconds=0), view(2, 1, seconds=0), view(3, 30, seconds=20)]
    assert seconds_of(views) == [60.0, 1.0, 20.0]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400), st.sampled_from("abc"), st.integers(1, 2), st.integers(0, 90)
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_view_is_in_one_segment_of_its_monitor(
    steps: list[tuple[int, str, int, int]],
) -> None:
    minutes, views = 0.0, []
    for number, (step, app, monitor, seconds) in enumerate(steps):
        minutes += step / 60
        views.append(
            view(number, minutes, (f"{app} speaks",), app=app, monitor=monitor, seconds=seconds)
        )
    segments = cut_into_segments(views, {})
    assert sorted(n for own in _numbers(segments) for n in own) == list(range(len(views)))
    for segment in segments:
        assert {one.observation.monitor for one in segment.views} == {segment.monitor}
        times = [one.observation.at for one in segment.views]
        assert times == sorted(times)
        for one, other in zip(segment.views, segment.views[1:], strict=False):
            assert other.observation.at - one.observation.until <= GAP_CUTS_AFTER
    sessions = into_sessions(segments)
    assert tuple(s for one in sessions for s in one.segments) == segments
