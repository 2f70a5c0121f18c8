"""One language model for the whole app: its lanes share a process, and answers go first."""

import threading

from app.open_memory import models_folder
from core.models.chat_model import find_chat_model, open_chat_model
from core.models.model_process import ModelProcess
from core.models.text_generator import TextGenerator


class SharedChatModel:
    """The chosen language model, for any thread. It starts when it is first asked for something."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._chosen = ""
        self._process: ModelProcess | None = None

    def for_answers(self, chosen: str, unload_after_min: float) -> TextGenerator | None:
        """The model for somebody who waits; None if none is chosen. Raises: ModelUnavailable."""
        return self._opened(chosen, unload_after_min)

    def in_background(self, chosen: str, unload_after_min: float) -> TextGenerator | None:
        """The same model for work that gives way to answers, between tokens."""
        process = self._opened(chosen, unload_after_min)
        return None if process is None else process.in_background()

    def close(self) -> None:
        """End the model's process; calling it twice is fine."""
        with self._lock:
            process, self._process, self._chosen = self._process, None, ""
        if process is not None:
            process.close()

    def _opened(self, chosen: str, unload_after_min: float) -> ModelProcess | None:
        """The process for this choice; that of an earlier choice is ended."""
        file = find_chat_model(models_folder(), chosen)
        with self._lock:
            if self._process is not None and (file is None or chosen != self._chosen):
                self._process.close()
                self._process = None
            if self._process is None and file is not None:
                self._process = open_chat_model(file, unload_after_min)
            self._chosen = chosen
            return self._process
