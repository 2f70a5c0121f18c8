"""Answers under a JSON schema through llama.cpp, always the most likely word."""

import codecs
import ctypes
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.errors import ModelUnavailable
from core.models.llama_chat_turn import chat_turn
from core.models.llama_grammar import SchemaGrammar
from core.models.llama_library import quiet_llama_cpp
from core.models.llama_loading import (
    CACHE_TYPES,
    PROMPT_BATCH,
    LoadedLlama,
    OnProgress,
    ignore_progress,
    load_llama,
)
from core.models.llama_vision import EYE_BATCH, LlamaVision
from core.models.prefix_states import PrefixStates, shared_length
from core.models.processor_cores import system_load, threads_for_now, usable_core_count
from core.models.prompt_lookup import MOST_GUESSES, PromptLookup
from core.models.text_generator import GenerationStopped, OnText, ignore_text, never_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT_TOKENS = 8_192

_MAX_PIECE_BYTES = 256
_SEEN = -1  # stands where a picture was read; no token has this number


class LlamaGenerator:
    """A `TextGenerator` on a GGUF file, for use by one thread at a time.

    The low-level interface is used for the reasons `LlamaEmbedder` gives, and because it alone
    can tokenise what stood on a screen without its control tokens. What a prompt shares with the
    one before it is not read again, nor a beginning that earlier prompts shared, so prompts
    should begin with what stays the same.
    """

    def __init__(
        self,
        model_path: Path,
        name: str | None = None,
        context_tokens: int = CONTEXT_TOKENS,
        threads: int | None = None,
        on_progress: OnProgress = ignore_progress,
        most_guesses: int = MOST_GUESSES,
        cache_types: Sequence[str] = CACHE_TYPES,
        projector_path: Path | None = None,
    ) -> None:
        """Load the model; `context_tokens` is cut to what it was trained on.

        Without `threads` there is one for each core, fewer while the machine is busy.
        `most_guesses` tokens are guessed from the prompt and read on trust; 0 guesses none.
        With the projector's file, pictures can be shown to it.
        Raises: ModelUnavailable if llama.cpp is missing or the file is not a usable model.
        """
        self._llama = quiet_llama_cpp()
        self._name = name or model_path.stem
        self._threads = threads or usable_core_count()
        self._yields_to_others = threads is None
        self._lock = threading.Lock()
        self._resources = ExitStack()
        self._read: list[int] = []
        self._newly_read = 0
        self._most_guesses = most_guesses
        self._prefixes = PrefixStates()
        with ExitStack() as loading:
            loaded = load_llama(
                self._llama,
                loading,
                model_path,
                context_tokens,
                self._threads,
                on_progress,
                cache_types,
                PROMPT_BATCH if projector_path is None else EYE_BATCH,
            )
            self._prepare(loading, loaded)
            self._vision = (
                None
                if projector_path is None
                else LlamaVision(self._llama, loading, projector_path, loaded.model, self._threads)
            )
            self._resources = loading.pop_all()
        self._is_open = True

    @property
    def name(self) -> str:
        return self._name

    @property
    def context_tokens(self) -> int:
        return self._context_tokens - len(self._before) - len(self._after)

    @property
    def cache_type(self) -> str:
        """How what was read is kept: "q8_0" (half the memory) or "f16"."""
        return self._cache_type

    @property
    def is_on_gpu(self) -> bool:
        """Whether a graphics card does the work."""
        return self._is_on_gpu

    @property
    def newly_read(self) -> int:
        """Tokens of the last prompt that had to be read; the others were known."""
        return self._newly_read

    @property
    def state_bytes(self) -> int:
        """How much memory what was read takes."""
        with self._open():
            return int(self._llama.llama_state_seq_get_size(self._context, 0))

    def count_tokens(self, text: str) -> int:
        """How many of `context_tokens` a prompt takes."""
        with self._open():
            return len(self._tokens(text))

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
        picture: bytes | None = None,
    ) -> str:
        """Answer a prompt with JSON that fits the schema; `on_text` hears it as it is written.

        `picture`, an encoded one, is shown before the prompt.
        Raises: ModelUnavailable if llama.cpp cannot run the model, or the model sees nothing;
        GenerationStopped; ValueError if the prompt, the picture and `max_tokens` do not fit, or
        the schema means nothing.
        """
        with self._open(), ExitStack() as stack:
            said = self._tokens(prompt)
            if len(said) + max_tokens > self.context_tokens:
                raise ValueError(
                    f"{len(said)} tokens and an answer of {max_tokens} do not fit "
                    f"into {self.context_tokens}"
                )
            self._use_threads()
            grammar = SchemaGrammar(self._llama, self._vocab, schema, stack)
            if picture is None:
                self._read_prompt([*self._before, *said, *self._after], should_stop)
            else:
                room = self.context_tokens - len(said) - max_tokens
                self._read_with_picture(picture, room, said, should_stop)
            return self._answer(grammar, max_tokens, should_stop, on_text)

    def close(self) -> None:
        """Give back the model's memory; calling it twice is fine."""
        with self._lock:
            self._is_open = False
            self._resources.close()

    @contextmanager
    def _open(self) -> "Iterator[None]":
        with self._lock:
            if not self._is_open:
                raise RuntimeError("this generator is closed")
            yield

    def _prepare(self, loading: ExitStack, loaded: LoadedLlama) -> None:
        llama = self._llama
        self._context = loaded.context
        self._cache_type = loaded.cache_type
        self._is_on_gpu = loaded.is_on_gpu
        self._vocab = llama.llama_model_get_vocab(loaded.model)
        self._vocab_size: int = llama.llama_vocab_n_tokens(self._vocab)
        self._context_tokens: int = llama.llama_n_ctx(self._context)
        if not loaded.can_go_back:
            self._most_guesses = 0
        self._batch = llama.llama_batch_init(PROMPT_BATCH, 0, 1)
        loading.callback(llama.llama_batch_free, self._batch)
        template = llama.llama_model_chat_template(loaded.model, None)
        turn = chat_turn(
            llama,
            template.decode("utf-8", errors="replace") if template else None,
            self._piece(llama.llama_vocab_eos(self._vocab)).decode("utf-8", errors="replace"),
        )
        self._before = self._tokens(turn.before, is_template=True, is_start=True)
        self._after = self._tokens(turn.after, is_template=True)

    def _use_threads(self) -> None:
        """As many as do not have to wait for each other now."""
        if self._yields_to_others:
            threads = threads_for_now(self._threads, system_load())
            self._llama.llama_set_n_threads(self._context, threads, threads)

    def _tokens(self, text: str, *, is_template: bool = False, is_start: bool = False) -> list[int]:
        """Token ids; control tokens are only seen in the template."""
        data = text.encode("utf-8", errors="replace")
        count = -(len(data) + 8)
        for _ in range(2):  # a blank can take three tokens; the first try then says how many
            room = -count
            buffer = (self._llama.llama_token * room)()
            count = self._llama.llama_tokenize(
                self._vocab, data, len(data), buffer, room, is_start, is_template
            )
            if count >= 0:
                return list(buffer[:count])
        raise ModelUnavailable("The language model cannot split this text into tokens.")

    def _piece(self, token: int) -> bytes:
        buffer = ctypes.create_string_buffer(_MAX_PIECE_BYTES)
        length = self._llama.llama_token_to_piece(
            self._vocab, token, buffer, _MAX_PIECE_BYTES, 0, True
        )
        return buffer.raw[: max(0, length)]

    def _read_prompt(self, tokens: Sequence[int], should_stop: Callable[[], bool]) -> None:
        """Read what is new since the last prompt; the last token always, for its logits."""
        known = self._go_back(min(shared_length(self._read, tokens), len(tokens) - 1))
        kept, state = self._prefixes.longest(tokens)
        if kept > known:
            known = self._restore(tokens[:kept], state)
        boundary = self._prefixes.boundary(tokens)
        self._newly_read = len(tokens) - known
        while known < len(tokens):
            if known == boundary > 0:
                self._keep_state()
            if should_stop():
                raise GenerationStopped
            end = min(known + PROMPT_BATCH, boundary if known < boundary else len(tokens))
            self._decode(tokens[known:end])
            known = end

    def _read_with_picture(
        self, picture: bytes, room: int, said: Sequence[int], should_stop: Callable[[], bool]
    ) -> None:
        """Read everything anew: two pictures cannot be told apart by their tokens."""
        if self._vision is None:
            raise ModelUnavailable(f"{self._name} sees no pictures; choose a model that does.")
        self._go_back(0)
        self._read_on(self._before, should_stop)
        taken = self._vision.read(self._context, picture, len(self._read), room)
        self._read.extend([_SEEN] * taken)
        self._read_on([*said, *self._after], should_stop)
        self._newly_read = len(self._read)

    def _read_on(self, tokens: Sequence[int], should_stop: Callable[[], bool]) -> None:
        """Read tokens after those read so far, a batch at a time."""
        for start in range(0, len(tokens), PROMPT_BATCH):
            if should_stop():
                raise GenerationStopped
            self._decode(tokens[start : start + PROMPT_BATCH])

    def _go_back(self, length: int) -> int:
        """Forget what was read behind `length`; returns how much is left, all or nothing."""
        memory = self._llama.llama_get_memory(self._context)
        if not self._llama.llama_memory_seq_rm(memory, 0, length, -1):
            self._llama.llama_memory_clear(memory, True)
            length = 0
        del self._read[length:]
        return length

    def _restore(self, beginning: Sequence[int], state: bytes) -> int:
        """Go on behind a beginning that was read before; returns how much is read now."""
        self._go_back(0)
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        if not self._llama.llama_state_seq_set_data(self._context, buffer, len(state), 0):
            self._prefixes.forget(beginning)
            return self._go_back(0)
        self._read.extend(beginning)
        return len(self._read)

    def _keep_state(self) -> None:
        """Keep what was read so far, so that it need not be read again."""
        size = self._llama.llama_state_seq_get_size(self._context, 0)
        buffer = (ctypes.c_uint8 * size)()
        if self._llama.llama_state_seq_get_data(self._context, buffer, size, 0) == size:
            self._prefixes.keep(self._read, bytes(buffer))

    def _answer(
        self,
        grammar: SchemaGrammar,
        max_tokens: int,
        should_stop: Callable[[], bool],
        on_text: OnText,
    ) -> str:
        # Byte by byte, a model can write what is no character: that says nothing.
        decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        written: list[str] = []
        lookup = PromptLookup(self._read)
        guessed: list[int] = []  # read already, behind what is written
        row = -1
        for left in range(max_tokens - 1, -1, -1):
            if should_stop():
                raise GenerationStopped
            token = grammar.most_likely(self._logits(row))
            if self._llama.llama_vocab_is_eog(self._vocab, token):
                break
            grammar.accept(token)
            lookup.add(token)
            if text := decoder.decode(self._piece(token)):
                written.append(text)
                on_text(text)
            if guessed and guessed[0] == token:
                lookup.was_right()
                del guessed[0]
                row += 1
                continue
            self._go_back(len(self._read) - len(guessed))
            guessed = lookup.guess(min(self._most_guesses, left))
            self._decode([token, *guessed], with_all_logits=True)
            row = 0
        return "".join(written)

    def _logits(self, row: int) -> np.ndarray[Any, Any]:
        """One logit per token, after the token in this row of the last batch; -1 is the last."""
        pointer = self._llama.llama_get_logits_ith(self._context, row)
        return np.ctypeslib.as_array(pointer, shape=(self._vocab_size,))

    def _decode(self, tokens: Sequence[int], *, with_all_logits: bool = False) -> None:
        """Read tokens after those read so far; mostly, only the last one's logits are wanted."""
        batch = self._batch
        for place, token in enumerate(tokens):
            batch.token[place] = token
            batch.pos[place] = len(self._read) + place
            batch.n_seq_id[place] = 1
            batch.seq_id[place][0] = 0
            batch.logits[place] = with_all_logits or place == len(tokens) - 1
        batch.n_tokens = len(tokens)
        status = self._llama.llama_decode(self._context, batch)
        if status != 0:
            self._read.clear()
            raise ModelUnavailable(f"The language model failed on a text (llama.cpp: {status}).")
        self._read.extend(tokens)
