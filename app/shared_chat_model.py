"""One language model for the whole app: its lanes share a process, and answers go first."""

import threading

from app.open_memory import models_folder
from core.models.background_generator import SharedGenerator
from core.models.chat_model import ChatModelFile, find_chat_model, open_chat_model
from core.models.server_choice import NO_SERVER, ServerChoice
from core.models.text_generator import TextGenerator


class SharedChatModel:
    """The chosen language model, for any thread. It starts when it is first asked for something."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: ChatModelFile | ServerChoice | None = None
        self._model: SharedGenerator | None = None

    def for_answers(
        self, chosen: str, unload_after_min: float, server: ServerChoice = NO_SERVER
    ) -> TextGenerator | None:
        """The model for somebody who waits; None if none is chosen. Raises: ModelUnavailable."""
        return self._opened(chosen, unload_after_min, server)

    def in_background(
        self, chosen: str, unload_after_min: float, server: ServerChoice = NO_SERVER
    ) -> TextGenerator | None:
        """The same model for work that gives way to answers, between tokens."""
        model = self._opened(chosen, unload_after_min, server)
        return None if model is None else model.in_background()

    def close(self) -> None:
        """End the model's process; calling it twice is fine."""
        with self._lock:
            model, self._model, self._found = self._model, None, None
        if model is not None:
            model.close()

    def _opened(
        self, chosen: str, unload_after_min: float, server: ServerChoice
    ) -> SharedGenerator | None:
        """The model of this choice; that of an earlier choice is ended.

        An answer that the earlier one was writing is given up: whoever waits for it is told, and
        has the quoted one.
        """
        found = find_chat_model(models_folder(), chosen, server)
        with self._lock:
            former = self._model if found != self._found else None
            if found != self._found:
                self._model, self._found = None, found
            if self._model is None and found is not None:
                self._model = open_chat_model(found, unload_after_min)
            model = self._model
        if former is not None:
            former.close()
        return model
