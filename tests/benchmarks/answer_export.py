"""Writes a learned network of answers as the program reads it. Only `learn_answers` imports this.

Needs torch, onnx and onnxruntime.
"""

from pathlib import Path

import torch

from tests.benchmarks.answer_network import AnswerNetwork
from tests.benchmarks.line_export import write_in_eight_bits

NETWORK = "answers.onnx"

_EXAMPLE_SHAPE = (3, 50)


def export_answers(network: AnswerNetwork, folder: Path) -> Path:
    """Write `answers.onnx` into a folder: inputs as `network_inputs` names them, output scores."""
    numbers = torch.zeros(_EXAMPLE_SHAPE, dtype=torch.long)
    given = {
        "states": torch.zeros(*_EXAMPLE_SHAPE, network.marks.embedding_dim),
        "marks": numbers,
        "of_page": numbers,
        "near": torch.zeros(_EXAMPLE_SHAPE),
        "mask": torch.ones_like(numbers),
    }
    write_in_eight_bits(network, given, "scores", folder / NETWORK)
    return folder / NETWORK
