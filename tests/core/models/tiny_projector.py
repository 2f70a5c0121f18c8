"""The part of a model that sees, a few kilobytes large; what it sees means nothing."""

from pathlib import Path

import gguf
import numpy as np

from tests.core.models.tiny_gguf import SEED, TINY, Shape

IMAGE_SIZE = 32
PATCH_SIZE = 8
PICTURE_TOKENS = (IMAGE_SIZE // PATCH_SIZE) ** 2
_DIMS, _LAYERS, _HEADS, _FEED_FORWARD = 32, 2, 2, 64


def write_tiny_projector(path: Path, shape: Shape = TINY) -> Path:
    """Write a CLIP with random weights, always the same, for a model of this shape."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_bool("clip.has_vision_encoder", True)
    writer.add_string("clip.projector_type", "mlp")
    writer.add_bool("clip.use_gelu", True)
    for name, value in {
        "image_size": IMAGE_SIZE,
        "patch_size": PATCH_SIZE,
        "embedding_length": _DIMS,
        "feed_forward_length": _FEED_FORWARD,
        "block_count": _LAYERS,
        "attention.head_count": _HEADS,
        "projection_dim": shape.dims,
    }.items():
        writer.add_uint32(f"clip.vision.{name}", value)
    writer.add_float32("clip.vision.attention.layer_norm_epsilon", 1e-5)
    for name in ("image_mean", "image_std"):
        writer.add_array(f"clip.vision.{name}", [0.5, 0.5, 0.5])
    random = np.random.default_rng(SEED)

    def add(name: str, *dims: int) -> None:
        values = random.normal(0, 0.1, size=dims).astype(np.float32)
        writer.add_tensor(name, values)

    add("v.patch_embd.weight", _DIMS, 3, PATCH_SIZE, PATCH_SIZE)
    add("v.class_embd", _DIMS)
    add("v.position_embd.weight", PICTURE_TOKENS + 1, _DIMS)
    for layer in range(_LAYERS):
        block = f"v.blk.{layer}"
        for name in ("attn_q", "attn_k", "attn_v", "attn_out"):
            add(f"{block}.{name}.weight", _DIMS, _DIMS)
            add(f"{block}.{name}.bias", _DIMS)
        for name in ("ln1", "ln2"):
            add(f"{block}.{name}.weight", _DIMS)
            add(f"{block}.{name}.bias", _DIMS)
        add(f"{block}.ffn_up.weight", _FEED_FORWARD, _DIMS)
        add(f"{block}.ffn_up.bias", _FEED_FORWARD)
        add(f"{block}.ffn_down.weight", _DIMS, _FEED_FORWARD)
        add(f"{block}.ffn_down.bias", _DIMS)
    add("v.pre_ln.weight", _DIMS)
    add("v.pre_ln.bias", _DIMS)
    for name, rows, columns in (("mm.0", shape.dims, _DIMS), ("mm.2", shape.dims, shape.dims)):
        add(f"{name}.weight", rows, columns)
        add(f"{name}.bias", rows)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
