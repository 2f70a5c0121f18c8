"""Puts hits from screens and hits from chats into one order.

Their scores come from different sums and mean nothing to each other. What compares is how well
the best of each kind fits the question by itself: the share of its words that they hold, their
nearness in meaning, and in time. Chat scores are scaled so that the best of both kinds stand to
each other as these do. A memory with one kind only is left as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ids import PassageId
from core.recall.query import Query, term_match, text_stems
from core.store.passage_store import Passage

_BEST = 5  # the first may stand there for what is said around it


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage with its fused score and what the channels said of it."""

    passage_id: PassageId
    score: float
    channels: dict[str, float]


def best_of(scored: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    """Those that speak for their kind."""
    return sorted(scored, key=lambda entry: -entry.score)[:_BEST]


def direct_fit(
    query: Query,
    best: Sequence[ScoredPassage],
    passages: Mapping[PassageId, Passage],
    similarities: Mapping[PassageId, float],
) -> float:
    """How well the best of some passages fit the question by themselves, 0 to 3."""
    return max(
        (
            word_share(query, passages[entry.passage_id])
            + max(0.0, similarities.get(entry.passage_id, 0.0))
            + entry.channels.get("time", 0.0)
            for entry in best
        ),
        default=0.0,
    )


def chat_scale(
    screens: Sequence[ScoredPassage],
    chats: Sequence[ScoredPassage],
    screen_fit: float,
    chat_fit: float,
) -> float:
    """What chat scores are multiplied with, from the best of both kinds; 1 if one is missing."""
    if not screens or not chats:
        return 1.0
    top_screen, top_chat = screens[0].score, chats[0].score
    if min(top_screen, top_chat, screen_fit) <= 0.0:
        return 1.0
    return (chat_fit / screen_fit) * (top_screen / top_chat)


def word_share(query: Query, passage: Passage) -> float:
    """The share of the terms' weight that a passage and its title hold."""
    total = sum(query.weights)
    stems = text_stems(f"{passage.title}\n{passage.text}")
    held = sum(
        weight * term_match(term, stems)
        for term, weight in zip(query.terms, query.weights, strict=True)
    )
    return held / total if total else 0.0
