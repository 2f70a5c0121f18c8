"""Evidence recall over long conversations, without any language model.

    python -m tests.benchmarks.locomo FILE [--json]

FILE is LoCoMo's `locomo10.json` or a part of it. Each conversation becomes a memory in a temporary
folder through the product's own chat import; each question is asked through the product's own
search, with the weights that come with the program. What is ranked is turns.

`recall`, `ndcg10`, `baselines` and `ablation` are over the answerable questions (categories 1 to
4); `by_category` has all five. `baselines` are plain BM25 (FTS5) and plain similarity of the same
memories. `ablation` ranks the same candidates again without one group of features, or with one
group alone. Known faults of the data (wrong or missing evidence) are left in.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from app.open_memory import models_folder
from core.models.embedder import Embedder
from core.models.installation import NoEmbedder, ensure_default_embedder
from core.recall.chat_features import CHAT_FEATURES
from core.recall.fusion import Weights, shipped_fusion
from tests.benchmarks.evidence_scoring import EvidenceScore, mean_scores, score_ranking
from tests.benchmarks.locomo_data import ANSWERABLE, read_locomo
from tests.benchmarks.locomo_memory import Found, conversation_memory, find_all

CHANNELS = {
    "keyword": ("keyword", "keyword_rank"),
    "kinds": ("kind",),
    "vector": ("vector",),
    "neighbours": ("near_words", "wide_words", "near_vector", "reply"),
    "session": ("session_words", "session_vector"),
    "speaker": ("speaker",),
    "time": ("time",),
    "answer_fit": ("value", "when"),
    "turn_shape": ("asks", "length", "specifics"),
    "feedback": ("feedback",),
}

Figures = dict[str, Any]


def measure(file: Path, embedder: Embedder | None) -> Figures:
    """Import, ask everything, score."""
    return figures_of([found for batch in find_in_all(file, embedder) for found in batch], embedder)


def find_in_all(file: Path, embedder: Embedder | None) -> list[list[Found]]:
    """What is found for the questions of each conversation."""
    batches = []
    for conversation in read_locomo(file):
        with (
            tempfile.TemporaryDirectory(prefix="recollect-locomo-") as folder,
            conversation_memory(conversation, embedder, Path(folder)) as store,
        ):
            batches.append(find_all(store, embedder, conversation))
    return batches


def figures_of(found: Sequence[Found], embedder: Embedder | None) -> Figures:
    """All figures of one run."""
    fusion = shipped_fusion()
    weights = fusion.chat if embedder is not None else fusion.chat_without_vectors
    answerable = [one for one in found if one.question.category in ANSWERABLE]
    ranked = [_score(one, one.turn_ids) for one in found]
    times = sorted(one.elapsed_ms for one in found)
    return {
        **mean_scores(score for score in ranked if score.category in ANSWERABLE),
        "by_category": {
            str(category): mean_scores(score for score in ranked if score.category == category)
            for category in sorted({score.category for score in ranked})
        },
        "ablation": _ablation(answerable, weights),
        "baselines": {
            "bm25": mean_scores(_score(one, one.words) for one in answerable),
            "dense": mean_scores(_score(one, one.vectors) for one in answerable),
        },
        "ms_per_query": {
            "mean": round(fmean(times), 1),
            "median": round(median(times), 1),
            "p95": round(times[int(0.95 * (len(times) - 1))], 1),
        },
    }


def reranked(found: Found, weights: Weights) -> list[str]:
    """The turns in the order that other weights give."""
    scores = found.features @ [weights.get(name, 0.0) for name in CHAT_FEATURES]
    return [found.turn_ids[place] for place in (-scores).argsort(kind="stable")]


def _ablation(found: Sequence[Found], weights: Weights) -> Figures:
    table: Figures = {}
    for channel, features in CHANNELS.items():
        without = {name: value for name, value in weights.items() if name not in features}
        alone = {name: value for name, value in weights.items() if name in features}
        table[f"without {channel}"] = _brief(found, without)
        table[f"only {channel}"] = _brief(found, alone)
    return table


def _brief(found: Sequence[Found], weights: Weights) -> Figures:
    scores = mean_scores(_score(one, reranked(one, weights)) for one in found)
    return {"recall": scores["recall"], "ndcg10": scores["ndcg10"]}


def _score(found: Found, ranked: Sequence[str]) -> EvidenceScore:
    return score_ranking(ranked, found.question.evidence, found.question.category)


def installed_embedder() -> Embedder | None:
    """The product's embedder, if it is there or can be had."""
    embedder = ensure_default_embedder(models_folder())
    return None if isinstance(embedder, NoEmbedder) else embedder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    options = parser.parse_args()
    figures = measure(options.file, installed_embedder())
    sys.stdout.write(json.dumps(figures, indent=None if options.json else 1) + "\n")


if __name__ == "__main__":
    main()
