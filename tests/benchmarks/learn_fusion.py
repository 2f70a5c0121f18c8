"""Learns the weights of chat features and says how well they carry over.

    python -m tests.benchmarks.learn_fusion FILE [--write]

FILE is a LoCoMo file. Reports evidence recall with weights learned on all other conversations
(leave one out) and on all; `--write` puts the latter into `resources/recall/fusion.toml`.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from core.models.embedder import Embedder
from core.recall.chat_features import CHAT_FEATURES, VECTOR_FEATURES
from core.recall.fusion import Weights, shipped_fusion
from tests.benchmarks.evidence_scoring import EvidenceScore, mean_scores, score_ranking
from tests.benchmarks.fusion_training import learn_weights, ranking_examples
from tests.benchmarks.locomo import find_in_all, installed_embedder, reranked
from tests.benchmarks.locomo_data import ANSWERABLE
from tests.benchmarks.locomo_memory import Found

FUSION_FILE = Path(__file__).parents[2] / "resources" / "recall" / "fusion.toml"
_WORDS_ONLY = tuple(name for name in CHAT_FEATURES if name not in VECTOR_FEATURES)


def learned(found: Sequence[Found], features: Sequence[str]) -> Weights:
    """Weights by feature, from the answerable questions whose evidence is among the candidates."""
    columns = [CHAT_FEATURES.index(name) for name in features]
    examples = [
        example
        for one in found
        if one.question.category in ANSWERABLE
        for example in ranking_examples(
            one.features[:, columns], [turn in one.question.evidence for turn in one.turn_ids]
        )
    ]
    return dict(zip(features, map(float, learn_weights(examples)), strict=True))


def leave_one_out(batches: Sequence[Sequence[Found]], features: Sequence[str]) -> dict[str, object]:
    """Mean scores where each conversation is ranked by weights learned on the others."""
    scores: list[EvidenceScore] = []
    for held_out in batches:
        others = [one for batch in batches if batch is not held_out for one in batch]
        scores += _scores(held_out, learned(others, features))
    return mean_scores(scores)


def _scores(found: Sequence[Found], weights: Weights) -> list[EvidenceScore]:
    return [
        score_ranking(reranked(one, weights), one.question.evidence, one.question.category)
        for one in found
        if one.question.category in ANSWERABLE
    ]


def fusion_text(screen: Weights, chat: Weights, chat_without_vectors: Weights) -> str:
    """The file with all weights."""
    tables = [
        "# How much each channel counts when search puts its hits in order; the score is the sum.",
        "",
        "[screen]  # set by hand: standardised scores of the channels' lists",
        *_rows(screen),
        "",
        "# Learned by tests/benchmarks/learn_fusion.py on LoCoMo's dialogues; the features are",
        "# described in core/recall/chat_features.py.",
        "[chat]",
        *_rows(chat),
        "",
        "[chat_without_vectors]  # the same where no embedder is installed",
        *_rows(chat_without_vectors),
    ]
    return "\n".join(tables) + "\n"


def _rows(weights: Weights) -> list[str]:
    return [f"{name} = {round(value, 3)}" for name, value in weights.items()]


def report(file: Path, embedder: Embedder | None) -> tuple[dict[str, dict[str, object]], str]:
    """The figures, and the text of the file of weights."""
    batches = find_in_all(file, embedder)
    everything = [one for batch in batches for one in batch]
    chat = learned(everything, CHAT_FEATURES)
    words_only = learned(everything, _WORDS_ONLY)
    figures = {
        "leave one out": leave_one_out(batches, CHAT_FEATURES),
        "learned on all": mean_scores(_scores(everything, chat)),
        "without vectors, leave one out": leave_one_out(batches, _WORDS_ONLY),
        "without vectors, learned on all": mean_scores(_scores(everything, words_only)),
    }
    return figures, fusion_text(shipped_fusion().screen, chat, words_only)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the weights learned on all")
    options = parser.parse_args()
    figures, text = report(options.file, installed_embedder())
    for name, scores in figures.items():
        sys.stdout.write(f"{name}: {scores}\n")
    sys.stdout.write(text)
    if options.write:
        FUSION_FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
