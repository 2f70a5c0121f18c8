"""What lets a language model see: pictures turned into what it reads, through llama.cpp's mtmd.

The projector is a file of its own beside the model's and fits that model only.
"""

import ctypes
import io
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from core.errors import ModelUnavailable

EYE_BATCH = 512
"""Some models read a whole picture in one go, so their batches must hold one."""

_MOST_ACROSS = 1_024  # pixels; a larger picture only takes longer, models see no more of it


class LlamaVision:
    """The projector of one loaded model; for the thread of its context."""

    def __init__(
        self, llama: Any, resources: ExitStack, path: Path, model: Any, threads: int
    ) -> None:
        """`resources` frees it. Raises: ModelUnavailable if the file is missing, broken, sees
        nothing, or fits another model."""
        from llama_cpp import mtmd_cpp  # noqa: PLC0415 - as for llama.cpp itself

        self._mtmd = mtmd_cpp
        if not path.is_file():
            raise ModelUnavailable(f"The part that sees is not at {path}; install the model again.")
        self._silence = llama.llama_log_callback(_say_nothing)
        mtmd_cpp.mtmd_log_set(self._silence, None)
        mtmd_cpp.mtmd_helper_log_set(self._silence, None)
        params = mtmd_cpp.mtmd_context_params_default()
        params.use_gpu = bool(llama.llama_supports_gpu_offload())
        params.print_timings = False
        params.warmup = False
        params.n_threads = threads
        self._eye = mtmd_cpp.mtmd_init_from_file(str(path).encode(), model, params)
        if not self._eye:
            raise ModelUnavailable(
                f"{path.name} cannot be read, or is of another model; install the model again."
            )
        resources.callback(mtmd_cpp.mtmd_free, self._eye)
        if not mtmd_cpp.mtmd_support_vision(self._eye):
            raise ModelUnavailable(f"{path.name} sees no pictures; choose another model.")

    def read(self, context: Any, picture: bytes, position: int, room: int) -> int:
        """Have the model read a picture; returns how many positions it took: with some models
        fewer than tokens, since those beside each other share one.

        `picture` is an encoded one (WebP, PNG, …). Raises: ValueError if it takes more than `room`
        or is no picture; ModelUnavailable if llama.cpp fails on it.
        """
        with ExitStack() as stack:
            chunks = self._chunks(stack, picture)
            tokens = int(self._mtmd.mtmd_helper_get_n_tokens(chunks))
            if tokens > room:
                raise ValueError(f"a picture of {tokens} tokens does not fit into {room}")
            end = ctypes.c_int32(position)
            status = self._mtmd.mtmd_helper_eval_chunks(
                self._eye, context, chunks, position, 0, EYE_BATCH, True, ctypes.byref(end)
            )
            if status != 0:
                raise ModelUnavailable(
                    f"The language model failed on a picture (llama.cpp: {status})."
                )
            return int(end.value) - position

    def _chunks(self, stack: ExitStack, picture: bytes) -> Any:
        mtmd = self._mtmd
        image = _image(picture)
        pixels = image.tobytes()
        data = (ctypes.c_uint8 * len(pixels)).from_buffer_copy(pixels)
        bitmap = mtmd.mtmd_bitmap_init(image.width, image.height, data)
        stack.callback(mtmd.mtmd_bitmap_free, bitmap)
        chunks = mtmd.mtmd_input_chunks_init()
        stack.callback(mtmd.mtmd_input_chunks_free, chunks)
        # Only the picture and the signs around it: what is said stands in tokens of our own.
        text = mtmd.mtmd_input_text()
        text.text = mtmd.mtmd_default_marker()
        text.text_len = len(text.text)
        text.add_special, text.parse_special = False, True
        bitmaps = (mtmd.mtmd_bitmap_p_ctypes * 1)(bitmap)
        status = mtmd.mtmd_tokenize(self._eye, chunks, ctypes.byref(text), bitmaps, 1)
        if status != 0:
            raise ModelUnavailable(f"The language model cannot take a picture in ({status}).")
        return chunks


def _image(picture: bytes) -> Image.Image:
    """The picture in plain colours, not larger than a model can use. Raises: ValueError."""
    try:
        image = Image.open(io.BytesIO(picture)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError("this is no picture") from error
    image.thumbnail((_MOST_ACROSS, _MOST_ACROSS))
    return image


def _say_nothing(_level: int, _text: bytes, _data: object) -> None:
    """What llama.cpp logs about a picture is of no use to anybody here."""
