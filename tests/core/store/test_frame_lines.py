"""Lines of frames told by those of earlier frames: read back the same, nothing forgotten left."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import ObservationId
from core.observation import Source
from core.store.frame_lines import _MOST_BASES, FrameLines
from core.store.lines_codec import decode_lines
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, lines_of, new_home, open_store, seen

PAGE = [f"row {number} of a long list of boats and their berths" for number in range(30)]


def _page(*words: str) -> list[str]:
    return [*PAGE, *words]


def _add(store: Store, minute: int, *texts: str, **more: object) -> ObservationId:
    return store.observations.add(seen(*texts, at=after(minute), **more), None)  # type: ignore[arg-type]


def _stored(store: Store, frame: ObservationId) -> tuple[bytes, int | None]:
    row = store._db.row("SELECT lines, lines_base FROM observation WHERE id = ?", (frame,))
    assert row is not None
    return bytes(row[0]), row[1]


def test_a_frame_is_told_by_the_one_before_it(store: Store) -> None:
    first, second = _add(store, 0, *_page("one")), _add(store, 1, *_page("two"))
    (alone, none), (told, base) = _stored(store, first), _stored(store, second)
    assert (none, base) == (None, first)
    assert 4 * len(told) < len(alone)
    assert store.observations.lines(second) == lines_of(*_page("two"))


def test_of_those_that_it_could_be_told_by_the_likest_is_taken(store: Store) -> None:
    first = _add(store, 0, *_page("one"))
    _add(store, 1, *PAGE[:20], *(f"another matter, number {n * n}" for n in range(20)))
    again = _add(store, 2, *_page("three"))
    assert _stored(store, again)[1] == first


def test_what_is_like_nothing_stands_alone(store: Store) -> None:
    _add(store, 0, *_page())
    assert _stored(store, _add(store, 1, "quite another thing"))[1] is None
    assert _stored(store, _add(store, 2, *_page(), monitor=2))[1] is None
    assert _stored(store, _add(store, 3, *_page(), source=Source.FILE))[1] is None


def test_no_more_than_a_few_stand_on_each_other(store: Store) -> None:
    def depth(frame: ObservationId | None) -> int:
        return (
            0 if frame is None else 1 + depth(ObservationId(_stored(store, frame)[1] or 0) or None)
        )

    texts = [[f"{text} {minute}" for text in PAGE] for minute in range(30)]
    for minute in range(30):  # what came last is always the likest
        texts[minute][: minute + 1] = texts[minute - 1][: minute + 1] if minute else []
    frames = [_add(store, minute, *texts[minute]) for minute in range(30)]
    assert max(map(depth, frames)) <= _MOST_BASES + 1
    for frame, shown in zip(frames, texts, strict=True):
        assert store.observations.lines(frame) == lines_of(*shown)


def test_a_base_cannot_be_removed_from_under_a_frame(store: Store) -> None:
    first, second = _add(store, 0, *_page()), _add(store, 1, *_page("more"))
    with pytest.raises(apsw.ConstraintError):
        store._db.run("DELETE FROM observation WHERE id = ?", (first,))
    FrameLines(store._db).let_stand_alone([first])
    store._db.run("DELETE FROM observation WHERE id = ?", (first,))
    assert store.observations.lines(second) == lines_of(*_page("more"))


def test_what_a_frame_lets_go_of_stays_with_those_told_by_it(store: Store) -> None:
    first, second = _add(store, 0, *_page("one")), _add(store, 1, *_page("two"))
    store.layers.drop_detail(first, "old", after(9))
    data, base = _stored(store, second)
    assert base is None
    assert decode_lines(data) == lines_of(*_page("two"))
    assert store.observations.lines(first) == ()


def test_all_are_read_one_after_the_other(store: Store) -> None:
    shown = {_add(store, minute, *_page(str(minute // 2))): minute for minute in range(200)}
    assert [one for one, _ in FrameLines(store._db).every()] == sorted(shown)
    for one, lines in FrameLines(store._db).every():
        assert lines == lines_of(*_page(str(shown[one] // 2)))


@given(
    st.lists(st.lists(st.integers(0, 25), max_size=12), min_size=1, max_size=14),
    st.sets(st.integers(0, 13)),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_forgotten_the_others_read_the_same(
    frames: list[list[int]], forgotten: set[int]
) -> None:
    def word(number: int) -> str:
        return f"qx{number * 7919 % 1000:03}{number * 104729 % 1000:03}zw"

    with TemporaryDirectory() as folder, closing(open_store(new_home(Path(folder)))) as store:
        texts = [_page(*map(word, numbers)) for numbers in frames]
        ids = [_add(store, minute, *shown) for minute, shown in enumerate(texts)]
        gone = {place for place in forgotten if place < len(ids)}
        store.forgetting.forget([ids[place] for place in sorted(gone)])
        left = [place for place in range(len(ids)) if place not in gone]
        for place in left:
            assert store.observations.lines(ids[place]) == lines_of(*texts[place])
        assert store.health.findings() == []
        kept = {number for place in left for number in frames[place]}
        pages = decrypted_home(store.home, KEY)
        for number in {number for place in gone for number in frames[place]} - kept:
            assert word(number).encode() not in pages
