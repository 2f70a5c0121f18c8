"""Writes a learned network as the program reads it: ONNX, in whole numbers of eight bits.

Needs torch, onnx and onnxruntime; only `learn_lines` and `learn_answers` import this file.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from tests.benchmarks.line_network import LineNetwork

NETWORK, VOCABULARY = "lines.onnx", "vocabulary.txt"

_OPERATIONS = 17  # the version of ONNX's operations
_EXAMPLE_SHAPE = (4, 120)


def export(network: LineNetwork, vocabulary: str, folder: Path) -> None:
    """Write `lines.onnx` (inputs ids and mask, output states) and `vocabulary.txt`."""
    ids = torch.ones(_EXAMPLE_SHAPE, dtype=torch.long)
    given = {"ids": ids, "mask": torch.ones_like(ids)}
    write_in_eight_bits(network, given, "states", folder / NETWORK)
    (folder / VOCABULARY).write_text(vocabulary, encoding="utf-8")


def write_in_eight_bits(
    network: nn.Module, given: Mapping[str, Tensor], made: str, file: Path
) -> None:
    """Write a network; `given` is an example of its inputs, each (texts, pieces, ...), by name.

    Seven of the eight bits are used, so that sums cannot overflow on processors without VNNI.
    """
    # onnxruntime reports to its makers unless told otherwise, before and after it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    onnxruntime.disable_telemetry_events()
    file.parent.mkdir(parents=True, exist_ok=True)
    sizes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory(prefix="recollect-network-") as scratch:
        in_float = Path(scratch) / file.name
        # WORKAROUND(torch 2.15): the exporter by tracing leaves the graph that the quantiser knows.
        torch.onnx.export(
            network.eval(),
            tuple(given.values()),
            str(in_float),
            input_names=[*given],
            output_names=[made],
            dynamic_axes={name: sizes for name in (*given, made)},
            opset_version=_OPERATIONS,
            dynamo=False,
        )
        quantize_dynamic(
            in_float, file, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
