"""The queue: worked off to the end, to a limit or to a stop, and taken up again."""

from collections.abc import Sequence

import pytest

from core.errors import ModelUnavailable
from core.home import HomeFolder
from core.ingest.embedding_text import embedding_text
from core.ingest.ingest import store_observation
from core.ingest.work import work_left, work_off
from core.models.embedder import FloatArray
from core.store.store import Store
from tests.core.store.fresh_store import after, open_store, seen
from tests.fakes.hash_embedder import HashEmbedder

FRAMES = 150
ALL = 2 * FRAMES + 1  # learning and embedding, and the day


@pytest.fixture
def waiting(store: Store) -> Store:
    """150 frames with a passage each, nothing worked off: 301 items with an embedder."""
    for number in range(FRAMES):
        store_observation(store, seen(f"passage number{number}", at=after(number)))
    return store


class BrokenEmbedder(HashEmbedder):
    """Cannot run."""

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        raise ModelUnavailable("The embedder is gone.")


def test_all_is_worked_off_with_progress_to_the_end(waiting: Store) -> None:
    steps: list[tuple[int, int]] = []
    embedder = HashEmbedder(384)
    report = work_off(waiting, embedder, on_progress=lambda done, of: steps.append((done, of)))
    assert (report.done, report.left) == (ALL, 0)
    assert [done for done, _ in steps] == sorted({done for done, _ in steps})
    assert steps[-1] == (ALL, ALL)
    assert all(of == ALL for _, of in steps)
    assert work_off(waiting, embedder).done == 0
    assert waiting.health.findings() == []


@pytest.mark.parametrize("limit", [0, 1, 63, 64, 65, 150, 200, 299, 300, 1000])
def test_a_limit_is_kept_exactly(waiting: Store, limit: int) -> None:
    report = work_off(waiting, HashEmbedder(384), limit=limit)
    assert report.done == min(limit, ALL)
    assert report.left == ALL - report.done
    assert work_left(waiting, HashEmbedder(384)) == report.left


def test_a_stop_is_obeyed_and_the_rest_goes_on_after_a_restart(
    waiting: Store, home: HomeFolder
) -> None:
    steps: list[int] = []
    report = work_off(
        waiting,
        HashEmbedder(384),
        on_progress=lambda done, of: steps.append(done),
        should_stop=lambda: len(steps) == 2,
    )
    assert (report.done, len(steps)) == (128, 2)
    assert work_off(waiting, HashEmbedder(384), should_stop=lambda: True).done == 0
    waiting.close()
    again = open_store(home)
    rest = work_off(again, HashEmbedder(384))
    assert (rest.done, rest.left) == (ALL - 128, 0)
    assert again.vectors.count() == FRAMES
    again.close()


def test_without_an_embedder_vectors_wait_and_are_not_counted(waiting: Store) -> None:
    report = work_off(waiting, None)
    assert (report.done, report.left) == (FRAMES + 1, 0)
    assert waiting.vectors.waiting_count() == FRAMES


def test_an_embedder_that_fails_says_so_and_loses_nothing(waiting: Store) -> None:
    with pytest.raises(ModelUnavailable):
        work_off(waiting, BrokenEmbedder(384))
    assert waiting.vectors.waiting_count() == FRAMES
    assert waiting.formation.waiting_count() == 0
    assert work_off(waiting, HashEmbedder(384)).done == FRAMES + 1


def test_what_is_embedded_has_its_title_before_it() -> None:
    assert embedding_text("the tide", "Notes") == "Notes: the tide"
    assert embedding_text("the tide", "") == "the tide"
