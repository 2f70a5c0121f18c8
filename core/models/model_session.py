"""One process with one loaded model: started, asked one thing after the other, ended."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from core.errors import ModelUnavailable
from core.models.child_pipe import ChildGone, ChildPipe
from core.models.llama_loading import OnProgress
from core.models.machine_memory import free_memory_bytes
from core.models.model_messages import (
    PROTOCOL_VERSION,
    Answer,
    Count,
    Counted,
    Failed,
    Failure,
    Generate,
    Hello,
    Load,
    Loaded,
    Loading,
    Message,
    Piece,
    Stop,
)
from core.models.text_generator import GenerationStopped, OnText, ignore_text
from core.models.turn_queue import POLL_S

ReplyKind = TypeVar("ReplyKind", Answer, Counted)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a model's process is started with, and what is known of the machine.

    `clock` tells seconds from any start; `free_memory` bytes, None where nobody knows.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str]
    clock: Callable[[], float] = time.monotonic
    free_memory: Callable[[], int | None] = free_memory_bytes


class ModelSession:
    """For one thread at a time; only `kill` may be called from any."""

    def __init__(self, machine: Surroundings, silence_s: float) -> None:
        """Start the process. Raises: ModelUnavailable."""
        self._clock = machine.clock
        self._silence_s = silence_s
        self._heard_at = self._clock()
        self._pipe = ChildPipe(machine.command, machine.environment)

    @property
    def process_id(self) -> int:
        return self._pipe.process_id

    def load(
        self, request: Load, should_stop: Callable[[], bool], on_loading: OnProgress
    ) -> Loaded:
        """Load the model. Raises: ChildGone, ModelUnavailable, GenerationStopped."""
        while True:
            match self._next_reply():
                case Hello(version) if version == PROTOCOL_VERSION:
                    self._pipe.send(request)
                case Hello():
                    raise ModelUnavailable("Recollect was updated; quit it and start it again.")
                case Loading(share):
                    on_loading(share)
                case Failed(_, _, sentence):
                    raise ModelUnavailable(sentence)
                case Loaded() as loaded:
                    return loaded
            if should_stop():
                raise GenerationStopped

    def ask(
        self,
        request: Generate | Count,
        wanted: type[ReplyKind],
        should_stop: Callable[[], bool],
        on_text: OnText = ignore_text,
    ) -> ReplyKind:
        """Ask for one thing; `should_stop` is called at least once a token, and may raise.

        Whatever comes out of `should_stop` and `on_text`, the model is free for the next request.
        Raises: ChildGone; ModelUnavailable, GenerationStopped and ValueError as the protocol of
        `TextGenerator` says.
        """
        self._heard_at = self._clock()
        self._pipe.send(request)
        while True:
            reply = self._next_reply()
            if isinstance(reply, wanted) and reply.number == request.number:
                return reply
            if isinstance(reply, Failed) and reply.number == request.number:
                raise _error_of(reply)
            try:
                if isinstance(reply, Piece) and reply.number == request.number:
                    on_text(reply.text)
                if should_stop():
                    raise GenerationStopped
            except BaseException:
                self._stop(request.number)
                raise

    def kill(self) -> None:
        """End the process at once; whoever waits for it gets ChildGone."""
        self._pipe.kill()

    def close(self) -> None:
        """End the process."""
        self._pipe.close()

    def _stop(self, number: int) -> None:
        """Have a request given up, and wait until it is. Raises: ChildGone."""
        self._pipe.send(Stop(number))
        while True:
            reply = self._next_reply()
            if isinstance(reply, Answer | Counted | Failed) and reply.number == number:
                return

    def _next_reply(self) -> Message | None:
        """The next reply; None where there is none yet, to give time for other things.

        Raises: ChildGone if the process has ended, or says nothing for too long.
        """
        reply = self._pipe.receive(POLL_S)
        now = self._clock()
        if reply is not None:
            self._heard_at = now
        elif now - self._heard_at >= self._silence_s:
            self._pipe.kill()
            raise ChildGone("stopped answering")
        return reply


def _error_of(failed: Failed) -> Exception:
    if failed.failure == Failure.STOPPED:
        return GenerationStopped()
    if failed.failure == Failure.UNFIT:
        return ValueError(failed.sentence)
    return ModelUnavailable(failed.sentence)
