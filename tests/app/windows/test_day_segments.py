from datetime import timedelta

from app.windows.day_segments import app_change, day_view, frame_at, segments_of
from tests.fakes.fake_memory_door import DAY, GAPS, FakeMemoryDoor, at

FRAMES = FakeMemoryDoor().frames_of_day(DAY)


def test_frames_of_one_app_join_into_one_stretch() -> None:
    segments = segments_of(FRAMES)
    assert [(s.app, s.since, s.until) for s in segments[:2]] == [
        ("thunderbird", at("08:52"), at("09:01")),
        ("code", at("09:02"), at("09:16")),
    ]
    assert [s.first for s in segments[1:]] == [s.last + 1 for s in segments[:-1]]
    assert segments[-1].last == len(FRAMES) - 1


def test_a_moment_between_frames_belongs_to_the_nearer_one() -> None:
    place = frame_at(FRAMES, at("12:10"))
    assert place is not None
    assert FRAMES[place].until == at("12:01")
    place = frame_at(FRAMES, at("13:00"))
    assert place is not None
    assert FRAMES[place].at == at("13:02")


def test_moments_outside_the_day_belong_to_its_ends() -> None:
    assert frame_at(FRAMES, at("00:01")) == 0
    assert frame_at(FRAMES, at("23:59")) == len(FRAMES) - 1
    assert frame_at((), at("12:00")) is None


def test_app_changes_are_found_in_both_directions() -> None:
    segments = segments_of(FRAMES)
    assert app_change(segments, 0, -1) is None
    assert app_change(segments, 0, 1) == segments[1].first
    assert app_change(segments, segments[2].last, -1) == segments[1].first
    assert app_change(segments, len(FRAMES) - 1, 1) is None


def test_the_day_reaches_from_its_first_to_its_last_moment() -> None:
    day = day_view(DAY, FRAMES, GAPS)
    assert (day.since, day.until) == (at("08:52"), at("17:35"))
    empty = day_view(DAY + timedelta(days=1), (), ())
    assert (empty.since, empty.until) == (None, None)
