"""Evidence recall and NDCG of ranked turns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

DEPTHS = (1, 5, 10, 20, 50)
_NDCG_DEPTH = 10


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """Of one question: the share of its evidence among the first k turns, and NDCG@10."""

    category: int
    recall: tuple[float, ...]  # in the order of DEPTHS
    ndcg10: float


def score_ranking(ranked: Sequence[str], evidence: frozenset[str], category: int) -> EvidenceScore:
    """Binary relevance; every piece of evidence counts the same."""
    hits = [turn in evidence for turn in ranked[: max(DEPTHS)]]
    gained = sum(hit / log2(place + 2) for place, hit in enumerate(hits[:_NDCG_DEPTH]))
    ideal = sum(1 / log2(place + 2) for place in range(min(_NDCG_DEPTH, len(evidence))))
    recall = tuple(sum(hits[:depth]) / len(evidence) for depth in DEPTHS)
    return EvidenceScore(category, recall, gained / ideal)


def mean_scores(scores: Iterable[EvidenceScore]) -> dict[str, object]:
    """Means over questions, as percentages with one decimal; NDCG with four."""
    listed = list(scores)
    if not listed:
        return {"questions": 0}
    recall = {
        str(depth): round(100 * fmean(score.recall[column] for score in listed), 1)
        for column, depth in enumerate(DEPTHS)
    }
    ndcg10 = round(fmean(score.ndcg10 for score in listed), 4)
    return {"questions": len(listed), "recall": recall, "ndcg10": ndcg10}
