"""The process that runs a model: it has pipes to the program, and nothing else.

It opens no memory, holds no key and reaches no network. A crash in llama.cpp ends this process
alone; when memory runs out, the system is asked to end it first. It ends by itself with the
program, at once, in the middle of a token if need be.
"""

import os
import queue
import signal
import sys
import threading
from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from core.child_process import (
    go_first_when_memory_runs_out,
    keep_core_dumps_off_the_disk,
    own_pipes,
    refuse_network,
)
from core.errors import ModelUnavailable
from core.models.llama_generator import LlamaGenerator
from core.models.model_frames import BrokenFrame, frame_of, read_frame
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
    Piece,
    Reply,
    Request,
    Stop,
    Working,
    body_of,
    message_of,
)
from core.models.text_generator import GenerationStopped

_PROGRESS_STEP = 0.01


def run_model_child() -> None:
    """Serve the program on standard input and output until it goes away."""
    requests, replies = own_pipes()
    refuse_network()
    keep_core_dumps_off_the_disk()
    go_first_when_memory_runs_out()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to hear
    with suppress(BrokenPipeError):  # nobody listens any more
        _ModelServer(requests, replies).serve()


class _ModelServer:
    """Works off one request after the other; a thread of its own hears the requests to stop."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests = requests
        self._replies = replies
        self._waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._stopped = 0
        self._generator: LlamaGenerator | None = None

    def serve(self) -> None:
        """Returns when the model cannot be loaded. Raises: BrokenPipeError."""
        self._say(Hello(PROTOCOL_VERSION))
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            match self._waiting.get():
                case Load() as load:
                    if not self._load(load):
                        return
                case Count(number, text):
                    self._say(self._counted(number, text))
                case Generate() as generate:
                    self._say(self._answered(generate))

    def _listen(self) -> None:
        """Read requests to the end of the pipe, then end the process, whatever it does."""
        try:
            while (body := read_frame(self._requests)) is not None:
                match message_of(body):
                    case Stop(number):
                        self._stopped = number
                    case (Load() | Generate() | Count()) as request:
                        self._waiting.put(request)
        except (BrokenFrame, OSError):
            os._exit(2)
        os._exit(0)

    def _say(self, reply: Reply) -> None:
        self._replies.write(frame_of(body_of(reply)))
        self._replies.flush()

    def _load(self, load: Load) -> bool:
        told = -1.0

        def tell(share: float) -> None:
            nonlocal told
            if share >= told + _PROGRESS_STEP:
                told = share
                self._say(Loading(share))

        _limit_memory(load.memory_limit_bytes)
        try:
            self._generator = LlamaGenerator(
                Path(load.path),
                context_tokens=load.context_tokens,
                threads=load.threads or None,
                on_progress=tell,
                projector_path=Path(load.projector_path) if load.projector_path else None,
            )
        except ModelUnavailable as error:
            self._say(Failed(0, Failure.UNAVAILABLE, str(error)))
            return False
        self._say(
            Loaded(
                self._generator.context_tokens,
                self._generator.cache_type,
                self._generator.is_on_gpu,
            )
        )
        return True

    def _counted(self, number: int, text: str) -> Reply:
        try:
            return Counted(number, self._model().count_tokens(text))
        except ModelUnavailable as error:
            return Failed(number, Failure.UNAVAILABLE, str(error))

    def _answered(self, request: Generate) -> Reply:
        number = request.number

        def should_stop() -> bool:
            self._say(Working(number))
            return self._stopped == number

        try:
            text = self._model().generate_json(
                request.prompt,
                request.schema,
                max_tokens=request.max_tokens,
                should_stop=should_stop,
                on_text=lambda piece: self._say(Piece(number, piece)),
                picture=b64decode(request.picture) if request.picture else None,
            )
        except ModelUnavailable as error:
            return Failed(number, Failure.UNAVAILABLE, str(error))
        except GenerationStopped:
            return Failed(number, Failure.STOPPED, "")
        except ValueError as error:
            return Failed(number, Failure.UNFIT, str(error))
        return Answer(number, text)

    def _model(self) -> LlamaGenerator:
        if self._generator is None:
            raise RuntimeError("a request came before Load")
        return self._generator


def _limit_memory(limit_bytes: int) -> None:
    if limit_bytes and sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))


if __name__ == "__main__":
    run_model_child()
