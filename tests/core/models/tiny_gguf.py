"""A language model of half a megabyte, made on the spot; what it says means nothing."""

from pathlib import Path

import gguf
import numpy as np

CONTEXT = 8_192
DIMS = 64
LAYERS = 2
HEADS = 4
FEED_FORWARD = 128
SEED = 20_260_310

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{{ message['content'] | trim }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_SPECIAL = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>")
_BLANK = "\u2581"


def write_tiny_gguf(path: Path, template: str | None = CHATML) -> Path:
    """Write a two-layer llama with one token per byte and random weights, always the same."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Tiny")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(DIMS)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(DIMS // HEADS)
    if template is not None:
        writer.add_chat_template(template)
    _add_vocabulary(writer)
    _add_tensors(writer)
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


def _add_tensors(writer: gguf.GGUFWriter) -> None:
    chance = np.random.default_rng(SEED)

    def add(name: str, *shape: int) -> None:
        values = chance.normal(0, 0.15, shape) if len(shape) > 1 else np.ones(shape)
        writer.add_tensor(f"{name}.weight", values.astype(np.float32))

    words = len(_SPECIAL) + 256 + len(_BLANK)
    add("token_embd", words, DIMS)
    add("output_norm", DIMS)
    add("output", words, DIMS)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}", DIMS, DIMS)
        add(f"blk.{layer}.attn_norm", DIMS)
        add(f"blk.{layer}.ffn_norm", DIMS)
        add(f"blk.{layer}.ffn_gate", FEED_FORWARD, DIMS)
        add(f"blk.{layer}.ffn_up", FEED_FORWARD, DIMS)
        add(f"blk.{layer}.ffn_down", DIMS, FEED_FORWARD)
