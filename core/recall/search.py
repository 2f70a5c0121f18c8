"""Search: ask every channel, fuse what they found, keep the reasons.

Scores are standardised per channel (z-scores over what the channel returned) and added with the
weights below, so that a channel with nothing to say says nothing. A view's score reaches its
passages, so that words spread over one screen help each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import TypeVar

from core.ids import ObservationId, PassageId
from core.models.embedder import Embedder
from core.observation import StoredObservation
from core.recall.hit import Hit
from core.recall.keyword_channel import keyword_hits, view_hits
from core.recall.query import Query
from core.recall.time_channel import time_fit
from core.recall.vector_channel import vector_hits
from core.store.passage_store import Sighting
from core.store.store import Store

Key = TypeVar("Key", PassageId, ObservationId)

_DEPTH = 120
_VIEW_DEPTH = 40
_VIEWS_OPENED = 8
_BATCH = 10_000  # SQLite takes at most 32,766 values in one statement


@dataclass(frozen=True, slots=True)
class ChannelWeights:
    """How much each channel counts in the fused score."""

    keyword: float = 1.0
    view: float = 0.7
    vector: float = 0.9
    time: float = 1.0


DEFAULT_WEIGHTS = ChannelWeights()


def search(
    store: Store,
    embedder: Embedder | None,
    query: Query,
    limit: int,
    weights: ChannelWeights = DEFAULT_WEIGHTS,
) -> list[Hit]:
    """The passages that fit a query best, best first; each knows which channels found it."""
    keyword = _standardised(
        (hit.passage_id, hit.score) for hit in keyword_hits(query, store.passages, _DEPTH)
    )
    vector = _standardised(
        (hit.passage_id, hit.score) for hit in vector_hits(query, store.vectors, embedder, _DEPTH)
    )
    views = _standardised(
        (hit.observation_id, hit.score) for hit in view_hits(query, store.passages, _VIEW_DEPTH)
    )
    opened = sorted(views, key=lambda view: -views[view])[:_VIEWS_OPENED]
    ids = set(keyword) | set(vector)
    ids |= {sighting.passage_id for _, sighting in store.passages.of_observations(opened)}
    sightings = store.passages.sightings(list(ids), query.wanted)
    times = _time_scores(store, query, sightings)
    scored: list[tuple[float, PassageId, dict[str, float]]] = []
    for passage_id, seen in sightings.items():
        channels = {
            "keyword": keyword.get(passage_id, 0.0),
            "vector": vector.get(passage_id, 0.0),
            "view": max(views.get(sighting.observation_id, 0.0) for sighting in seen),
            "time": times.get(passage_id, 0.0),
        }
        total = (
            weights.keyword * channels["keyword"]
            + weights.vector * channels["vector"]
            + weights.view * channels["view"]
            + weights.time * channels["time"]
        )
        found_by = {name: round(score, 4) for name, score in channels.items() if score}
        scored.append((total, passage_id, found_by))
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    top = scored[:limit]
    passages = store.passages.get_many([passage_id for _, passage_id, _ in top])
    return [
        Hit(passages[passage_id], tuple(sightings[passage_id]), total, found_by)
        for total, passage_id, found_by in top
    ]


def best_sighting(hit: Hit, query: Query, store: Store) -> Sighting:
    """The sighting to show for a hit: the one that fits the named time best, else the newest."""
    if query.time_range is None or len(hit.sightings) == 1:
        return hit.sightings[0]
    seen = _observations(store, [s.observation_id for s in hit.sightings])
    return max(
        hit.sightings,
        key=lambda sighting: time_fit(
            query.time_range,
            seen[sighting.observation_id].at,
            seen[sighting.observation_id].until,
        ),
    )


def _time_scores(
    store: Store, query: Query, sightings: dict[PassageId, list[Sighting]]
) -> dict[PassageId, float]:
    if query.time_range is None:
        return {}
    ids = {sighting.observation_id for seen in sightings.values() for sighting in seen}
    found = _observations(store, list(ids))
    fits: dict[ObservationId, float] = {
        observation_id: time_fit(query.time_range, seen.at, seen.until)
        for observation_id, seen in found.items()
    }
    return {
        passage_id: max(fits[sighting.observation_id] for sighting in seen)
        for passage_id, seen in sightings.items()
    }


def _observations(
    store: Store, ids: Sequence[ObservationId]
) -> dict[ObservationId, StoredObservation]:
    """Observations by id, a batch at a time: a menu bar's passage is seen on every frame."""
    found: dict[ObservationId, StoredObservation] = {}
    for start in range(0, len(ids), _BATCH):
        found |= store.observations.get_many(ids[start : start + _BATCH])
    return found


def _standardised(pairs: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    """Scores as distances above the list's own floor, in standard deviations, never below 0."""
    listed: Sequence[tuple[Key, float]] = list(pairs)
    if not listed:
        return {}
    scores = [score for _, score in listed]
    floor = min(scores)
    spread = pstdev(scores) or 1.0
    centre = fmean(scores) - floor
    return {key: max(0.0, (score - floor) / (spread + 0.5 * centre)) + 0.1 for key, score in listed}
