"""Answers under a JSON schema through llama.cpp, always the most likely word."""

import ctypes
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.errors import ModelUnavailable
from core.models.llama_chat_turn import chat_turn
from core.models.llama_library import quiet_llama_cpp
from core.models.processor_cores import usable_core_count
from core.models.text_generator import GenerationStopped, never_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT_TOKENS = 8_192

# What may stand in a string. Source: RFC 8259; WORKAROUND(llama-cpp-python 0.3.36): its own rule
# lets raw control characters through, and escapes that are half of a character.
_STRING_RULE = re.compile(r"^char ::= .*$", re.MULTILINE)
_STRICT_STRING_RULE = r'char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/bfnrt]'

# Small enough that a request to stop is heard within seconds on a slow machine.
_PROMPT_BATCH = 64
_MAX_PIECE_BYTES = 256


class LlamaGenerator:
    """A `TextGenerator` on a GGUF file, for use by one thread at a time.

    The low-level interface is used for the reasons `LlamaEmbedder` gives, and because it alone
    can tokenise what stood on a screen without its control tokens. What a prompt shares with the
    one before it is not read again, so prompts should begin with what stays the same.
    """

    def __init__(
        self,
        model_path: Path,
        name: str | None = None,
        context_tokens: int = CONTEXT_TOKENS,
        threads: int | None = None,
    ) -> None:
        """Load the model; `context_tokens` is cut to what it was trained on.

        Raises: ModelUnavailable if llama.cpp is missing or the file is not a usable model.
        """
        self._llama = quiet_llama_cpp()
        self._name = name or model_path.stem
        self._threads = threads or usable_core_count()
        self._lock = threading.Lock()
        self._resources = ExitStack()
        self._read: list[int] = []
        with ExitStack() as loading:
            self._load(loading, model_path, context_tokens)
            self._resources = loading.pop_all()
        self._is_open = True

    @property
    def name(self) -> str:
        return self._name

    @property
    def context_tokens(self) -> int:
        return self._context_tokens - len(self._before) - len(self._after)

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
    ) -> str:
        """Answer a prompt with JSON that fits the schema.

        Raises: ModelUnavailable if llama.cpp cannot run the model; GenerationStopped; ValueError
        if the prompt and `max_tokens` do not fit, or the schema means nothing.
        """
        with self._open(), ExitStack() as stack:
            said = self._tokens(prompt)
            if len(said) + max_tokens > self.context_tokens:
                raise ValueError(
                    f"{len(said)} tokens and an answer of {max_tokens} do not fit "
                    f"into {self.context_tokens}"
                )
            grammar = self._grammar(stack, schema)
            self._read_prompt([*self._before, *said, *self._after], should_stop)
            return self._answer(grammar, max_tokens, should_stop)

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

    def _load(self, loading: ExitStack, model_path: Path, context_tokens: int) -> None:
        llama = self._llama
        if not model_path.is_file():
            raise ModelUnavailable(f"The language model is not at {model_path}; install it again.")
        model_params = llama.llama_model_default_params()
        # WORKAROUND(llama-cpp-python 0.3.36): the AMX path crashes the process on Q8_0 matrices
        # where a sandbox forbids AMX; remove when llama.cpp asks before it uses AMX.
        model_params.use_extra_bufts = False
        model = llama.llama_model_load_from_file(str(model_path).encode(), model_params)
        if not model:
            raise ModelUnavailable(
                f"The language model {model_path.name} cannot be read; install it again."
            )
        loading.callback(llama.llama_model_free, model)
        self._vocab = llama.llama_model_get_vocab(model)
        self._vocab_size: int = llama.llama_vocab_n_tokens(self._vocab)
        self._context = self._new_context(loading, model, model_path.name, context_tokens)
        self._context_tokens: int = llama.llama_n_ctx(self._context)
        self._batch = llama.llama_batch_init(_PROMPT_BATCH, 0, 1)
        loading.callback(llama.llama_batch_free, self._batch)
        template = llama.llama_model_chat_template(model, None)
        turn = chat_turn(
            llama,
            template.decode("utf-8", errors="replace") if template else None,
            self._piece(llama.llama_vocab_eos(self._vocab)).decode("utf-8", errors="replace"),
        )
        self._before = self._tokens(turn.before, is_template=True, is_start=True)
        self._after = self._tokens(turn.after, is_template=True)

    def _new_context(
        self, loading: ExitStack, model: Any, file_name: str, context_tokens: int
    ) -> Any:
        llama = self._llama
        if llama.llama_model_has_encoder(model) or not llama.llama_model_has_decoder(model):
            raise ModelUnavailable(f"{file_name} is not a model that writes text.")
        params = llama.llama_context_default_params()
        params.n_ctx = min(context_tokens, llama.llama_model_n_ctx_train(model))
        params.n_batch = params.n_ubatch = _PROMPT_BATCH
        params.n_threads = params.n_threads_batch = self._threads
        params.no_perf = True
        context = llama.llama_init_from_model(model, params)
        if not context:
            raise ModelUnavailable(
                f"The language model {file_name} does not fit into memory; "
                "close other programs or choose a smaller model."
            )
        loading.callback(llama.llama_free, context)
        if llama.llama_pooling_type(context) != llama.LLAMA_POOLING_TYPE_NONE:
            raise ModelUnavailable(f"{file_name} is not a model that writes text.")
        return context

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

    def _grammar(self, stack: ExitStack, schema: Mapping[str, object]) -> Any:
        llama = self._llama
        loose = llama.llama_grammar.json_schema_to_gbnf(json.dumps(schema))
        rules = _STRING_RULE.sub(lambda _: _STRICT_STRING_RULE, loose)
        grammar = llama.llama_sampler_init_grammar(self._vocab, rules.encode("utf-8"), b"root")
        if not grammar:
            raise ValueError("the schema makes no grammar that llama.cpp takes")
        stack.callback(llama.llama_sampler_free, grammar)
        return grammar

    def _read_prompt(self, tokens: Sequence[int], should_stop: Callable[[], bool]) -> None:
        """Read what is new since the last prompt; the last token always, for its logits."""
        known = 0
        while known < min(len(self._read), len(tokens) - 1) and self._read[known] == tokens[known]:
            known += 1
        memory = self._llama.llama_get_memory(self._context)
        if not self._llama.llama_memory_seq_rm(memory, 0, known, -1):
            self._llama.llama_memory_clear(memory, True)
            known = 0
        del self._read[known:]
        for start in range(known, len(tokens), _PROMPT_BATCH):
            if should_stop():
                raise GenerationStopped
            self._decode(tokens[start : start + _PROMPT_BATCH])

    def _answer(self, grammar: Any, max_tokens: int, should_stop: Callable[[], bool]) -> str:
        answer = bytearray()
        for _ in range(max_tokens):
            if should_stop():
                raise GenerationStopped
            token = self._most_likely(grammar)
            if self._llama.llama_vocab_is_eog(self._vocab, token):
                break
            self._llama.llama_sampler_accept(grammar, token)
            answer += self._piece(token)
            self._decode([token])
        # Byte by byte, a model can write what is no character: that says nothing.
        return answer.decode("utf-8", errors="ignore")

    def _most_likely(self, grammar: Any) -> int:
        """The likeliest token that the grammar allows.

        Nearly always it is the likeliest of all; only where not, every token of the vocabulary
        is held against the grammar, which is slow.
        """
        pointer = self._llama.llama_get_logits_ith(self._context, -1)
        logits = np.ctypeslib.as_array(pointer, shape=(self._vocab_size,))
        favourite = np.array([int(logits.argmax())], dtype=np.int32)
        for tokens in (favourite, np.arange(self._vocab_size, dtype=np.int32)):
            allowed = self._under_grammar(grammar, tokens, logits[tokens])
            while allowed[best := int(allowed.argmax())] > -np.inf:
                if not self._is_control(int(tokens[best])):
                    return int(tokens[best])
                allowed[best] = -np.inf
        raise ModelUnavailable("The language model has no words for this answer.")

    def _is_control(self, token: int) -> bool:
        """Whether a token is no text; the grammar sees only how it is spelt."""
        llama = self._llama
        if llama.llama_vocab_is_eog(self._vocab, token):
            return False
        no_text = llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN
        return bool(llama.llama_vocab_get_attr(self._vocab, token) & no_text)

    def _under_grammar(
        self, grammar: Any, tokens: np.ndarray[Any, Any], logits: np.ndarray[Any, Any]
    ) -> np.ndarray[Any, Any]:
        """The tokens' logits, minus infinity where the grammar forbids the token."""
        llama = self._llama
        data = np.zeros(len(tokens), dtype=[("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
        data["id"], data["logit"] = tokens, logits
        candidates = llama.llama_token_data_array(
            data=data.ctypes.data_as(llama.llama_token_data_p),
            size=len(data),
            selected=-1,
            sorted=False,
        )
        llama.llama_sampler_apply(grammar, ctypes.byref(candidates))
        return np.asarray(data["logit"])

    def _decode(self, tokens: Sequence[int]) -> None:
        """Read tokens after those read so far; only the last one's logits are wanted."""
        batch = self._batch
        for place, token in enumerate(tokens):
            batch.token[place] = token
            batch.pos[place] = len(self._read) + place
            batch.n_seq_id[place] = 1
            batch.seq_id[place][0] = 0
            batch.logits[place] = place == len(tokens) - 1
        batch.n_tokens = len(tokens)
        status = self._llama.llama_decode(self._context, batch)
        if status != 0:
            self._read.clear()
            raise ModelUnavailable(f"The language model failed on a text (llama.cpp: {status}).")
        self._read.extend(tokens)
