"""Minutes and days are counted where the frames stood, in the zone they were seen in."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from core.store.density_store import _spread
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, after, seen

DAY = MORNING.date()
LITTLE = ("a line",)
MUCH = tuple(f"line {number} of very many {number * 7919}" for number in range(60))


def stay(store: Store, *texts: str, at: datetime, minutes: float = 0, app: str = "editor") -> None:
    """One frame that was there for so many minutes."""
    new_id = store.observations.add(seen(*texts, at=at, app=app), None)
    store.observations.extend(new_id, at + timedelta(minutes=minutes))


def test_an_empty_day_has_no_minutes(store: Store) -> None:
    assert store.density.minutes(DAY) == []
    assert store.density.days(DAY, DAY) == []


def test_a_frame_counts_in_every_minute_that_it_was_there(store: Store) -> None:
    stay(store, *LITTLE, at=after(0.5), minutes=3)
    stay(store, *MUCH, at=after(2.2))
    found = store.density.minutes(DAY)
    assert [one.minute for one in found] == [after(minute) for minute in range(4)]
    assert [one.frames for one in found] == [1, 1, 2, 1]
    assert found[2].text > 5 * found[1].text


def test_only_the_asked_day_is_counted_as_its_own_clock_had_it(store: Store) -> None:
    tokyo = timezone(timedelta(hours=9))
    stay(store, at=datetime(2026, 6, 9, 0, 30, tzinfo=tokyo))
    stay(store, at=datetime(2026, 6, 8, 23, 30, tzinfo=tokyo))
    assert [one.minute.hour for one in store.density.minutes(DAY)] == [23]
    assert [one.minute.hour for one in store.density.minutes(DAY + timedelta(days=1))] == [0]


def test_days_tell_their_apps_by_time(store: Store) -> None:
    stay(store, "one", at=after(0), minutes=5, app="mail")
    stay(store, "two", at=after(5), minutes=9, app="code")
    stay(store, "three", at=after(14), minutes=2, app="mail")
    stay(store, "four", at=after(24 * 60), minutes=1, app="mail")
    today, tomorrow = store.density.days(DAY, DAY + timedelta(days=3))
    assert (today.day, tomorrow.day) == (DAY, DAY + timedelta(days=1))
    assert [(share.app, share.frames, share.seconds) for share in today.apps] == [
        ("code", 1, 540.0),
        ("mail", 2, 420.0),
    ]
    assert (today.frames, today.seconds, tomorrow.frames) == (3, 960.0, 1)
    assert store.density.days(DAY + timedelta(days=1), DAY + timedelta(days=3)) == [tomorrow]


def test_no_frame_is_read_for_it(store: Store) -> None:
    """The lines of a frame that cannot be read still have their length."""
    stay(store, *MUCH, at=MORNING)
    store.observations._db.run("UPDATE observation SET lines = zeroblob(64)")
    assert [one.text for one in store.density.minutes(DAY)] == [64]


GROUPS = st.lists(
    st.tuples(
        st.integers(0, 3000),
        st.integers(0, 40),
        st.integers(-840, 840),
        st.integers(1, 9),
        st.integers(0, 9999),
    )
)


@given(GROUPS)
def test_nothing_is_lost_in_laying_out(groups: list[tuple[int, int, int, int, int]]) -> None:
    laid = _spread(
        (first, first + length, zone, n, text) for first, length, zone, n, text in groups
    )
    assert sum(one.text for one in laid) == sum((g[1] + 1) * g[4] for g in groups)
    assert sum(one.frames for one in laid) == sum((g[1] + 1) * g[3] for g in groups)
    moments = [one.minute.astimezone(UTC) for one in laid]
    assert moments == sorted(set(moments))
