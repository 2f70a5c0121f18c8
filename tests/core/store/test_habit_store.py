"""Line habits: each frame counts once, and what is forgotten is taken back."""

from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from core.entity_record import LineHabit
from core.ids import ObservationId
from core.store.store import Store
from tests.core.store.fresh_store import after, new_home, open_store, seen
from tests.core.store.logical_dump import logical_dump

DAY = date(2026, 3, 10)


def _frame(store: Store, minute: int = 0) -> ObservationId:
    return store.observations.add(seen("x", at=after(minute)), None)


def _count(store: Store, frame: ObservationId, *lines: str, title: str = "A") -> bool:
    return store.habits.count(frame, {"editor": lines}, title, DAY)


def _habit(store: Store, line: str, place: str = "editor") -> LineHabit | None:
    return store.habits.of_place(place, [line]).get(line)


def test_frames_titles_days_and_chances_are_counted(store: Store) -> None:
    for minute, (title, lines) in enumerate(
        [("A", ("plan",)), ("A", ("plan", "archive")), ("B", ("archive",)), ("C", ("archive",))]
    ):
        assert _count(store, _frame(store, minute), *lines, title=title)
    assert _habit(store, "archive") == LineHabit(views=3, titles=3, days=1, chances=3)
    assert _habit(store, "plan") == LineHabit(views=2, titles=1, days=1, chances=4)
    assert _habit(store, "rope") is None
    assert _habit(store, "archive", "browser") is None


def test_days_are_distinct(store: Store) -> None:
    for number in range(4):
        day = date(2026, 3, 10 + number // 2)
        store.habits.count(_frame(store, number), {"editor": ["archive"]}, "A", day)
    assert _habit(store, "archive") == LineHabit(views=4, titles=1, days=2, chances=4)


def test_a_frame_counts_once(store: Store) -> None:
    frame = _frame(store)
    assert _count(store, frame, "archive")
    assert not _count(store, frame, "archive", "plan")
    assert _habit(store, "archive") == LineHabit(views=1, titles=1, days=1, chances=1)
    assert _habit(store, "plan") is None


def test_forgetting_takes_the_counts_back(store: Store) -> None:
    first, second = _frame(store), _frame(store, 1)
    _count(store, first, "archive", "secret plan")
    _count(store, second, "archive", title="B")
    store.forgetting.forget([first])
    assert _habit(store, "secret plan") is None
    assert _habit(store, "archive") == LineHabit(views=1, titles=2, days=1, chances=1)
    store.forgetting.forget([second])
    assert _habit(store, "archive") is None


def test_what_was_seen_once_long_ago_is_dropped(store: Store) -> None:
    _count(store, _frame(store), "archive", "plan")
    _count(store, _frame(store, 1), "archive")
    assert store.habits.prune(date(2026, 3, 10)) == 0
    assert store.habits.prune(date(2026, 3, 11)) == 1
    assert _habit(store, "plan") is None
    assert _habit(store, "archive") is not None


def test_no_line_is_kept_as_text(store: Store) -> None:
    _count(store, _frame(store), "a very telling line")
    assert "telling" not in repr(logical_dump(store))


@given(st.lists(st.sets(st.sampled_from("abcdef")), max_size=6), st.sets(st.integers(0, 5)))
@settings(max_examples=15, deadline=None)
def test_taking_back_leaves_what_the_others_counted(
    frames: list[set[str]], forgotten: set[int]
) -> None:
    with TemporaryDirectory() as folder, closing(open_store(new_home(Path(folder)))) as store:
        ids = [_frame(store, minute) for minute in range(len(frames))]
        for frame, lines in zip(ids, frames, strict=True):
            _count(store, frame, *lines)
        for place in forgotten & set(range(len(frames))):
            store.habits.uncount(ids[place])
            store.habits.uncount(ids[place])
        left = [lines for place, lines in enumerate(frames) if place not in forgotten]
        found = store.habits.of_place("editor", "abcdef")
        expected = {line: sum(line in lines for lines in left) for line in "abcdef"}
        assert {line: habit.views for line, habit in found.items()} == {
            line: views for line, views in expected.items() if views
        }
