"""The work queue: memories formed and passages embedded after they were stored.

The queue is in the database, so a stop at any moment loses nothing and repeats at most a batch.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.memory.formation import form_memories
from core.models.embedder import Embedder
from core.store.store import Store

_BATCH = 64


@dataclass(frozen=True, slots=True)
class WorkReport:
    """How many queue items were done, and how many are left."""

    done: int
    left: int


def work_left(store: Store, embedder: Embedder | None) -> int:
    """Queue items that could be worked off now; vectors count only if there is an embedder."""
    vectors = store.vectors.waiting_count() if embedder else 0
    return store.memories.waiting_count() + vectors


def work_off(
    store: Store,
    embedder: Embedder | None,
    *,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
    limit: int | None = None,
) -> WorkReport:
    """Work the queue off until it is empty, stopped, or `limit` items are done."""
    total = work_left(store, embedder)
    done = 0
    while not should_stop() and (limit is None or done < limit):
        size = _BATCH if limit is None else min(_BATCH, limit - done)
        step = form_memories(store, size)
        if step == 0 and embedder is not None:
            step = embed_batch(store, embedder, size)
        if step == 0:
            break
        done += step
        on_progress(done, max(total, done))
    return WorkReport(done, work_left(store, embedder))


def embed_batch(store: Store, embedder: Embedder, size: int) -> int:
    """Embed the next passages; returns how many."""
    waiting = store.vectors.waiting(size)
    if not waiting:
        return 0
    vectors = embedder.embed_passages([embedding_text(text, title) for _, text, title in waiting])
    store.vectors.add([passage_id for passage_id, _, _ in waiting], vectors)
    return len(waiting)


def embedding_text(text: str, title: str) -> str:
    """What is embedded for a passage: its text after the title that gives it context."""
    return f"{title}: {text}" if title else text
