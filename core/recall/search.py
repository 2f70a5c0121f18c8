"""Search: ask every channel, fuse what they found, keep the reasons.

What was on screens is fused from the channels' lists: scores are standardised per channel and
added with weights, so that a channel with nothing to say says nothing, and a view's score reaches
its passages, so that words spread over one screen help each other. Turns of chats are scored
together with what was said around them (`chat_channel`). Both are weighted sums (`fusion`), put
into one order by `balance`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from statistics import fmean
from typing import TypeVar

from core.ids import ObservationId, PassageId
from core.models.embedder import Embedder
from core.observation import Source, StoredObservation
from core.recall.balance import ScoredPassage, best_of, chat_scale, direct_fit, word_share
from core.recall.chat_channel import (
    RankedTurn,
    Sightings,
    chat_passages,
    ranked_turns,
    speakers_asked_about,
)
from core.recall.entity_channel import entity_hits
from core.recall.event_search import placed_by_event
from core.recall.fusion import Fusion, Weights, fused, shipped_fusion
from core.recall.hit import Hit, Ranked, ViewRanked
from core.recall.keyword_channel import keyword_hits, view_hits
from core.recall.named_entities import entities_named
from core.recall.page_kind_channel import page_kind_hits
from core.recall.query import Query
from core.recall.speaker_channel import without_names
from core.recall.time_channel import time_fit
from core.recall.time_order import TimeOrder, order_scores
from core.recall.turn_channel import turn_scores
from core.recall.vector_channel import question_vector, vector_hits
from core.store.passage_store import Sighting
from core.store.store import Store

Key = TypeVar("Key", PassageId, ObservationId)
Seen = dict[PassageId, list[Sighting]]

_DEPTH = 240
_SCREEN_DEPTH = 120
_VIEW_DEPTH = 40
_VIEWS_OPENED = 8
_BATCH = 10_000  # SQLite takes at most 32,766 values in one statement


def search(
    store: Store,
    embedder: Embedder | None,
    query: Query,
    limit: int,
    fusion: Fusion | None = None,
) -> list[Hit]:
    """The passages that fit a query best, best first; each knows which channels found it."""
    with store.reading():  # vectors may give place to another embedder's at any moment
        return _found(store, embedder, query, limit, fusion)


def _found(
    store: Store, embedder: Embedder | None, query: Query, limit: int, fusion: Fusion | None
) -> list[Hit]:
    weights = fusion or shipped_fusion()
    query = placed_by_event(store, query)
    depth = _DEPTH if store.observations.holds_chats() else _SCREEN_DEPTH
    words = keyword_hits(query, store.passages, depth)
    sightings = store.passages.sightings([hit.passage_id for hit in words], query.wanted)
    chats = chat_passages(store, sightings)
    named = speakers_asked_about(store, query, chats) if chats else ()
    question = question_vector(without_names(query.text, named), store.vectors, embedder)
    near = vector_hits(question, query.wanted, store.vectors, depth)
    new = [hit.passage_id for hit in near if hit.passage_id not in sightings]
    newly_seen = store.passages.sightings(new, query.wanted)
    chats |= chat_passages(store, newly_seen)
    sightings |= newly_seen
    lists = (words, near)
    on_screens = [_only(hits, chats, kept=False) for hits in lists]
    scored = _screens_scored(store, query, on_screens, sightings, weights.screen)
    if chats:
        in_chats = [_only(hits, chats, kept=True) for hits in lists]
        turns = ranked_turns(store, query, named, in_chats, sightings, question)
        kind = weights.chat if question is not None else weights.chat_without_vectors
        said = _turns_scored(store, query, turns, sightings, kind)
        scored += _balanced(store, query, scored, said, near)
    top = sorted(scored, key=lambda entry: (-entry.score, entry.passage_id))[:limit]
    return _hits(store, top, sightings)


def _turns_scored(
    store: Store,
    query: Query,
    turns: Sequence[RankedTurn],
    sightings: Seen,
    weights: Weights,
) -> list[ScoredPassage]:
    """Passages of chats by their best turn within the query's limits.

    Adds to `sightings` those of turns that only stand beside what was found.
    """
    beside = {turn.passage_id for turn in turns} - sightings.keys()
    sightings |= store.passages.sightings(list(beside), query.wanted)
    allowed = {one.observation_id for seen in sightings.values() for one in seen}
    best: dict[PassageId, ScoredPassage] = {}
    for turn in turns:
        if turn.observation_id in allowed:
            entry = _scored(turn.passage_id, turn.features, weights)
            known = best.get(turn.passage_id)
            if known is None or entry.score > known.score:
                best[turn.passage_id] = entry
    return list(best.values())


def _balanced(
    store: Store,
    query: Query,
    screens: Sequence[ScoredPassage],
    chats: Sequence[ScoredPassage],
    near: Sequence[Ranked],
) -> list[ScoredPassage]:
    """The chat passages with scores that compare with the screens'."""
    best = best_of(screens), best_of(chats)
    passages = store.passages.get_many([entry.passage_id for kind in best for entry in kind])
    similarities = {hit.passage_id: hit.score for hit in near}
    fits = [direct_fit(query, kind, passages, similarities) for kind in best]
    scale = chat_scale(*best, *fits)
    return [replace(entry, score=scale * entry.score) for entry in chats]


