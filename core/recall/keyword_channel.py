"""The keyword channel: BM25 over passages and over whole views."""

from collections.abc import Sequence

from core.ids import PassageId
from core.recall.hit import Ranked, ViewRanked
from core.recall.query import Query, match_expression
from core.store.passage_store import PassageStore
from core.unspaced_text import unspaced_pairs

_MOST_PAIRS = 24  # of letters, in scripts without spaces


def keyword_hits(query: Query, passages: PassageStore, limit: int) -> list[Ranked]:
    """Passages that share words with the question, best first."""
    expression = match_expression(query)
    if not expression:
        return []
    found = passages.matching_words(expression, query.wanted, limit)
    pairs = unspaced_pairs(query.text)[:_MOST_PAIRS]
    if pairs:
        return _with_letters(found, passages.holding_any(pairs, query.wanted, limit), limit)
    return [Ranked(passage_id, score) for passage_id, score in found]


def _with_letters(
    words: Sequence[tuple[PassageId, float]], letters: Sequence[tuple[PassageId, float]], limit: int
) -> list[Ranked]:
    """Passages by words and by pairs of letters; all pairs count as much as the best by words."""
    scores = dict(words)
    scale = max((score for _, score in words), default=1.0)
    for passage_id, share in letters:
        scores[passage_id] = scores.get(passage_id, 0.0) + scale * share
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    return [Ranked(passage_id, scores[passage_id]) for passage_id in ranked[:limit]]


def view_hits(query: Query, passages: PassageStore, limit: int) -> list[ViewRanked]:
    """Views whose words, spread over the screen, match the question; best first."""
    expression = match_expression(query)
    if not expression:
        return []
    found = passages.views_matching_words(expression, query.wanted, limit)
    return [ViewRanked(observation_id, score) for observation_id, score in found]
