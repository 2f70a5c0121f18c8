"""Writes a learned network as the program reads it: ONNX, in whole numbers of eight bits.

Needs torch, onnx and onnxruntime; only `learn_lines` imports this file.
"""

import os
import tempfile
from pathlib import Path

import torch

from tests.benchmarks.line_network import LineNetwork

NETWORK, VOCABULARY = "lines.onnx", "vocabulary.txt"

_OPERATIONS = 17  # the version of ONNX's operations
_EXAMPLE_SHAPE = (4, 120)


def export(network: LineNetwork, vocabulary: str, folder: Path) -> None:
    """Write `lines.onnx` (inputs ids and mask, output states) and `vocabulary.txt` into a folder.

    Seven of the eight bits are used, so that sums cannot overflow on processors without VNNI.
    """
    # onnxruntime reports to its makers unless told otherwise, before and after it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    onnxruntime.disable_telemetry_events()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="recollect-lines-") as scratch:
        in_float = Path(scratch) / NETWORK
        _export_float(network, in_float)
        quantize_dynamic(
            in_float,
            folder / NETWORK,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    (folder / VOCABULARY).write_text(vocabulary, encoding="utf-8")


def _export_float(network: LineNetwork, file: Path) -> None:
    ids = torch.ones(_EXAMPLE_SHAPE, dtype=torch.long)
    sizes = {0: "texts", 1: "pieces"}
    # WORKAROUND(torch 2.15): the exporter by tracing leaves the graph that the quantiser knows.
    torch.onnx.export(
        network.eval(),
        (ids, torch.ones_like(ids)),
        str(file),
        input_names=["ids", "mask"],
        output_names=["states"],
        dynamic_axes={name: sizes for name in ("ids", "mask", "states")},
        opset_version=_OPERATIONS,
        dynamo=False,
    )
