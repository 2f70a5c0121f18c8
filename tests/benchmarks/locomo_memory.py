"""A LoCoMo conversation in a memory of its own, and what the product's search finds in it."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from app.chat_import import import_chat
from core.home import HomeFolder
from core.ids import PassageId
from core.ingest.work import embed_batch
from core.models.embedder import Embedder
from core.recall.chat_features import CHAT_FEATURES
from core.recall.hit import Hit
from core.recall.query import match_expression, understand
from core.recall.search import search
from core.recall.word_match import FloatArray
from core.store.keys import KeyPlace, MemoryKey
from core.store.observation_store import ObservationFilter
from core.store.passage_store import Sighting
from core.store.store import Store
from tests.benchmarks.locomo_data import EvidenceQuestion, LocomoConversation

EVERYTHING = ObservationFilter()
_HITS = 50
_ALL_TURNS = 4000
_EMBED_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one question: turn ids, best first, and each one's features.

    `features` has a row a turn and a column for each of `CHAT_FEATURES`; `words` and `vectors`
    are the turn ids in the order of plain BM25 and plain similarity. `elapsed_ms` is of
    understanding and searching, all candidates given back.
    """

    question: EvidenceQuestion
    turn_ids: tuple[str, ...]
    features: FloatArray
    words: tuple[str, ...]
    vectors: tuple[str, ...]
    elapsed_ms: float


@contextmanager
def conversation_memory(
    conversation: LocomoConversation, embedder: Embedder | None, folder: Path
) -> Iterator[Store]:
    """A memory that holds the conversation, brought in by the product's own import."""
    export = folder / f"{conversation.name}.json"
    export.write_text(conversation.as_export(), encoding="utf-8")
    home = HomeFolder(folder / conversation.name)
    store = Store.open(home, MemoryKey(bytes(32), KeyPlace.FILE))
    try:
        report = import_chat(store, export)
        if report.imported != len(conversation.turns):
            raise RuntimeError(f"{report.imported} of {len(conversation.turns)} turns came in")
        while embedder is not None and embed_batch(store, embedder, _EMBED_AT_ONCE):
            pass
        yield store
    finally:
        store.close()


class TurnNames:
    """The ids that turns came in with, by what the store gives back."""

    def __init__(self, store: Store) -> None:
        self._passages = store.passages
        self._names = {
            seen.id: seen.source_id or "" for seen in store.observations.matching(EVERYTHING)
        }

    def of_sightings(self, sightings: Sequence[Sighting]) -> list[str]:
        return [self._names[seen.observation_id] for seen in sightings]

    def of_passages(self, ids: Sequence[PassageId]) -> tuple[str, ...]:
        """The turns of passages, in the passages' order."""
        seen = self._passages.sightings(ids, EVERYTHING)
        return tuple(name for one in ids for name in self.of_sightings(seen[one]))


def find_all(
    store: Store, embedder: Embedder | None, conversation: LocomoConversation
) -> list[Found]:
    """Ask every question of the conversation."""
    names = TurnNames(store)
    return [
        _find(store, embedder, names, question, conversation.asked_at)
        for question in conversation.questions
    ]


def _find(
    store: Store,
    embedder: Embedder | None,
    names: TurnNames,
    question: EvidenceQuestion,
    asked_at: datetime,
) -> Found:
    started = time.perf_counter()
    query = understand(question.text, asked_at, store.passages, EVERYTHING)
    hits = search(store, embedder, query, _ALL_TURNS)
    elapsed_ms = (time.perf_counter() - started) * 1000
    turns: dict[str, Hit] = {}
    for hit in hits:
        for turn_id in names.of_sightings(hit.sightings):
            turns.setdefault(turn_id, hit)
    rows = [[hit.channels.get(name, 0.0) for name in CHAT_FEATURES] for hit in turns.values()]
    expression = match_expression(query)
    words = store.passages.matching_words(expression, EVERYTHING, _HITS) if expression else []
    vectors = (
        store.vectors.nearest(embedder.embed_query(question.text), EVERYTHING, _HITS)
        if embedder is not None
        else []
    )
    return Found(
        question,
        tuple(turns),
        np.array(rows).reshape(len(turns), len(CHAT_FEATURES)),
        names.of_passages([passage_id for passage_id, _ in words]),
        names.of_passages([passage_id for passage_id, _ in vectors]),
        elapsed_ms,
    )
