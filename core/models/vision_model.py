"""The model that looks at pictures: the one that the user chose, with its projector."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelUnavailable
from core.models.catalogue import ModelRole
from core.models.installation import ModelsFolder
from core.models.model_process import ModelProcess, open_generator

VISION_KEY = "models.vision"


@dataclass(frozen=True, slots=True)
class VisionModelFiles:
    """A GGUF file and its projector, and what a person would call the model."""

    path: Path
    projector_path: Path
    name: str


def find_vision_model(folder: ModelsFolder, chosen: str) -> VisionModelFiles | None:
    """The files of the chosen model by its name in the catalogue; None if none is chosen.

    Raises: ModelUnavailable if it is not there, or sees nothing.
    """
    chosen = chosen.strip()
    if not chosen:
        return None
    entry = folder.catalogue.entry(chosen)
    projector = folder.projector_of(chosen)
    if entry.role is not ModelRole.VISION or projector is None:
        seeing = ", ".join(one.id for one in folder.catalogue.with_role(ModelRole.VISION))
        raise ModelUnavailable(f"{chosen} sees no pictures; choose from: {seeing}.")
    if not folder.is_installed(chosen):
        raise ModelUnavailable(
            f"The model {chosen} is not installed; fetch it with `recollect models install "
            f"{chosen}`."
        )
    return VisionModelFiles(folder.path_of(chosen), projector, chosen)


def open_vision_model(files: VisionModelFiles, unload_after_min: float) -> ModelProcess:
    """A model that starts, in a process of its own, when it is first shown something."""
    return open_generator(
        files.path,
        name=files.name,
        unload_after_min=unload_after_min,
        projector_path=files.projector_path,
    )
