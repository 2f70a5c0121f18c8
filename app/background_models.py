"""What the app's models do when nobody waits: form memories, then describe pictures."""

from collections.abc import Callable

from app.shared_chat_model import SharedChatModel
from app.vision_reader import UNLOAD_KEY, VisionReader
from core.clock import SYSTEM_CLOCK
from core.memory.describing import describe_next_frame
from core.memory.model_formation import model_work_left, work_with_model
from core.models.server_choice import server_choice
from core.store.store import Store


class BackgroundModels:
    """One step at a time, as the settings say now; for the thread of its store."""

    def __init__(self, store: Store, chat_model: SharedChatModel) -> None:
        self._store = store
        self._chat_model = chat_model
        self._vision = VisionReader(store)

    def step(self, should_stop: Callable[[], bool]) -> int:
        """Do the next thing; returns how much is left, as far as is known: 0 if nothing is.

        Raises: ModelUnavailable.
        """
        return self._form(should_stop) or self._describe(should_stop)

    def close(self) -> None:
        """End the process that looks at pictures; the chat model is not this one's."""
        self._vision.close()

    def _form(self, should_stop: Callable[[], bool]) -> int:
        settings = self._store.settings
        if not settings.get("models.form_memories") or not self._store.model_work.count():
            return 0
        generator = self._chat_model.in_background(
            str(settings.get("models.chat")),
            float(settings.get(UNLOAD_KEY)),
            server_choice(settings),
        )
        if generator is None:
            return 0
        work_with_model(self._store, generator, SYSTEM_CLOCK.now(), should_stop)
        return model_work_left(self._store, generator)

    def _describe(self, should_stop: Callable[[], bool]) -> int:
        if not self._store.settings.get("models.describe_frames"):
            self.close()
            return 0
        reader = self._vision.opened()
        if reader is None:
            return 0
        return describe_next_frame(self._store, reader, SYSTEM_CLOCK.now(), should_stop)
