"""The composition root: opens a memory for reading or writing, with its models."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from getpass import getpass
from pathlib import Path

from app.line_encoding import LineEncoding
from app.memory_embedders import MemoryEmbedders
from core.clock import SYSTEM_CLOCK
from core.errors import InvalidSetting, StoreUnavailable, WrongKey
from core.home import HomeFolder, default_home, default_models_folder
from core.memory.vault import expire_offers
from core.models.chat_model import NoGenerator, chat_model_if_any, chat_model_when_needed
from core.models.embedder import Embedder
from core.models.installation import ModelsFolder, ensure_default_embedder
from core.models.line_encoder import LineEncoder
from core.models.model_process import ModelProcess
from core.models.server_choice import server_choice
from core.models.text_generator import PictureReader, TextGenerator
from core.models.vision_model import VISION_KEY, find_vision_model, open_vision_model
from core.store.instance_lock import InstanceLock
from core.store.keys import AskPassphrase, MemoryKey, obtain_key
from core.store.store import Store, make_home_folder

HOME_VARIABLE = "RECOLLECT_HOME"
MODELS_VARIABLE = "RECOLLECT_MODELS"
PASSPHRASE_VARIABLE = "RECOLLECT_PASSPHRASE"


class Access(StrEnum):
    """What a command needs the memory for. Any number may read; one process writes."""

    READ = "read"
    WRITE = "write"


@dataclass(slots=True)
class OpenMemory:
    """An open memory: its store, its key, and the models once they are asked for."""

    home: HomeFolder
    key: MemoryKey
    store: Store
    _embedders: MemoryEmbedders | None = None
    _generator: TextGenerator | NoGenerator | None = None
    _picture_reader: ModelProcess | None = None
    _lines: LineEncoding = field(default_factory=LineEncoding)

    def embedder(self) -> Embedder | None:
        """The embedder that search needs; None if there is none, see `embedder_notice`."""
        return self._opened().for_search()

    def coming_embedder(self) -> Embedder | None:
        """The embedder that is to take its place; for whoever works the queue off."""
        return self._opened().coming()

    @property
    def embedder_notice(self) -> str:
        """Why there is no vector search, or none with the chosen embedder, as a sentence; empty if
        there is."""
        return self._opened().trouble

    @property
    def embedder_change(self) -> str:
        """How far the change to another embedder is, as a sentence; empty if there is none."""
        return self._opened().change

    def _opened(self) -> MemoryEmbedders:
        if self._embedders is None:
            self._embedders = MemoryEmbedders(self.store, models_folder(), ensure_default_embedder)
        return self._embedders

    def line_encoder(self) -> LineEncoder | None:
        """What knows which line answers a question, opened when it is first asked for; None if it
        cannot be used, see `line_encoder_notice`."""
        return self._lines.encoder()

    @property
    def line_encoder_notice(self) -> str:
        """Why answers go without it, as a sentence; empty if they do not."""
        self.line_encoder()
        return self._lines.trouble

    def generator(self) -> TextGenerator | None:
        """The language model that the user chose; None if there is none, see `generator_notice`."""
        if self._generator is None:
            settings = self.store.settings
            self._generator = chat_model_if_any(
                models_folder(), str(settings.get("models.chat")), server_choice(settings)
            )
        return None if isinstance(self._generator, NoGenerator) else self._generator

    def answering_model(self) -> TextGenerator | None:
        """The same model, which is not loaded before it is asked for something."""
        if self._generator is None:
            settings = self.store.settings
            self._generator = chat_model_when_needed(
                models_folder(),
                str(settings.get("models.chat")),
                float(settings.get("models.unload_after_min")),
                server_choice(settings),
            )
        return None if isinstance(self._generator, NoGenerator) else self._generator

    @property
    def generator_notice(self) -> str:
        """Why the chosen language model does not run, as a sentence; empty if it does, or none
        was chosen."""
        self.generator()
        return self._generator.reason if isinstance(self._generator, NoGenerator) else ""

    def picture_reader(self) -> PictureReader | None:
        """The model that looks at pictures, not loaded yet; None if none was chosen.

        Raises: ModelUnavailable if the chosen one cannot be used.
        """
        if self._picture_reader is None:
            settings = self.store.settings
            found = find_vision_model(models_folder(), str(settings.get(VISION_KEY)))
            if found is None:
                return None
            minutes = float(settings.get("models.unload_after_min"))
            self._picture_reader = open_vision_model(found, minutes)
        return self._picture_reader

    def close(self) -> None:
        self._lines.let_go()
        if self._picture_reader is not None:
            self._picture_reader.close()
        if self._generator is not None and not isinstance(self._generator, NoGenerator):
            self._generator.close()
        if self._embedders is not None:
            self._embedders.close()
        self.store.close()


def chosen_home(option: Path | None) -> HomeFolder:
    """The data folder: the option, the environment, or the system's place for it.

    Raises: InvalidSetting if it lies in the home of a user that there is not.
    """
    named = os.environ.get(HOME_VARIABLE)
    if option is None and not named:
        return default_home()
    return HomeFolder(_expanded(option if option is not None else Path(named or "")).absolute())


def models_folder() -> ModelsFolder:
    """Where models are kept. Raises: InvalidSetting, as `chosen_home`."""
    named = os.environ.get(MODELS_VARIABLE)
    return ModelsFolder(_expanded(Path(named)) if named else default_models_folder())


@contextmanager
def open_memory(home: HomeFolder, access: Access) -> Iterator[OpenMemory]:
    """Open a memory and close it again. A folder without one gets a new, empty one.

    Raises: any `HomeError`, among them AlreadyRunning if `access` is WRITE and another process
    writes; StoreUnavailable.
    """
    lock = InstanceLock(home)
    must_write = access is Access.WRITE or not _holds_memory(home)
    if must_write:
        make_home_folder(home)
        lock.acquire()
    try:
        key = obtain_key(home, passphrase_source())
        memory = OpenMemory(home, key, Store.open(home, key, read_only=not must_write))
        try:
            if access is Access.WRITE:
                expire_offers(memory.store, SYSTEM_CLOCK.now())
                memory.store.forgetting.finish_interrupted_work()
                memory.store.remove_outlived_copies()
            yield memory
        finally:
            memory.close()
    finally:
        lock.release()


def passphrase_source() -> AskPassphrase | None:
    """How to get a passphrase here: the environment, the terminal, or not at all."""
    named = os.environ.get(PASSPHRASE_VARIABLE)
    if named is not None:
        return lambda: named
    if sys.stdin is not None and sys.stdin.isatty():
        return _ask_in_terminal
    return None


def _holds_memory(home: HomeFolder) -> bool:
    try:
        return home.database.exists()
    except OSError as error:
        raise StoreUnavailable(
            f"The data folder {home.root} cannot be looked into ({error.strerror}); "
            "choose another with --home."
        ) from error


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:
        raise InvalidSetting(f"{path} is in the home of a user that is not known here.") from None


def _ask_in_terminal() -> str:
    try:
        return getpass("Passphrase of this memory: ")
    except EOFError:
        raise WrongKey("No passphrase was given; nothing was opened.") from None
