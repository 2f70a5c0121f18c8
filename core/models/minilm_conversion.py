"""Turns the official all-MiniLM-L6-v2 weights into the GGUF file that llama.cpp runs.

The result is made once, under a temporary name, and renamed when it is whole.
Source: key and tensor names as llama.cpp's GGUF specification gives them for "bert".
"""

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import gguf
import numpy as np

from core.errors import ModelUnavailable
from core.models.embedder import FloatArray
from core.models.safetensors_file import read_float_tensors

# What the weights' own shapes do not tell. Source: config.json beside the weights.
_HEADS = 12
_LAYER_NORM_EPSILON = 1e-12

_SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_WORD_START = "\u2581"
# Left out: position ids count 0…511, and the pooler is not part of the sentence embedding.
_UNUSED = ("embeddings.position_ids", "pooler.")
_KEPT_EXACT = ("position_embeddings", "token_type_embeddings", "LayerNorm")


class Precision(StrEnum):
    """How exactly the matrices are kept; norms, biases and small tables are always float32."""

    Q8_0 = "q8_0"
    F16 = "f16"


class ConversionCancelled(Exception):
    """The caller asked to stop; nothing was left behind."""


def convert_minilm(
    weights: Path,
    vocabulary: Path,
    target: Path,
    precision: Precision = Precision.Q8_0,
    should_cancel: Callable[[], bool] = lambda: False,
) -> None:
    """Write `target` from `model.safetensors` and `vocab.txt`; replaces a file of that name.

    Raises: ModelUnavailable if the weights are not MiniLM's or the disk is full;
    ConversionCancelled.
    """
    tensors = read_float_tensors(weights)
    tokens = vocabulary.read_text(encoding="utf-8").splitlines()
    _check_shapes(tensors.get("embeddings.word_embeddings.weight"), tokens, weights)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        writer = gguf.GGUFWriter(partial, "bert")
        _add_architecture(writer, tensors, precision)
        _add_vocabulary(writer, tokens)
        _add_tensors(writer, tensors, precision, should_cancel)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise ModelUnavailable(
            f"The embedding model cannot be written ({error.strerror or error}); "
            "free some disk space and try again."
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def _check_shapes(words: FloatArray | None, tokens: Sequence[str], weights: Path) -> None:
    if words is None or words.ndim != 2 or words.shape[0] != len(tokens):
        raise ModelUnavailable(
            f"{weights.name} and its vocabulary do not belong together; fetch both again."
        )


def _add_architecture(
    writer: gguf.GGUFWriter, tensors: dict[str, FloatArray], precision: Precision
) -> None:
    dims = tensors["embeddings.word_embeddings.weight"].shape[1]
    layers = {name.split(".")[2] for name in tensors if name.startswith("encoder.layer.")}
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("apache-2.0")
    writer.add_context_length(tensors["embeddings.position_embeddings.weight"].shape[0])
    writer.add_embedding_length(dims)
    writer.add_feed_forward_length(tensors["encoder.layer.0.intermediate.dense.weight"].shape[0])
    writer.add_block_count(len(layers))
    writer.add_head_count(_HEADS)
    writer.add_layer_norm_eps(_LAYER_NORM_EPSILON)
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    is_small = precision is Precision.Q8_0
    writer.add_file_type(
        gguf.LlamaFileType.MOSTLY_Q8_0 if is_small else gguf.LlamaFileType.MOSTLY_F16
    )
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def _add_vocabulary(writer: gguf.GGUFWriter, tokens: Sequence[str]) -> None:
    """WordPiece as llama.cpp wants it: word starts are marked, continuations lose their ##."""
    ids = {token: index for index, token in enumerate(tokens)}
    if not all(token in ids for token in _SPECIAL_TOKENS):
        raise ModelUnavailable("The vocabulary lacks BERT's special tokens; fetch it again.")
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_type_count(2)
    writer.add_token_list([_marked(token) for token in tokens])
    writer.add_token_types([_token_type(token) for token in tokens])
    writer.add_bos_token_id(ids["[CLS]"])
    writer.add_eos_token_id(ids["[SEP]"])
    writer.add_unk_token_id(ids["[UNK]"])
    writer.add_sep_token_id(ids["[SEP]"])
    writer.add_pad_token_id(ids["[PAD]"])
    writer.add_mask_token_id(ids["[MASK]"])
    writer.add_uint32("tokenizer.ggml.cls_token_id", ids["[CLS]"])
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(True)


def _marked(token: str) -> str:
    if _is_control(token):
        return token
    return token[2:] if token.startswith("##") else _WORD_START + token


def _is_control(token: str) -> bool:
    return token in _SPECIAL_TOKENS or (token.startswith("[unused") and token.endswith("]"))


def _token_type(token: str) -> int:
    if token == "[UNK]":
        return int(gguf.TokenType.UNKNOWN)
    if token.startswith("[unused"):
        return int(gguf.TokenType.UNUSED)
    return int(gguf.TokenType.CONTROL if _is_control(token) else gguf.TokenType.NORMAL)


def _add_tensors(
    writer: gguf.GGUFWriter,
    tensors: dict[str, FloatArray],
    precision: Precision,
    should_cancel: Callable[[], bool],
) -> None:
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.BERT, 64)
    for name, values in tensors.items():
        if should_cancel():
            raise ConversionCancelled
        if name.startswith(_UNUSED):
            continue
        new_name = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if new_name is None:
            raise ModelUnavailable(f"The weights hold {name}, which MiniLM does not have.")
        if values.ndim < 2 or any(part in name for part in _KEPT_EXACT):
            writer.add_tensor(new_name, values)
        elif precision is Precision.F16:
            writer.add_tensor(new_name, values.astype(np.float16))
        else:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(new_name, gguf.quants.quantize(values, kind), raw_dtype=kind)
