"""Sentence embeddings through llama.cpp, several texts per pass."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.errors import ModelUnavailable
from core.models.embedder import FloatArray
from core.models.llama_library import quiet_llama_cpp
from core.models.processor_cores import system_load, threads_for_now, usable_core_count

MAX_TOKENS = 256
"""What all-MiniLM-L6-v2 was trained to read at most. Source: its sentence_bert_config.json."""

_BATCH_TOKENS = 512
_BATCH_TEXTS = 64
_DIMS_STEP = 8  # the store keeps the signs of a vector's numbers as whole bytes
_SHORT_PASS_TOKENS = 320  # a question, or the readings that may answer it
_MAX_CHARACTERS = 16_384  # far more than MAX_TOKENS can come from; bounds the tokeniser's work


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model was trained to see before a question and before a passage."""

    query: str = ""
    passage: str = ""


NO_PREFIXES = Prefixes()


class LlamaEmbedder:
    """An `Embedder` on a GGUF file that says how its tokens become one vector.

    The low-level interface is used because the high-level one swaps the process's stdout and
    stderr while it works, which a program with several threads must not do.
    """

    def __init__(
        self,
        model_path: Path,
        model_id: str,
        max_tokens: int = MAX_TOKENS,
        threads: int | None = None,
        prefixes: Prefixes = NO_PREFIXES,
        load: Callable[[], float | None] = system_load,
    ) -> None:
        """Load the model; it reads at most `max_tokens` of a text, and never more than 512.

        At most `threads` work at a time, and fewer while `load` tells that the system is busy.

        Raises: ModelUnavailable if llama.cpp is missing or the file is not a usable embedder.
        """
        self._llama = quiet_llama_cpp()
        self._id = model_id
        self._max_tokens = min(max_tokens, _BATCH_TOKENS)
        self._prefixes = prefixes
        self._threads = threads or usable_core_count()
        self._load_now = load
        self._lock = threading.Lock()
        self._resources = ExitStack()
        with ExitStack() as loading:
            self._load(loading, model_path)
            self._resources = loading.pop_all()
        self._is_open = True

    @property
    def id(self) -> str:
        return self._id

    @property
    def dims(self) -> int:
        return self._dims

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        """Turn passages into unit vectors, in the order given; only the first `max_tokens`
        tokens of each count.

        Returns: float32, shape (len(texts), dims); each row has L2 norm 1.
        Raises: ModelUnavailable if llama.cpp cannot run the model.
        Source: pooling as the file states, prefixes as the catalogue does, L2 norm.
        """
        return self._embedded([self._prefixes.passage + text for text in texts])

    def embed_query(self, text: str) -> FloatArray:
        """Turn a question into a unit vector. Returns: float32, shape (dims,)."""
        vector: FloatArray = self._embedded([self._prefixes.query + text])[0]
        return vector

    def close(self) -> None:
        """Give back the model's memory; calling it twice is fine."""
        with self._lock:
            self._is_open = False
            self._resources.close()

    def _embedded(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors of the texts as they are."""
        vectors = np.empty((len(texts), self._dims), dtype=np.float32)
        with self._lock:
            if not self._is_open:
                raise RuntimeError("this embedder is closed")
            done = 0
            for batch in self._batches(texts):
                self._embed_batch(batch, vectors[done : done + len(batch)])
                done += len(batch)
        return vectors

    def _load(self, loading: ExitStack, model_path: Path) -> None:
        llama = self._llama
        if not model_path.is_file():
            raise ModelUnavailable(f"The embedding model is not at {model_path}; install it again.")
        model_params = llama.llama_model_default_params()
        model_params.n_gpu_layers = 0
        # WORKAROUND(llama-cpp-python 0.3.36): the AMX path crashes the process on Q8_0 matrices
        # where a sandbox forbids AMX; remove when llama.cpp asks before it uses AMX.
        model_params.use_extra_bufts = False
        model = llama.llama_model_load_from_file(str(model_path).encode(), model_params)
        if not model:
            raise ModelUnavailable(
                f"The embedding model {model_path.name} cannot be read; install it again."
            )
        loading.callback(llama.llama_model_free, model)
        params = llama.llama_context_default_params()
        params.n_ctx = params.n_batch = params.n_ubatch = _BATCH_TOKENS
        params.n_seq_max = _BATCH_TEXTS
        params.n_threads = params.n_threads_batch = self._threads
        params.embeddings = True
        params.kv_unified = True
        params.no_perf = True
        context = llama.llama_init_from_model(model, params)
        if not context:
            raise ModelUnavailable(
                f"The embedding model {model_path.name} does not fit into memory; "
                "close other programs and try again."
            )
        loading.callback(llama.llama_free, context)
        one_vector = {
            llama.LLAMA_POOLING_TYPE_MEAN,
            llama.LLAMA_POOLING_TYPE_CLS,
            llama.LLAMA_POOLING_TYPE_LAST,
        }
        if llama.llama_pooling_type(context) not in one_vector:
            raise ModelUnavailable(f"{model_path.name} is not a sentence embedding model.")
        self._batch = llama.llama_batch_init(_BATCH_TOKENS, 0, 1)
        loading.callback(llama.llama_batch_free, self._batch)
        self._context = context
        self._vocab = llama.llama_model_get_vocab(model)
        self._dims: int = llama.llama_model_n_embd(model)
        if self._dims % _DIMS_STEP:
            raise ModelUnavailable(
                f"{model_path.name} makes vectors of {self._dims} numbers, which cannot be kept; "
                "choose another embedder."
            )
        self._memory = llama.llama_get_memory(context)  # None in a model that only reads

    def _batches(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        batch: list[list[int]] = []
        size = 0
        for text in texts:
            tokens = self._tokens(text)
            if batch and (size + len(tokens) > _BATCH_TOKENS or len(batch) == _BATCH_TEXTS):
                yield batch
                batch, size = [], 0
            batch.append(tokens)
            size += len(tokens)
        if batch:
            yield batch

    def _tokens(self, text: str) -> list[int]:
        """Token ids with the model's start and end signs, at most `max_tokens` in all."""
        data = text[:_MAX_CHARACTERS].encode("utf-8", errors="replace")
        room = len(data) + 8
        buffer = (self._llama.llama_token * room)()
        count = self._llama.llama_tokenize(self._vocab, data, len(data), buffer, room, True, False)
        if count < 0:
            raise ModelUnavailable("The embedding model cannot split this text into tokens.")
        if count > self._max_tokens:
            return [*buffer[: self._max_tokens - 1], buffer[count - 1]]  # the sign of its end
        return list(buffer[:count])

    def _embed_batch(self, token_lists: Sequence[Sequence[int]], out: FloatArray) -> None:
        """Run one pass and write the unit vectors into `out`, one row per token list."""
        batch = self._batch
        place = 0
        for sequence, tokens in enumerate(token_lists):
            for position, token in enumerate(tokens):
                batch.token[place] = token
                batch.pos[place] = position
                batch.n_seq_id[place] = 1
                batch.seq_id[place][0] = sequence
                batch.logits[place] = 1
                place += 1
        batch.n_tokens = place
        # Threads spin while they wait for each other: where another program holds a core, two
        # cost three to six times the processor time of one, and take longer.
        is_short = place <= _SHORT_PASS_TOKENS
        threads = 1 if is_short else threads_for_now(self._threads, self._load_now())
        self._llama.llama_set_n_threads(self._context, threads, threads)
        if self._memory:
            self._llama.llama_memory_clear(self._memory, True)
        status = self._llama.llama_decode(self._context, batch)
        if status != 0:
            raise ModelUnavailable(f"The embedding model failed on a text (llama.cpp: {status}).")
        for sequence in range(len(token_lists)):
            pointer = self._llama.llama_get_embeddings_seq(self._context, sequence)
            out[sequence] = np.ctypeslib.as_array(pointer, shape=(self._dims,))
        out /= np.linalg.norm(out, axis=1, keepdims=True)
