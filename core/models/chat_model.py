"""The language model that the user chose: where its file is, and the one way to start it."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelUnavailable
from core.models.background_generator import SharedGenerator
from core.models.catalogue import ModelRole
from core.models.installation import ModelsFolder
from core.models.model_process import ModelProcess, open_generator
from core.models.server_choice import NO_SERVER, SERVER, ServerChoice, require_allowed
from core.models.server_generator import ServerGenerator
from core.models.text_generator import TextGenerator

_GGUF_MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True)
class ChatModelFile:
    """A GGUF file, and what a person would call the model."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class NoGenerator:
    """There is no language model now; `reason` is one sentence for the user, empty where none
    was chosen."""

    reason: str


def find_chat_model(
    folder: ModelsFolder, chosen: str, server: ServerChoice = NO_SERVER
) -> ChatModelFile | ServerChoice | None:
    """Where the chosen model is: the file of an installed one's name or of a path, or the server;
    None if none is chosen. Loads nothing and sends nothing.

    Raises: ModelUnavailable if it is not there, is no such model, or is on a server that may not
    be spoken to.
    """
    chosen = chosen.strip()
    if not chosen:
        return None
    if chosen == SERVER:
        require_allowed(server)
        return server
    if chosen in folder.catalogue:
        found = _installed(folder, chosen)
    else:
        found = ChatModelFile(_path(folder, chosen), Path(chosen).stem)
    try:
        with found.path.open("rb") as stream:
            is_gguf = stream.read(len(_GGUF_MAGIC)) == _GGUF_MAGIC
    except OSError as error:
        raise ModelUnavailable(
            f"The language model {found.path} cannot be read ({error.strerror}); choose another "
            "with `recollect settings set models.chat`."
        ) from error
    if not is_gguf:
        raise ModelUnavailable(
            f"{found.path} is no GGUF file; choose another with "
            "`recollect settings set models.chat`."
        )
    return found


def start_chat_model(file: ChatModelFile, unload_after_min: float = 10.0) -> ModelProcess:
    """Load a model in a process of its own. Raises: ModelUnavailable if it cannot run here."""
    process = open_generator(file.path, name=file.name, unload_after_min=unload_after_min)
    try:
        process.loaded()
    except ModelUnavailable:
        process.close()
        raise
    return process


def open_chat_model(
    found: ChatModelFile | ServerChoice, unload_after_min: float
) -> SharedGenerator:
    """A model that starts, in a process of its own, when it is first asked for something; a server
    is spoken to only then, too. Raises: ModelUnavailable if it may not be."""
    if isinstance(found, ServerChoice):
        return ServerGenerator(found)
    return open_generator(found.path, name=found.name, unload_after_min=unload_after_min)


def chat_model_when_needed(
    folder: ModelsFolder, chosen: str, unload_after_min: float, server: ServerChoice = NO_SERVER
) -> TextGenerator | NoGenerator:
    """The chosen model, not loaded yet. Never raises a known error, as `chat_model_if_any`."""
    try:
        found = find_chat_model(folder, chosen, server)
        return NoGenerator("") if found is None else open_chat_model(found, unload_after_min)
    except ModelUnavailable as error:
        return NoGenerator(str(error))


def chat_model_if_any(
    folder: ModelsFolder, chosen: str, server: ServerChoice = NO_SERVER
) -> TextGenerator | NoGenerator:
    """The chosen model, loaded if it is a file. Never raises a known error: what is wrong is in
    `NoGenerator`."""
    try:
        found = find_chat_model(folder, chosen, server)
        if found is None:
            return NoGenerator("")
        if isinstance(found, ServerChoice):
            return ServerGenerator(found)
        return start_chat_model(found)
    except ModelUnavailable as error:
        return NoGenerator(str(error))


def _installed(folder: ModelsFolder, model_id: str) -> ChatModelFile:
    if folder.catalogue.entry(model_id).role is not ModelRole.CHAT:
        chat = ", ".join(entry.id for entry in folder.catalogue.with_role(ModelRole.CHAT))
        raise ModelUnavailable(f"{model_id} is not a model that writes text; choose from: {chat}.")
    if not folder.is_installed(model_id):
        raise ModelUnavailable(
            f"The language model {model_id} is not installed; fetch it with "
            f"`recollect models install {model_id}`."
        )
    return ChatModelFile(folder.path_of(model_id), model_id)


def _path(folder: ModelsFolder, chosen: str) -> Path:
    try:
        path = Path(chosen).expanduser()
    except RuntimeError:
        path = Path(chosen)
    if not path.is_absolute():
        chat = ", ".join(entry.id for entry in folder.catalogue.with_role(ModelRole.CHAT))
        raise ModelUnavailable(
            f"There is no language model called {chosen}; name one of {chat}, or a GGUF file by "
            "its whole path."
        )
    return path
