"""Learns which line of a screen answers a question: the network of `resources/line_reader`.

    python -m tests.benchmarks.learn_lines --weights model.safetensors --vocabulary vocab.txt
        --out resources/line_reader [--minutes 30] [--seed 1]

Begins with all-MiniLM-L6-v2 (its weights and its vocabulary are the two files) and learns from the
written screens (`written_screens`) with torch, safetensors and onnx, which the program itself never
needs. One screen in twelve is kept aside, and three figures are told of those: before, after in
float, and after in eight bits as it is written, which `line_finding` measures again at any time.
The network of answers reads what this one makes: `learn_answers` has to follow.

How it learns (`line_training`): a softmax of each question over all lines of the ten screens of a
step and one learned score for "not told"; lines are pooled after their stretch was read as a whole
(late chunking, arXiv 2409.04701), the loss is the contrastive one of sentence-transformers. AdamW,
at most 1.2e-4 a step; a tenth of what comes from the words and 6 % behind each layer are dropped.
The embeddings of words and places stay as they were, so that words which no example holds keep
their meaning. What is changed in the examples each time they are seen (`line_spoiling`): long
numbers get other digits, lines are spoiled as a reader of pictures would, questions are in small
letters, lack a word or have two letters swapped.
"""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from core.models.onnx_line_encoder import OnnxLineReader
from core.models.word_pieces import WordPieces
from tests.benchmarks.line_finding import by_network, measured
from tests.benchmarks.written_screens import all_screens, learned_and_kept

_NEEDED = ("torch", "safetensors", "onnx", "onnxruntime")


def missing_packages() -> list[str]:
    """What learning needs and is not installed."""
    return [name for name in _NEEDED if find_spec(name) is None]


def learn_lines(weights: Path, vocabulary: Path, out: Path, minutes: float, seed: int) -> None:
    """Learn, write the network, and tell what it finds of the screens that are kept aside."""
    # Here, since torch is no dependency: the tests of this folder run without it.
    from tests.benchmarks.line_export import export
    from tests.benchmarks.line_network import LineNetwork
    from tests.benchmarks.line_training import TorchLineEncoder, learn

    known = vocabulary.read_text(encoding="utf-8")
    words = WordPieces(known.splitlines())
    network = LineNetwork(weights)
    screens, kept = learned_and_kept(all_screens())
    in_float = by_network(TorchLineEncoder(network, words))
    _tell(f"{len(screens)} screens to learn from, {len(kept)} kept aside")
    _tell(f"before: {measured(kept, in_float)}")
    learn(network, words, screens, minutes, seed, _tell)
    _tell(f"after, in float: {measured(kept, in_float)}")
    export(network, known, out)
    _tell(f"after, in eight bits: {measured(kept, by_network(OnnxLineReader(out)))}")


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the learned network")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if missing := missing_packages():
        sys.exit(
            f"Learning needs {', '.join(missing)}, which Recollect itself does not need: "
            "install it into an environment of its own and try again."
        )
    for file in (options.weights, options.vocabulary):
        if not file.is_file():
            parser.error(f"there is no file {file}; take both from all-MiniLM-L6-v2")
    learn_lines(options.weights, options.vocabulary, options.out, options.minutes, options.seed)


if __name__ == "__main__":
    main()
