"""Loads a GGUF file that writes text: on the graphics card if it can, with a small cache."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import ModelUnavailable

OnProgress = Callable[[float], None]
"""Called with the share of the file that is loaded, from 0 to 1."""

# Small enough that a request to stop is heard within seconds on a slow machine.
PROMPT_BATCH = 64

CACHE_TYPES = ("q8_0", "f16")
"""How what was read may be kept, the first that works; q8_0 takes half the memory of f16."""

_NO_LAYERS = 0
_ALL_LAYERS = -1


def ignore_progress(_share: float) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class LoadedLlama:
    """A model and its context, as handles of llama.cpp.

    `cache_type` is "q8_0" or "f16"; `is_on_gpu` says whether layers went to a graphics card.
    `can_go_back` says whether single tokens can be forgotten again.
    """

    model: Any
    context: Any
    cache_type: str
    is_on_gpu: bool
    can_go_back: bool


def load_llama(
    llama: Any,
    resources: ExitStack,
    path: Path,
    context_tokens: int,
    threads: int,
    on_progress: OnProgress = ignore_progress,
    cache_types: Sequence[str] = CACHE_TYPES,
    batch_tokens: int = PROMPT_BATCH,
) -> LoadedLlama:
    """Load a model; `resources` frees it. `context_tokens` is cut to what it was trained on.
    `batch_tokens` is how much it can read in one go.

    A graphics card that has too little room is left alone, and so is a small cache that the
    model's shape does not allow.
    Raises: ModelUnavailable if the file is missing, broken, too large or writes no text.
    """
    if not path.is_file():
        raise ModelUnavailable(f"The language model is not at {path}; install it again.")
    was_read = False
    for layers in _layers_to_try(llama):
        with ExitStack() as attempt:
            model = _model(llama, attempt, path, layers, on_progress)
            if not model:
                continue
            was_read = True
            _require_writer(llama, model, path.name)
            for cache_type in cache_types:
                params = _context_params(
                    llama, model, context_tokens, threads, cache_type, batch_tokens
                )
                context = llama.llama_init_from_model(model, params)
                if context:
                    attempt.callback(llama.llama_free, context)
                    _require_no_pooling(llama, context, path.name)
                    resources.push(attempt.pop_all())
                    can_go_back = not (
                        llama.llama_model_is_recurrent(model) or llama.llama_model_is_hybrid(model)
                    )
                    is_on_gpu = layers != _NO_LAYERS
                    return LoadedLlama(model, context, cache_type, is_on_gpu, can_go_back)
    if was_read:
        raise ModelUnavailable(
            f"The language model {path.name} does not fit into memory; "
            "close other programs or choose a smaller model."
        )
    raise ModelUnavailable(f"The language model {path.name} cannot be read; install it again.")


def _layers_to_try(llama: Any) -> Iterator[int]:
    if llama.llama_supports_gpu_offload():
        yield _ALL_LAYERS
    yield _NO_LAYERS


def _model(
    llama: Any, resources: ExitStack, path: Path, layers: int, on_progress: OnProgress
) -> Any:
    """The model's handle; None if the file cannot be read or the card has no room for it."""

    def report(share: float, _data: object) -> bool:
        on_progress(share)
        return True

    callback = llama.llama_progress_callback(report)
    params = llama.llama_model_default_params()
    params.n_gpu_layers = layers
    params.progress_callback = callback
    # WORKAROUND(llama-cpp-python 0.3.36): the AMX path crashes the process on Q8_0 matrices
    # where a sandbox forbids AMX; remove when llama.cpp asks before it uses AMX.
    params.use_extra_bufts = False
    model = llama.llama_model_load_from_file(str(path).encode(), params)
    if model:
        resources.callback(llama.llama_model_free, model)
    return model


def _context_params(
    llama: Any, model: Any, context_tokens: int, threads: int, cache_type: str, batch_tokens: int
) -> ctypes.Structure:
    params = llama.llama_context_default_params()
    params.n_ctx = min(context_tokens, llama.llama_model_n_ctx_train(model))
    params.n_batch = params.n_ubatch = batch_tokens
    params.n_threads = params.n_threads_batch = threads
    params.no_perf = True
    params.type_k = params.type_v = getattr(llama, f"GGML_TYPE_{cache_type.upper()}")
    made: ctypes.Structure = params
    return made


def _require_writer(llama: Any, model: Any, file_name: str) -> None:
    if llama.llama_model_has_encoder(model) or not llama.llama_model_has_decoder(model):
        raise ModelUnavailable(f"{file_name} is not a model that writes text.")


def _require_no_pooling(llama: Any, context: Any, file_name: str) -> None:
    if llama.llama_pooling_type(context) != llama.LLAMA_POOLING_TYPE_NONE:
        raise ModelUnavailable(f"{file_name} is not a model that writes text.")
