"""The work queue: memories formed, passages embedded and days summed up after they were stored.

The queue is in the database, so a stop at any moment loses nothing and repeats at most a batch.
Where the user chose another embedder, its vectors are made last, beside the old ones. A language
model works in a queue of its own, after all that rules and embedder do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.clock import SYSTEM_CLOCK, Clock
from core.ingest.embedder_change import coming_left, embed_coming_batch
from core.ingest.embedding_text import embedding_text
from core.memory.formation import formation_left, learn_from_frames, sum_up_a_day
from core.memory.model_formation import model_work_left, work_with_model
from core.models.embedder import Embedder
from core.models.text_generator import TextGenerator, never_stop
from core.store.store import Store

_BATCH = 64


@dataclass(frozen=True, slots=True)
class WorkReport:
    """How many queue items were done, and how many are left.

    `refused` counts what a model said and its evidence did not carry, `unusable` the answers
    that were of no use at all; there the rules' findings stand.
    """

    done: int
    left: int
    refused: int = 0
    unusable: int = 0


def work_left(
    store: Store,
    embedder: Embedder | None,
    *,
    coming: Embedder | None = None,
    even_unsettled: bool = False,
    clock: Clock = SYSTEM_CLOCK,
) -> int:
    """Queue items that could be worked off now; vectors count only if there is an embedder.

    Days that are still going on count only with `even_unsettled`.
    """
    vectors = store.vectors.waiting_count() if _makes_vectors(store, embedder) else 0
    if coming is not None:
        vectors += coming_left(store, coming)
    return formation_left(store, clock.now(), even_unsettled=even_unsettled) + vectors


def work_step(
    store: Store,
    embedder: Embedder | None,
    size: int,
    *,
    coming: Embedder | None = None,
    even_unsettled: bool = False,
    with_days: bool = True,
    clock: Clock = SYSTEM_CLOCK,
) -> int:
    """Do the next few items; returns how many. What one screen says comes first, days last,
    since they are cut by their words and vectors; without them each step is short. `coming` is
    the embedder that will take the place of the other one: that can wait for all else."""
    now = clock.now()
    return (
        learn_from_frames(store, size, now)
        or (embed_batch(store, embedder, size) if embedder is not None else 0)
        or (sum_up_a_day(store, now, even_unsettled=even_unsettled) if with_days else 0)
        or (embed_coming_batch(store, coming, size) if coming is not None else 0)
    )


def work_off(
    store: Store,
    embedder: Embedder | None,
    *,
    coming: Embedder | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
    limit: int | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> WorkReport:
    """Work the queue off until it is empty, stopped, or `limit` items are done.

    Days that are still going on are summed up, too.
    """
    total = work_left(store, embedder, coming=coming, even_unsettled=True, clock=clock)
    done = 0
    while not should_stop() and (limit is None or done < limit):
        size = _BATCH if limit is None else min(_BATCH, limit - done)
        step = work_step(store, embedder, size, coming=coming, even_unsettled=True, clock=clock)
        if step == 0:
            break
        done += step
        on_progress(done, max(total, done))
    left = work_left(store, embedder, coming=coming, even_unsettled=True, clock=clock)
    return WorkReport(done, left)


def work_off_with_model(
    store: Store,
    embedder: Embedder | None,
    generator: TextGenerator,
    *,
    coming: Embedder | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = never_stop,
    limit: int | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> WorkReport:
    """Work the model's queue off item by item, and what that leaves to the rules in between.

    A stop is heard within a token of the model. Raises: ModelUnavailable; nothing is lost then.
    """
    before = store.model_work.tallies()
    total = model_work_left(store, generator)
    done = 0
    while not should_stop() and (limit is None or done < limit):
        if work_step(store, embedder, _BATCH, coming=coming, even_unsettled=True, clock=clock):
            continue  # what rules and embedder have to do never waits for a model
        if not work_with_model(store, generator, clock.now(), should_stop):
            break
        done += 1
        on_progress(done, max(total, done))
    after = store.model_work.tallies()
    left = work_left(store, embedder, coming=coming, even_unsettled=True, clock=clock)
    return WorkReport(
        done,
        left + model_work_left(store, generator),
        refused=sum(one.refused for one in after) - sum(one.refused for one in before),
        unusable=sum(one.unusable for one in after) - sum(one.unusable for one in before),
    )


def embed_batch(store: Store, embedder: Embedder, size: int) -> int:
    """Embed the next passages; returns how many: none if search compares with another's vectors."""
    waiting = store.vectors.waiting(size) if _makes_vectors(store, embedder) else []
    if not waiting:
        return 0
    vectors = embedder.embed_passages([embedding_text(text, title) for _, text, title in waiting])
    store.vectors.add([passage_id for passage_id, _, _ in waiting], vectors, embedder.id)
    return len(waiting)


def _makes_vectors(store: Store, embedder: Embedder | None) -> bool:
    """Whether this embedder's vectors are those that search compares with."""
    return embedder is not None and store.vectors.space() in {None, embedder.id}
