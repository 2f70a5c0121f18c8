"""The keyword channel: BM25 over passages and over whole views."""

from core.recall.hit import Ranked, ViewRanked
from core.recall.query import Query, match_expression
from core.store.passage_store import PassageStore


def keyword_hits(query: Query, passages: PassageStore, limit: int) -> list[Ranked]:
    """Passages that share words with the question, best first."""
    expression = match_expression(query)
    if not expression:
        return []
    found = passages.matching_words(expression, query.wanted, limit)
    return [Ranked(passage_id, score) for passage_id, score in found]


def view_hits(query: Query, passages: PassageStore, limit: int) -> list[ViewRanked]:
    """Views whose words, spread over the screen, match the question; best first."""
    expression = match_expression(query)
    if not expression:
        return []
    found = passages.views_matching_words(expression, query.wanted, limit)
    return [ViewRanked(observation_id, score) for observation_id, score in found]
