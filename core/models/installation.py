"""The models on this machine: which are installed, and how one gets here."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import DownloadFailed, ModelUnavailable
from core.models.carried_models import carried_model, copy_carried
from core.models.catalogue import (
    DEFAULT_EMBEDDER_ID,
    Catalogue,
    FilePart,
    ModelEntry,
    ModelFile,
    ModelSource,
    SourceKind,
    load_catalogue,
)
from core.models.embedder import Embedder
from core.models.fetched_file import (
    DownloadCancelled,
    Progress,
    ShouldCancel,
    require_checksum,
    require_space,
    write_failure,
)
from core.models.llama_embedder import LlamaEmbedder
from core.models.package_files import find_in_package

_GGUF_MAGIC = b"GGUF"
_LOCK_POLL_S = 0.2


def _ignore_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def _never_cancel() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class NoEmbedder:
    """There is no embedder now; `reason` is one sentence for the user."""

    reason: str


class ModelsFolder:
    """One folder with one GGUF file per installed model, and one more for each projector."""

    def __init__(
        self, path: Path, catalogue: Catalogue | None = None, endpoint: str | None = None
    ) -> None:
        """`endpoint` is the hub's address; None means the hub library's default."""
        self.path = path
        self.catalogue = load_catalogue() if catalogue is None else catalogue
        self._endpoint = endpoint

    def path_of(self, model_id: str) -> Path:
        """Where the model's file is, or would be. Raises: ModelUnavailable for unknown ids."""
        return self._place(self.catalogue.entry(model_id), FilePart.WEIGHTS)

    def projector_of(self, model_id: str) -> Path | None:
        """The same for what lets the model see; None for a model that only reads."""
        entry = self.catalogue.entry(model_id)
        return None if entry.projector is None else self._place(entry, FilePart.PROJECTOR)

    def is_installed(self, model_id: str) -> bool:
        """Whether the model can be loaded from here. Raises: ModelUnavailable for unknown ids."""
        projector = self.projector_of(model_id)
        return is_gguf(self.path_of(model_id)) and (projector is None or is_gguf(projector))

    def fetched_bytes(self, model_id: str) -> int:
        """How much of a paused or broken download waits to be gone on with."""
        folder = self._downloads_of(model_id)
        try:
            return sum(path.stat().st_size for path in folder.iterdir())
        except OSError:  # nothing was begun, or it was just tidied away
            return 0

    def install(
        self,
        model_id: str,
        on_progress: Progress = _ignore_progress,
        should_cancel: ShouldCancel = _never_cancel,
        allow_network: bool = False,
    ) -> Path:
        """Bring the model here from the first source that has it; done at once if it is here.

        Two processes may do this at once: the second waits and takes the first one's result.
        Raises: DownloadFailed (one sentence), DownloadCancelled, ModelUnavailable for unknown
        ids and unusable weights.
        """
        entry = self.catalogue.entry(model_id)
        target = self.path_of(model_id)
        if self.is_installed(model_id):
            return target
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with self._only_one(entry, should_cancel):
                if not self.is_installed(model_id):
                    self._install_from_any(entry, target, on_progress, should_cancel, allow_network)
        except OSError as error:
            raise write_failure(error) from error
        return target

    def remove(self, model_id: str) -> None:
        """Delete the model and whatever is left of an unfinished download.

        Raises: ModelUnavailable for unknown ids, and if the system holds on to the file.
        """
        projector = self.projector_of(model_id)
        try:
            self.path_of(model_id).unlink(missing_ok=True)
            if projector is not None:
                projector.unlink(missing_ok=True)
            shutil.rmtree(self._downloads_of(model_id), ignore_errors=True)
        except OSError as error:
            raise ModelUnavailable(
                f"The model cannot be removed ({error.strerror or error}); close what uses it."
            ) from error

    def _place(self, entry: ModelEntry, part: FilePart) -> Path:
        ending = "mmproj.gguf" if part is FilePart.PROJECTOR else "gguf"
        return self.path / f"{entry.id}.{ending}"

    def _downloads_of(self, model_id: str) -> Path:
        return self.path / ".downloads" / model_id

    @contextmanager
    def _only_one(self, entry: ModelEntry, should_cancel: ShouldCancel) -> Iterator[None]:
        lock = FileLock(self.path / f".{entry.id}.lock")
        while True:
            try:
                lock.acquire(timeout=_LOCK_POLL_S)
                break
            except Timeout:
                if should_cancel():
                    raise DownloadCancelled from None
        try:
            yield
        finally:
            lock.release()

    def _install_from_any(
        self,
        entry: ModelEntry,
        target: Path,
        on_progress: Progress,
        should_cancel: ShouldCancel,
        allow_network: bool,
    ) -> None:
        carried = carried_model(entry.id)
        if carried is not None:
            if not copy_carried(carried, target, should_cancel):
                raise DownloadCancelled
            on_progress(entry.download_bytes, entry.download_bytes)
            return
        failures: list[DownloadFailed] = []
        for source in entry.sources:
            if source.needs_network and not allow_network:
                continue
            try:
                files = self._files_from(source, entry, on_progress, should_cancel)
                self._make(entry, files, target, should_cancel)
            except DownloadCancelled:
                raise
            except DownloadFailed as error:
                failures.append(error)
            else:
                shutil.rmtree(self._downloads_of(entry.id), ignore_errors=True)
                return
        if failures:
            raise failures[0]
        raise DownloadFailed(
            f"{entry.title} is not on this machine; allow a download to install it."
        )

    def _files_from(
        self,
        source: ModelSource,
        entry: ModelEntry,
        on_progress: Progress,
        should_cancel: ShouldCancel,
    ) -> Mapping[str, Path]:
        """The checked files by name."""
        if source.kind is SourceKind.PYTHON_PACKAGE:
            return self._files_from_package(source, entry, on_progress, should_cancel)
        return self._files_from_hub(source, entry, on_progress, should_cancel)

    def _files_from_package(
        self,
        source: ModelSource,
        entry: ModelEntry,
        on_progress: Progress,
        should_cancel: ShouldCancel,
    ) -> Mapping[str, Path]:
        files: dict[str, Path] = {}
        done = 0
        for file in entry.files:
            files[file.name] = find_in_package(source.name, file)
            require_checksum(files[file.name], file, should_cancel)
            done += file.size_bytes
            on_progress(done, entry.download_bytes)
        return files

    def _files_from_hub(
        self,
        source: ModelSource,
        entry: ModelEntry,
        on_progress: Progress,
        should_cancel: ShouldCancel,
    ) -> Mapping[str, Path]:
        from core.models.hub_download import (  # noqa: PLC0415 - slow to import
            fetch_from_hub,
        )

        folder = self._downloads_of(entry.id)
        folder.mkdir(parents=True, exist_ok=True)
        require_space(folder, entry.download_bytes - self.fetched_bytes(entry.id))
        files = {file.name: folder / file.name for file in entry.files}
        done = 0
        for file in entry.files:
            if should_cancel():
                raise DownloadCancelled
            if not files[file.name].exists():
                report = _told_from(done, entry.download_bytes, on_progress)
                fetch_from_hub(
                    source, file, files[file.name], report, should_cancel, self._endpoint
                )
            done += file.size_bytes
            on_progress(done, entry.download_bytes)
        return files

    def _make(
        self,
        entry: ModelEntry,
        files: Mapping[str, Path],
        target: Path,
        should_cancel: ShouldCancel,
    ) -> None:
        """Turn the fetched files into what is loaded, under their final names, weights last."""
        if entry.conversion is None:
            for file in sorted(entry.files, key=_weights_last):
                files[file.name].replace(self._place(entry, file.part))
            return
        if entry.conversion != "minilm":
            raise ValueError(f"no such conversion: {entry.conversion}")
        require_space(self.path, entry.size_bytes)
        from core.models.minilm_conversion import (  # noqa: PLC0415 - slow to import
            ConversionCancelled,
            convert_minilm,
        )

        try:
            convert_minilm(
                files["model.safetensors"], files["vocab.txt"], target, should_cancel=should_cancel
            )
        except ConversionCancelled:
            raise DownloadCancelled from None


def is_gguf(path: Path) -> bool:
    """Whether the file is there and begins as a GGUF file does."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_GGUF_MAGIC)) == _GGUF_MAGIC
    except OSError:
        return False


def _weights_last(file: ModelFile) -> bool:
    return file.part is FilePart.WEIGHTS


def _told_from(before: int, total: int, on_progress: Progress) -> Callable[[int], None]:
    """Progress of one file as progress of all of them."""
    return lambda size: on_progress(before + size, total)


def ensure_default_embedder(models_folder: ModelsFolder) -> Embedder | NoEmbedder:
    """The default embedder, installed without the network if its files are on this machine.

    Never raises a known error: a missing or broken model is a `NoEmbedder` that says why.
    """
    try:
        path = models_folder.install(DEFAULT_EMBEDDER_ID, allow_network=False)
        return LlamaEmbedder(path, DEFAULT_EMBEDDER_ID)
    except ModelUnavailable as error:
        return NoEmbedder(str(error))
