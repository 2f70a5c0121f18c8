"""A language model of half a megabyte, made on the spot; what it says means nothing."""

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np

CONTEXT = 8_192
SEED = 20_260_310

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{{ message['content'] | trim }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_SPECIAL = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>")
_BLANK = "\u2581"
_BEYOND_ASCII = slice(len(_SPECIAL) + 0x80, len(_SPECIAL) + 0x100)


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is, and how its weights are kept."""

    dims: int = 64
    layers: int = 2
    heads: int = 4
    feed_forward: int = 128
    is_q8_0: bool = False


TINY = Shape()
WITH_SMALL_CACHE = Shape(heads=2)
"""A cache at q8_0 needs heads of 32 dimensions or a multiple."""


def write_tiny_gguf(path: Path, template: str | None = CHATML, shape: Shape = TINY) -> Path:
    """Write a llama with one token per byte and random weights, always the same.

    It writes nonsense in ASCII: for signs of many scripts at once a window opens font after font.
    """
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Tiny")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.dims)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.dims // shape.heads)
    if template is not None:
        writer.add_chat_template(template)
    _add_vocabulary(writer)
    _add_tensors(writer, shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_vocabulary(writer: gguf.GGUFWriter) -> None:
    kind = gguf.TokenType
    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), _BLANK]
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(
        [
            kind.UNKNOWN,
            *[kind.CONTROL] * (len(_SPECIAL) - 1),
            *[kind.BYTE] * 256,
            kind.NORMAL,
        ]
    )
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)


def _add_tensors(writer: gguf.GGUFWriter, shape: Shape) -> None:
    chance = np.random.default_rng(SEED)

    spread = 1.2 / shape.dims**0.5
    packed = gguf.GGMLQuantizationType.Q8_0

    def add(name: str, *size: int, silent: slice = slice(0)) -> None:
        if len(size) == 1:
            writer.add_tensor(f"{name}.weight", np.ones(size, dtype=np.float32))
            return
        values = chance.normal(0, spread, size).astype(np.float32)
        values[silent] = 0.0
        if shape.is_q8_0:
            data = gguf.quants.quantize(values, packed)
            writer.add_tensor(f"{name}.weight", data, raw_dtype=packed)
        else:
            writer.add_tensor(f"{name}.weight", values)

    dims, feed_forward = shape.dims, shape.feed_forward
    words = len(_SPECIAL) + 256 + len(_BLANK)
    add("token_embd", words, dims)
    add("output_norm", dims)
    add("output", words, dims, silent=_BEYOND_ASCII)
    for layer in range(shape.layers):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}", dims, dims)
        add(f"blk.{layer}.attn_norm", dims)
        add(f"blk.{layer}.ffn_norm", dims)
        add(f"blk.{layer}.ffn_gate", feed_forward, dims)
        add(f"blk.{layer}.ffn_up", feed_forward, dims)
        add(f"blk.{layer}.ffn_down", dims, feed_forward)
