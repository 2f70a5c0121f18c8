"""The models on this machine: which are installed, and how one gets here."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import DownloadFailed, ModelUnavailable
from core.models.catalogue import (
    DEFAULT_EMBEDDER_ID,
    Catalogue,
    ModelEntry,
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
    """One folder with one GGUF file per installed model."""

    def __init__(
        self, path: Path, catalogue: Catalogue | None = None, endpoint: str | None = None
    ) -> None:
        """`endpoint` is the hub's address; None means the hub library's default."""
        self.path = path
        self.catalogue = load_catalogue() if catalogue is None else catalogue
        self._endpoint = endpoint

    def path_of(self, model_id: str) -> Path:
        """Where the model's file is, or would be. Raises: ModelUnavailable for unknown ids."""
        return self.path / f"{self.catalogue.entry(model_id).id}.gguf"

    def is_installed(self, model_id: str) -> bool:
        """Whether the model can be loaded from here. Raises: ModelUnavailable for unknown ids."""
        try:
            with self.path_of(model_id).open("rb") as stream:
                return stream.read(len(_GGUF_MAGIC)) == _GGUF_MAGIC
        except OSError:
            return False

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
        """Delete the model and whatever is left of an unfinished download."""
        try:
            self.path_of(model_id).unlink(missing_ok=True)
            shutil.rmtree(self._downloads_of(model_id), ignore_errors=True)
        except OSError as error:
            raise ModelUnavailable(
                f"The model cannot be removed ({error.strerror or error}); close what uses it."
            ) from error

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
        files: dict[str, Path] = {}
        done, total = 0, entry.download_bytes
        for file in entry.files:
            if should_cancel():
                raise DownloadCancelled
            if source.kind is SourceKind.PYTHON_PACKAGE:
                files[file.name] = find_in_package(source.name, file)
                require_checksum(files[file.name], file, should_cancel)
            else:
                from core.models.hub_download import (  # noqa: PLC0415 - slow to import
                    fetch_from_hub,
                )

                folder = self._downloads_of(entry.id)
                folder.mkdir(parents=True, exist_ok=True)
                files[file.name] = folder / file.name
                before = done

                def report(size: int, before: int = before) -> None:
                    on_progress(before + size, total)

                if not files[file.name].exists():
                    fetch_from_hub(
                        source.name,
                        file,
                        files[file.name],
                        report,
                        should_cancel,
                        self._endpoint,
                    )
            done += file.size_bytes
            on_progress(done, total)
        return files

    def _make(
        self,
        entry: ModelEntry,
        files: Mapping[str, Path],
        target: Path,
        should_cancel: ShouldCancel,
    ) -> None:
        """Turn the fetched files into the one file under its final name."""
        if entry.conversion is None:
            next(iter(files.values())).replace(target)
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


def ensure_default_embedder(models_folder: ModelsFolder) -> Embedder | NoEmbedder:
    """The default embedder, installed without the network if its files are on this machine.

    Never raises a known error: a missing or broken model is a `NoEmbedder` that says why.
    """
    try:
        path = models_folder.install(DEFAULT_EMBEDDER_ID, allow_network=False)
        return LlamaEmbedder(path, DEFAULT_EMBEDDER_ID)
    except ModelUnavailable as error:
        return NoEmbedder(str(error))
