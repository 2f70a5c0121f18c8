"""Learns which words of a screen answer a question: `answers.onnx` of `resources/line_reader`.

    python -m tests.benchmarks.learn_answers --weights model.safetensors
        --out resources/line_reader [--minutes 50] [--seed 1]

Begins with the last two layers of all-MiniLM-L6-v2 (its weights are the file) and learns from the
written screens (`written_screens`) with torch, safetensors and onnx, which the program itself never
needs. What the network is given comes from `lines.onnx` as it is shipped: whoever learns that anew
learns this one after it. One screen in twelve is kept aside, and figures are told of those: before,
after in float, and after in eight bits as it is written, which `answer_finding` measures again at
any time. Before, lines are told apart only by how near they lie to the question, and words not.

The network that comes with the program had 40 minutes on two cores beside other work.

Reading all screens takes some minutes and 3 GB of memory before the time begins to count.

How it learns (`answer_training`): sixteen questions a step, each with the stretch that answers it,
others of its screen and at least one of another; one in fourteen sees all but the one that
answers. AdamW, at most 1.5e-4 a step; a tenth of what is given and of what each half of a layer
adds is dropped. What is changed in two of three versions of the examples (`line_spoiling`): long
numbers get other digits, lines are spoiled as a reader of pictures would, questions are in small
letters, lack a word or have two letters swapped.
"""

import argparse
import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from core.models.onnx_answer_spans import answers_on
from core.models.onnx_line_encoder import OnnxLineReader
from tests.benchmarks.answer_batches import Reader, versions_of
from tests.benchmarks.answer_finding import Answering, measured
from tests.benchmarks.written_screens import all_screens, learned_and_kept

_NEEDED = ("torch", "safetensors", "onnx", "onnxruntime")
_REMEMBERED_STRETCHES = 64  # those of eight screens


def missing_packages() -> list[str]:
    """What learning needs and is not installed."""
    return [name for name in _NEEDED if find_spec(name) is None]


def answering(session: Any, reader: Reader) -> Answering:
    """What `OnnxLineEncoder.answers_in` does, by any network of answers that has a `run`."""
    read_stretch = lru_cache(_REMEMBERED_STRETCHES)(reader.read_stretch)
    return lambda question, stretches: answers_on(
        session, reader.read_question(question), [read_stretch(one) for one in stretches]
    )


def learn_answers(weights: Path, out: Path, minutes: float, seed: int) -> None:
    """Learn, write the network, and tell what it finds of the screens that are kept aside."""
    # Here, since torch is no dependency: the tests of this folder run without it.
    import torch

    from tests.benchmarks.answer_export import export_answers
    from tests.benchmarks.answer_network import AnswerNetwork
    from tests.benchmarks.answer_training import TorchSession, learn

    torch.manual_seed(seed)
    reader = OnnxLineReader()
    network = AnswerNetwork(weights)
    screens, kept = learned_and_kept(all_screens())
    in_float = answering(TorchSession(network), reader)
    _tell(f"{len(screens)} screens to learn from, {len(kept)} kept aside")
    _tell(f"before: {measured(kept, in_float)}")
    versions = []
    for version in versions_of(screens, reader, Random(seed)):
        versions.append(version)
        _tell(
            f"read, version {len(versions)}: {sum(len(one.questions) for one in version)} questions"
        )
    learn(network, versions, minutes, seed, _tell)
    _tell(f"after, in float: {measured(kept, in_float)}")
    written = export_answers(network, out)
    in_eight_bits = import_module("onnxruntime").InferenceSession(str(written))
    _tell(f"after, in eight bits: {measured(kept, answering(in_eight_bits, reader))}")


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="folder for the learned network")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if missing := missing_packages():
        sys.exit(
            f"Learning needs {', '.join(missing)}, which Recollect itself does not need: "
            "install it into an environment of its own and try again."
        )
    if not options.weights.is_file():
        parser.error(f"there is no file {options.weights}; take it from all-MiniLM-L6-v2")
    learn_answers(options.weights, options.out, options.minutes, options.seed)


if __name__ == "__main__":
    main()
