"""Observations come back as they were stored: order, time zones, filters, lines."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UnknownItem
from core.ids import ObservationId
from core.moments import from_us, to_us, utc_offset_min
from core.observation import Box, Picture, Source, TextLine, WindowContext
from core.store.lines_codec import decode_lines, encode_lines
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, after, new_home, open_store, seen

ANY = ObservationFilter()

LINES = st.lists(
    st.builds(
        TextLine,
        st.text(max_size=40),
        st.builds(Box, *(st.integers(-5000, 50_000) for _ in range(4))),
        st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
    ),
    max_size=20,
).map(tuple)


@given(LINES)
def test_lines_come_back_as_they_were(lines: tuple[TextLine, ...]) -> None:
    assert decode_lines(encode_lines(lines)) == lines


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_comes_back_with_its_distance_from_utc(naive: datetime, offset_min: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset_min)))
    again = from_us(to_us(moment), utc_offset_min(moment))
    assert (again, again.utcoffset()) == (moment, moment.utcoffset())


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_us(datetime(2026, 6, 8))
    with pytest.raises(ValueError, match="time zone"):
        utc_offset_min(datetime(2026, 6, 8))


def test_everything_of_an_observation_comes_back(store: Store) -> None:
    place = store.pictures.add(Picture(b"webp", 1280, 720), MORNING)
    observation = seen(
        "one",
        "two",
        title="Ünïcode “title”",
        app="editor",
        url="https://a.example/?q=1",
        monitor=2,
        picture=b"webp",
        source_id="shot-1",
        source=Source.FILE,
    )
    new_id = store.observations.add(observation, place)
    stored = store.observations.get(new_id)
    assert (stored.source, stored.at, stored.until) == (Source.FILE, MORNING, MORNING)
    assert stored.at.utcoffset() == timedelta(hours=2)
    assert stored.window == WindowContext("editor", "Ünïcode “title”", "https://a.example/?q=1")
    assert (stored.monitor, stored.source_id, stored.has_picture) == (2, "shot-1", True)
    assert (stored.width, stored.height) == (1280, 720)
    assert store.observations.lines(new_id) == observation.lines
    assert store.observations.picture_place(new_id) == place
    assert store.observations.get_many([new_id, ObservationId(99)]) == {new_id: stored}


def test_what_is_not_there_is_unknown_and_not_empty(store: Store) -> None:
    for ask in (store.observations.get, store.observations.lines):
        with pytest.raises(UnknownItem, match="may have been forgotten"):
            ask(ObservationId(1))
    assert store.observations.picture_place(ObservationId(1)) is None
    assert store.observations.get_many([]) == {}
    assert store.observations.span() is None
    assert store.observations.days() == []


def test_the_end_of_an_observation_never_moves_back(store: Store) -> None:
    new_id = store.observations.add(seen("x"), None)
    store.observations.extend(new_id, after(10))
    store.observations.extend(new_id, after(5))
    assert store.observations.get(new_id).until == after(10)


@given(
    spans=st.lists(st.tuples(st.integers(0, 100), st.integers(0, 30)), min_size=1, max_size=8),
    since=st.none() | st.integers(0, 130),
    until=st.none() | st.integers(0, 130),
)
@settings(deadline=None, max_examples=40)
def test_a_stretch_of_time_finds_what_touches_it(
    tmp_path_factory: pytest.TempPathFactory,
    spans: list[tuple[int, int]],
    since: int | None,
    until: int | None,
) -> None:
    store = _store_in(tmp_path_factory)
    for start, length in spans:
        store.observations.extend(
            store.observations.add(seen("x", at=after(start)), None), after(start + length)
        )
    wanted = ObservationFilter(
        since=None if since is None else after(since), until=None if until is None else after(until)
    )
    found = store.observations.matching(wanted)
    expected = sorted(
        (start, number)
        for number, (start, length) in enumerate(spans, start=1)
        if (since is None or start + length >= since) and (until is None or start < until)
    )
    assert [stored.id for stored in found] == [number for _, number in expected]
    assert store.observations.matching(wanted, newest_first=True) == found[::-1]
    assert store.observations.matching(wanted, limit=2) == found[:2]
    assert set(store.observations.ids_matching(wanted)) == {stored.id for stored in found}
    store.close()


def _store_in(factory: pytest.TempPathFactory) -> Store:
    return open_store(new_home(factory.mktemp("observations")))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ObservationFilter(), [1, 2, 3]),
        (ObservationFilter(app="fire"), [1]),
        (ObservationFilter(app="FireFox"), [1]),
        (ObservationFilter(app="größe"), [2]),
        (ObservationFilter(app="%"), []),
        (ObservationFilter(app="' OR 1 --"), []),
        (ObservationFilter(source=Source.CHAT), [3]),
        (ObservationFilter(app="fire", source=Source.CHAT), []),
        (ObservationFilter(since=after(3), app="fire"), []),
    ],
)
def test_filters(store: Store, wanted: ObservationFilter, found: list[int]) -> None:
    store.observations.add(seen("a", app="firefox", at=after(1)), None)
    store.observations.add(seen("b", app="größe", at=after(2)), None)
    store.observations.add(seen("c", app="chat", at=after(3), source=Source.CHAT), None)
    assert [stored.id for stored in store.observations.matching(wanted)] == found
    assert wanted.is_open == (wanted == ObservationFilter())


def test_days_and_span_are_told_in_the_time_zone_of_the_moment(store: Store) -> None:
    tokyo = timezone(timedelta(hours=9))
    late_utc = datetime(2026, 6, 8, 23, 30, tzinfo=UTC)  # already the 9th in Tokyo
    store.observations.add(seen("a", at=late_utc.astimezone(tokyo)), None)
    store.observations.add(seen("b", at=late_utc + timedelta(minutes=1)), None)
    store.observations.add(seen("c", at=late_utc + timedelta(minutes=2)), None)
    assert store.observations.days() == [("2026-06-08", 2), ("2026-06-09", 1)]
    span = store.observations.span()
    assert span == (late_utc, late_utc + timedelta(minutes=2))
    assert [moment.utcoffset() for moment in span] == [timedelta(hours=9), timedelta(0)]


def test_apps_come_most_used_first(store: Store) -> None:
    for minute, app in enumerate(["mail", "editor", "mail"]):
        store.observations.add(seen("x", app=app, at=after(minute)), None)
    assert store.observations.apps() == [("mail", 2), ("editor", 1)]


def test_the_newest_of_a_monitor_is_the_newest_in_time(store: Store) -> None:
    later = store.observations.add(seen("later", at=after(9)), None)
    earlier = store.observations.add(seen("earlier", at=after(1)), None)
    store.observations.add(seen("beside", at=after(20), monitor=2), None)
    store.observations.add(seen("a file", at=after(30), source=Source.FILE), None)
    newest = store.observations.latest_on_monitor(1, Source.SCREEN)
    assert newest is not None
    assert (newest[0].id, newest[1]) == (later, seen("later").content_hash)
    before = store.observations.latest_on_monitor(1, Source.SCREEN, after(5))
    assert before is not None
    assert before[0].id == earlier
    assert store.observations.latest_on_monitor(1, Source.SCREEN, after(0)) is None
    assert store.observations.latest_on_monitor(3, Source.SCREEN) is None


def test_sources_are_told_of_those_that_exist(store: Store) -> None:
    first = store.observations.add(seen("one"), None)
    assert store.observations.sources([first, ObservationId(first + 1)]) == {first: Source.SCREEN}
    assert store.observations.sources([]) == {}