def _screens_scored(
    store: Store,
    query: Query,
    lists: Sequence[Sequence[Ranked]],
    sightings: Seen,
    weights: Weights,
) -> list[ScoredPassage]:
    """Passages of screens and files, by the keyword list and the vector list, in this order.

    Adds to `sightings` those of passages that only the opened views brought.
    """
    keyword, vector = (
        _standardised((hit.passage_id, hit.score) for hit in hits[:_SCREEN_DEPTH]) for hits in lists
    )
    views = _standardised(_of_screens(store, view_hits(query, store.passages, _VIEW_DEPTH)))
    named = entities_named(query.text, store.entity_graph, query.unknown_words)
    tied = _standardised(_of_screens(store, entity_hits(store, named, _VIEW_DEPTH)))
    of_kind = dict(_of_screens(store, page_kind_hits(query, store.passages, _VIEW_DEPTH)))
    opened = {one for found in (views, tied, of_kind) for one in _best_views(found)}
    shown = store.passages.ids_on(list(opened))
    sightings |= store.passages.sightings(list(shown - sightings.keys()), query.wanted)
    candidates = {one: sightings[one] for one in {*keyword, *vector, *shown} if one in sightings}
    times = _time_scores(store, query, candidates)
    orders = _order_scores(store, query, candidates)
    turns = turn_scores(store, query, candidates)
    return [
        _scored(
            passage_id,
            {
                "keyword": keyword.get(passage_id, 0.0),
                "vector": vector.get(passage_id, 0.0),
                "view": _best_seen(views, seen),
                "page_kind": _best_seen(of_kind, seen),
                "entity": _best_seen(tied, seen),
                "time": times.get(passage_id, 0.0),
                "order": orders.get(passage_id, 0.0),
                **turns.get(passage_id, {}),
            },
            weights,
        )
        for passage_id, seen in candidates.items()
    ]


def _best_seen(views: Mapping[ObservationId, float], seen: Sequence[Sighting]) -> float:
    """The best score of the views that a passage was seen on."""
    if not views:
        return 0.0
    return max(views.get(sighting.observation_id, 0.0) for sighting in seen)


def _best_views(views: Mapping[ObservationId, float]) -> list[ObservationId]:
    return sorted(views, key=lambda view: -views[view])[:_VIEWS_OPENED]


def _of_screens(store: Store, hits: Sequence[ViewRanked]) -> list[tuple[ObservationId, float]]:
    """The views that are not of chats, with their scores."""
    sources = store.observations.sources([hit.observation_id for hit in hits])
    return [
        (hit.observation_id, hit.score)
        for hit in hits
        if sources.get(hit.observation_id, Source.CHAT) is not Source.CHAT
    ]


def _scored(passage_id: PassageId, features: dict[str, float], weights: Weights) -> ScoredPassage:
    found_by = {name: value for name, value in features.items() if value}
    return ScoredPassage(passage_id, fused(found_by, weights), found_by)


def _only(hits: Iterable[Ranked], chats: frozenset[PassageId], *, kept: bool) -> list[Ranked]:
    """The hits that are chat passages, or those that are not."""
    return [hit for hit in hits if (hit.passage_id in chats) is kept]


def _hits(store: Store, top: Sequence[ScoredPassage], sightings: Sightings) -> list[Hit]:
    passages = store.passages.get_many([entry.passage_id for entry in top])
    return [
        Hit(
            passages[entry.passage_id],
            tuple(sightings[entry.passage_id]),
            entry.score,
            {name: round(value, 4) for name, value in entry.channels.items()},
        )
        for entry in top
    ]


def best_sighting(hit: Hit, query: Query, store: Store) -> Sighting:
    """The sighting to show for a hit: the one that fits the named time best, else the newest.

    Where the first is asked for, the oldest instead of the newest.
    """
    if query.order is TimeOrder.FIRST:
        hit = replace(hit, sightings=hit.sightings[::-1])
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


def _order_scores(store: Store, query: Query, sightings: Seen) -> dict[PassageId, float]:
    """How near each is to the end that is asked for; nothing where no order is asked for."""
    if query.order is None:
        return {}
    passages = store.passages.get_many(list(sightings))
    fits = {one: word_share(query, passage) for one, passage in passages.items()}
    end = 0 if query.order is TimeOrder.LAST else -1
    shown = {one: seen[end].observation_id for one, seen in sightings.items()}
    found = _observations(store, list(set(shown.values())))
    return order_scores(query.order, fits, {one: found[shown[one]].at for one in fits})


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
    mean = fmean(scores)
    spread = sqrt(fmean((score - mean) ** 2 for score in scores)) or 1.0
    centre = mean - floor
    return {key: max(0.0, (score - floor) / (spread + 0.5 * centre)) + 0.1 for key, score in listed}
