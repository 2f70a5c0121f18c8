"""A language model in a process of its own, shared by all who want something written.

A crash of llama.cpp costs the answer that was being written, never the memory: the caller gets a
`ModelCrashed`, and the next one a new process. Start one `ModelProcess` for the whole program.
"""

import os
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from core.errors import ModelCrashed, ModelUnavailable
from core.models.background_generator import (
    BackgroundGenerator,
    GaveWay,
    closed_meanwhile,
)
from core.models.child_pipe import ChildGone
from core.models.llama_loading import OnProgress, ignore_progress
from core.models.model_child_command import child_command, child_environment
from core.models.model_messages import Answer, Count, Counted, Generate, Load, Loaded
from core.models.model_session import ModelSession, Surroundings
from core.models.text_generator import (
    OnText,
    TextGenerator,
    ignore_text,
    never_stop,
)
from core.models.turn_queue import Priority, Ticket, TurnQueue

CONTEXT_TOKENS = 8_192
SILENCE_S = 120.0
SILENCE_OVER_A_PICTURE_S = 600.0
"""A picture is taken in at one go, which can take minutes on a slow machine."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """When to give up, and when to give memory back.

    `silence_s`: a process that says nothing for so long has hung; it gives a sign of life with
    every token and every batch of a prompt, which take seconds on a slow machine.
    `most_crashes` within `crash_window_s`, and the model is not started for the time being.
    `memory_bytes` is what must be free to start it, 0 for a guess from the file's size. With less
    than `spare_bytes` free, an idle model is let go. `address_space_bytes` bounds the process
    where the system can do that (not on Windows); 0 does not. `look_every_s`: how often to look.
    """

    silence_s: float = SILENCE_S
    unload_after_s: float = 600.0
    most_crashes: int = 3
    crash_window_s: float = 3_600.0
    memory_bytes: int = 0
    spare_bytes: int = 400_000_000
    address_space_bytes: int = 0
    look_every_s: float = 5.0


def open_generator(
    path: Path,
    *,
    name: str | None = None,
    context_tokens: int = CONTEXT_TOKENS,
    unload_after_min: float = 10.0,
    memory_bytes: int = 0,
    on_loading: OnProgress = ignore_progress,
    projector_path: Path | None = None,
) -> "ModelProcess":
    """A generator on a GGUF file; its process starts when it is first asked for something.

    A file that cannot be used says so then, not here. `name` is what a person calls the model.
    """
    silence_s = SILENCE_S if projector_path is None else SILENCE_OVER_A_PICTURE_S
    limits = Limits(silence_s, 60.0 * unload_after_min, memory_bytes=memory_bytes)
    return ModelProcess(
        path, name, context_tokens, limits, on_loading, projector_path=projector_path
    )


class ModelProcess:
    """A `TextGenerator` for any number of threads; `in_background` is the one that can wait.

    Any method may be called from any thread; `on_loading` hears of the loading on the thread of
    whoever needed the model.
    """

    def __init__(
        self,
        path: Path,
        name: str | None = None,
        context_tokens: int = CONTEXT_TOKENS,
        limits: Limits | None = None,
        on_loading: OnProgress = ignore_progress,
        machine: Surroundings | None = None,
        threads: int | None = None,
        projector_path: Path | None = None,
    ) -> None:
        """`context_tokens` is cut to what the model was trained on; `threads` is as many as there
        are processor cores unless said otherwise. With the projector's file it can `look`.
        """
        self._projector_path = projector_path
        self._path = path
        self._name = name or path.stem
        self._asked_context_tokens = context_tokens
        self._threads = threads or 0
        self._limits = limits or Limits()
        self._on_loading = on_loading
        self._machine = machine or Surroundings(child_command(), child_environment(os.environ))
        self._turns = TurnQueue()
        self._session: ModelSession | None = None
        self._loaded: Loaded | None = None
        self._last_number = 0
        self._last_use = 0.0
        self._crashes: list[float] = []
        self._trouble = ""
        self._closing = threading.Event()
        self._watch: threading.Thread | None = None

    @property
    def name(self) -> str:
        return self._name

    @property
    def context_tokens(self) -> int:
        """Starts the model if it never ran. Raises: ModelUnavailable."""
        return self.loaded().context_tokens

    @property
    def process_id(self) -> int | None:
        """The process that holds the model in memory; None while none does."""
        session = self._session
        return None if session is None else session.process_id

    @property
    def trouble(self) -> str:
        """Why the last request came to nothing, as a sentence; empty if it did not."""
        return self._trouble

    def loaded(self) -> Loaded:
        """What is known of the model; starts it if it never ran. Raises: ModelUnavailable."""
        if self._loaded is None:
            self.count_tokens("")
        if self._loaded is None:
            raise AssertionError("a model that counts is loaded")
        return self._loaded

    def in_background(self) -> TextGenerator:
        """The same model for work that can wait: it gives way to answers between tokens."""
        return BackgroundGenerator(self)

    def count_tokens(self, text: str, *, priority: Priority = Priority.ANSWER) -> int:
        """How many of `context_tokens` a prompt takes. Raises: ModelUnavailable."""

        def count(session: ModelSession, number: int, _ticket: Ticket) -> int:
            return session.ask(Count(number, text), Counted, self._is_let_go).tokens

        return self._in_turn(priority, never_stop, count)

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
        priority: Priority = Priority.ANSWER,
    ) -> str:
        """Answer a prompt with JSON that fits the schema; `on_text` hears it as it is written.

        In the background an answer may be begun more than once, and `on_text` hears each try.
        Raises: ModelUnavailable, among them ModelCrashed, and ModelLetGo when the generator is
        closed meanwhile; GenerationStopped; ValueError as the protocol says.
        """

        request = Generate(0, prompt, schema, max_tokens)
        return self._generated(request, should_stop, on_text, priority)

    def look(
        self,
        picture: bytes,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
        priority: Priority = Priority.ANSWER,
    ) -> str:
        """As `generate_json`, about a picture (an encoded one). Raises the same; ModelUnavailable,
        too, if the model sees nothing, and ValueError if the picture does not fit or is none."""
        shown = b64encode(picture).decode("ascii")
        request = Generate(0, prompt, schema, max_tokens, shown)
        return self._generated(request, should_stop, on_text, priority)

    def _generated(
        self,
        request: Generate,
        should_stop: Callable[[], bool],
        on_text: OnText,
        priority: Priority,
    ) -> str:
        def generate(session: ModelSession, number: int, ticket: Ticket) -> str:
            def pause() -> bool:
                if self._turns.is_outranked(ticket):
                    raise GaveWay
                return self._is_let_go() or should_stop()

            return session.ask(replace(request, number=number), Answer, pause, on_text).text

        return self._in_turn(priority, should_stop, generate)

    def rest(self) -> None:
        """End the process if nobody has used it for a while, or if memory is short."""
        with self._turns.turn_if_nobody_wants_it() as is_free:
            if not is_free or self._session is None:
                return
            idle_s = self._machine.clock() - self._last_use
            free = self._machine.free_memory()
            is_short = free is not None and free < self._limits.spare_bytes
            if is_short or idle_s >= self._limits.unload_after_s:
                self._end()

    def close(self) -> None:
        """End the process and give up what is under way; calling it twice is fine."""
        self._closing.set()
        if (session := self._session) is not None:
            session.kill()
        with self._turns.turn(self._turns.ticket(Priority.ANSWER), never_stop):
            self._end()
        if self._watch is not None:
            self._watch.join()

    def _in_turn(
        self,
        priority: Priority,
        should_stop: Callable[[], bool],
        work: Callable[[ModelSession, int, Ticket], Result],
    ) -> Result:
        """Do something with the running model when its turn comes."""
        ticket = self._turns.ticket(priority)
        while True:
            with self._turns.turn(ticket, should_stop):
                try:
                    session = self._running(should_stop)
                    self._last_number += 1
                    result = work(session, self._last_number, ticket)
                except GaveWay:
                    continue
                except ChildGone as gone:
                    raise self._error_after(gone) from gone
                except ModelUnavailable as error:
                    self._trouble = str(error)
                    raise
                finally:
                    self._last_use = self._machine.clock()
                self._trouble = ""
                return result

    def _running(self, should_stop: Callable[[], bool]) -> ModelSession:
        """The process with the model loaded, started if need be."""
        self._is_let_go()
        if self._session is not None:
            return self._session
        self._require_patience()
        self._require_memory()
        session = self._session = ModelSession(self._machine, self._limits.silence_s)
        load = Load(
            str(self._path),
            str(self._projector_path or ""),
            self._asked_context_tokens,
            self._threads,
            self._limits.address_space_bytes,
        )
        try:
            self._loaded = session.load(
                load, lambda: self._is_let_go() or should_stop(), self._on_loading
            )
        except BaseException:
            self._end()
            raise
        self._watch = threading.Thread(
            target=self._look_after, args=(session,), name="recollect-model-watch", daemon=True
        )
        self._watch.start()
        return session

    def _is_let_go(self) -> bool:
        """Never True. Raises: ModelLetGo if this was closed meanwhile."""
        if self._closing.is_set():
            raise closed_meanwhile()
        return False

    def _require_patience(self) -> None:
        """Raises: ModelUnavailable if the model has crashed too often of late."""
        since = self._machine.clock() - self._limits.crash_window_s
        self._crashes = [crash for crash in self._crashes if crash > since]
        if len(self._crashes) >= self._limits.most_crashes:
            raise ModelUnavailable(
                f"The language model {self._name} failed {len(self._crashes)} times and rests "
                "for an hour; choose another model, or start Recollect again."
            )

    def _require_memory(self) -> None:
        """Raises: ModelUnavailable if the model would push everything else out of memory."""
        free = self._machine.free_memory()
        needed = self._limits.memory_bytes or self._file_bytes()
        if free is not None and free < needed:
            raise ModelUnavailable(
                f"The language model {self._name} needs {needed / 1e9:.1f} GB of memory and "
                f"{free / 1e9:.1f} GB are free; close other programs or choose a smaller model."
            )

    def _file_bytes(self) -> int:
        files = [one for one in (self._path, self._projector_path) if one is not None]
        try:
            return sum(path.stat().st_size for path in files)
        except OSError:
            return 0  # loading it says what is wrong

    def _error_after(self, gone: ChildGone) -> Exception:
        """What to tell whoever waited when the process went away."""
        self._end()
        if self._closing.is_set():
            return closed_meanwhile()
        self._crashes.append(self._machine.clock())
        self._trouble = (
            f"The language model {gone.how}; your memory is unharmed, "
            "and the model starts again when it is next needed."
        )
        return ModelCrashed(self._trouble)

    def _look_after(self, session: ModelSession) -> None:
        while not self._closing.wait(self._limits.look_every_s) and self._session is session:
            self.rest()

    def _end(self) -> None:
        """To be called by whoever has the turn."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
