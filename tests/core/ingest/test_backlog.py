"""Working a backlog off holds nothing that grows with it: each step is as small as the first."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.ingest.ingest import store_observation
from core.ingest.work import work_left, work_step
from core.memory.view import View
from core.memory_record import Memory
from core.observation import TextLine
from core.store.database import Database, Row, Value
from core.store.store import Store
from tests.benchmarks.invented_days import invented_frames

FRAMES, STEP = 240, 20


@pytest.fixture
def backlog(store: Store) -> Store:
    for observation in invented_frames(FRAMES):
        store_observation(store, observation)
    return store


@contextmanager
def _rows_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The number of rows that each query gave."""
    counts: list[int] = []
    read = Database.rows

    def counting(self: Database, sql: str, values: tuple[Value, ...] = ()) -> list[Row]:
        rows = read(self, sql, values)
        counts.append(len(rows))
        return rows

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rows", counting)
        yield counts


def _alive() -> int:
    """How many views, memories and lines there are in the whole process."""
    gc.collect()
    return sum(isinstance(one, View | Memory | TextLine) for one in gc.get_objects())


def test_nothing_is_left_over_from_frames_that_were_learned_from(backlog: Store) -> None:
    before = _alive()
    left = []
    while work_step(backlog, None, STEP, with_days=False):
        left.append(_alive() - before)
    assert len(left) == FRAMES / STEP
    assert left[-1] <= left[0]
    while work_step(backlog, None, STEP, even_unsettled=True):
        pass
    assert _alive() - before <= left[0]
    assert work_left(backlog, None, even_unsettled=True) == 0


def test_the_last_frames_read_about_as_many_rows_as_earlier_ones(
    backlog: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sums = []
    for _ in range(FRAMES // STEP):
        with _rows_read(monkeypatch) as counts:
            assert work_step(backlog, None, STEP, with_days=False) == STEP
        sums.append(sum(counts))
    half = len(sums) // 2
    assert sum(sums[half:]) <= 1.6 * sum(sums[:half])


def test_a_step_takes_no_more_frames_than_it_was_asked_for(backlog: Store) -> None:
    waiting = backlog.formation.waiting_count()
    assert work_step(backlog, None, STEP) == STEP
    assert backlog.formation.waiting_count() == waiting - STEP
