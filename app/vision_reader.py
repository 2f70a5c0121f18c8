"""The model that looks at pictures, as the settings choose it now; for the thread of its store."""

from app.open_memory import models_folder
from core.models.model_process import ModelProcess
from core.models.vision_model import (
    VISION_KEY,
    VisionModelFiles,
    find_vision_model,
    open_vision_model,
)
from core.store.store import Store

UNLOAD_KEY = "models.unload_after_min"


class VisionReader:
    """Its process starts when it is first shown something."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files: VisionModelFiles | None = None
        self._reader: ModelProcess | None = None

    def opened(self) -> ModelProcess | None:
        """The process of the chosen model; that of an earlier choice is ended. None if none is.

        Raises: ModelUnavailable.
        """
        settings = self._store.settings
        found = find_vision_model(models_folder(), str(settings.get(VISION_KEY)))
        if found != self._files:
            self.close()
            self._files = found
        if self._reader is None and found is not None:
            self._reader = open_vision_model(found, float(settings.get(UNLOAD_KEY)))
        return self._reader

    def close(self) -> None:
        """End the process; calling it twice is fine."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
