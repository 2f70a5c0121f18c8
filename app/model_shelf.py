"""The models of this computer as the windows see them. Its calls block; they belong on a lane."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.open_memory import models_folder
from core.errors import ModelUnavailable
from core.models.catalogue import ModelEntry, ModelRole
from core.models.fetched_file import Progress, ShouldCancel
from core.models.hardware_fit import Fit, hardware_fit, suggested_model
from core.models.installation import ModelsFolder
from core.models.machine_memory import all_memory_bytes
from core.models.model_choice import ModelChoice, choose_model
from core.models.server_choice import ServerChoice, server_address
from core.models.server_generator import ServerGenerator
from core.models.text_generator import GenerationStopped

_SERVER_SILENCE_S = 15.0  # naming its models takes a server no time


@dataclass(frozen=True, slots=True)
class ShelfModel:
    """A model of the catalogue on this computer: how it suits it, and how much of it is here."""

    entry: ModelEntry
    fit: Fit
    is_installed: bool
    fetched_bytes: int
    is_suggested: bool = False

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def is_paused(self) -> bool:
        """Whether a download was begun and not finished."""
        return not self.is_installed and self.fetched_bytes > 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything at one moment. What the system does not tell is None."""

    models: tuple[ShelfModel, ...]
    memory_bytes: int | None
    free_disk_bytes: int | None

    def with_role(self, role: ModelRole) -> tuple[ShelfModel, ...]:
        return tuple(model for model in self.models if model.entry.role is role)

    def model(self, model_id: str) -> ShelfModel | None:
        """The model of this name; None if it is none of the catalogue."""
        return next((model for model in self.models if model.id == model_id), None)


class ModelShelf:
    """Any method may be called on any thread, and may raise a `RecollectError`."""

    def __init__(
        self,
        open_folder: Callable[[], ModelsFolder] = models_folder,
        memory_bytes: Callable[[], int | None] = all_memory_bytes,
    ) -> None:
        self._open_folder = open_folder
        self._memory_bytes = memory_bytes

    def look(self) -> Shelf:
        """What is there now."""
        folder, memory = self._open_folder(), self._memory_bytes()
        suggested = suggested_model(folder.catalogue.with_role(ModelRole.CHAT), memory)
        models = tuple(
            ShelfModel(
                entry,
                hardware_fit(entry.memory_bytes, memory),
                folder.is_installed(entry.id),
                folder.fetched_bytes(entry.id),
                entry is suggested,
            )
            for entry in folder.catalogue.values()
        )
        return Shelf(models, memory, _free_disk(folder))

    def fetch(self, model_id: str, on_progress: Progress, should_stop: ShouldCancel) -> None:
        """Install a model over the network, which the user asked for by pressing a button.

        Raises: DownloadCancelled after a stop, with what came so far kept; DownloadFailed.
        """
        self._open_folder().install(model_id, on_progress, should_stop, allow_network=True)

    def remove(self, model_id: str) -> None:
        """Delete a model, or what is here of it. Raises: ModelUnavailable."""
        self._open_folder().remove(model_id)

    def choose(self, wanted: str, role: ModelRole | None = None) -> ModelChoice:
        """What to put into the settings to use a model. Raises: ModelUnavailable."""
        return choose_model(self._open_folder(), wanted, role)

    def models_of_server(self, url: str, should_stop: ShouldCancel) -> Sequence[str]:
        """What a server says it has; whoever calls this has asked the user, if need be.

        Raises: InvalidSetting; ModelUnavailable if it is not reached, or was not waited for.
        """
        choice = ServerChoice(url, confirmed_host=server_address(url).host)
        server = ServerGenerator(choice, _SERVER_SILENCE_S)
        try:
            return server.models(should_stop)
        except GenerationStopped:
            raise ModelUnavailable("The server was not waited for.") from None
        finally:
            server.close()


def _free_disk(folder: ModelsFolder) -> int | None:
    """Room where the models are, or would be."""
    place = folder.path
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None
