"""Takes a folder of screenshots into a memory; a stop at any moment loses and repeats nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from capture.screenshot_folder import Failed, ImportFrame, read_manifest
from capture.screenshot_import import (
    AlreadyThere,
    Excluded,
    ImportResult,
    Kept,
    Unchanged,
    observations_from_folder,
)
from capture.text_reader import TextReader
from core.errors import ImportFailed
from core.ingest.ingest import IngestOutcome, still_there, store_observation
from core.observation import Gap, GapKind, Observation
from core.store.store import Store

NAMED_TWICE = "an earlier screenshot of this folder has the same id; give each its own"


@dataclass(slots=True)
class ImportReport:
    """What became of the screenshots of a folder, in frames."""

    imported: int = 0
    unchanged: int = 0
    already_there: int = 0
    excluded: int = 0
    failed: list[Failed] = field(default_factory=list)

    @property
    def skipped(self) -> int:
        return self.unchanged + self.already_there + self.excluded


def import_screens(
    store: Store,
    folder: Path,
    reader: TextReader,
    *,
    on_stored: Callable[[str], None] = lambda source_id: None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import screenshots under the memory's own exclusion rules.

    `on_stored` is told a frame's id once it is safely on disk. An import that was interrupted
    goes on behind what it had dealt with. Raises: ImportFailed, ReaderUnavailable,
    StoreUnavailable.
    """
    require_folder(folder)
    intake = _Intake(store, folder, on_stored)
    results = observations_from_folder(
        folder,
        reader,
        store.settings.exclusion_rules(),
        is_done=intake.is_done,
        seal=store.vault.seal(),
    )
    for number, result in enumerate(_until(results, should_stop), start=1):
        intake.take(result)
        on_progress(number, intake.total)
    return intake.report


def require_folder(path: Path) -> None:
    """Raises: ImportFailed if this is not a folder to import from."""
    if not path.is_dir():
        raise ImportFailed(f"{path} is not a folder; name the folder that holds the pictures.")


def _until(
    results: Iterator[ImportResult], should_stop: Callable[[], bool]
) -> Iterator[ImportResult]:
    for result in results:
        yield result
        if should_stop():
            return


class _Intake:
    """Stores the results of one folder and remembers what became of each."""

    def __init__(self, store: Store, folder: Path, on_stored: Callable[[str], None]) -> None:
        self._store = store
        self._folder = str(folder.resolve())
        self._on_stored = on_stored
        listed = list(read_manifest(folder))
        self._files = {
            entry.source_id: str(entry.path.relative_to(self._folder))
            for entry in listed
            if isinstance(entry, ImportFrame)
        }
        self._met: set[str] = set()
        self.total = len(listed)
        self.report = ImportReport()

    def is_done(self, item: str) -> bool:
        return self._store.imports.is_done(self._folder, item)

    def take(self, result: ImportResult) -> None:
        if isinstance(result, Failed):
            path = self._files.get(result.path, result.path)
            self.report.failed.append(Failed(path, result.why))
            return
        source_id = _source_id(result)
        if source_id in self._met:
            self.report.failed.append(Failed(self._files.get(source_id, source_id), NAMED_TWICE))
            return
        self._met.add(source_id)
        with self._store.transaction():
            outcome = self._store_result(result, source_id)
        if outcome is IngestOutcome.STORED:
            self.report.imported += 1
            self._on_stored(source_id)

    def _store_result(
        self, result: Kept | Unchanged | Excluded | AlreadyThere, source_id: str
    ) -> IngestOutcome | None:
        """Write what a result says; tells what became of a view, if there was one to store."""
        outcome = None
        match result:
            case Kept(observation):
                outcome = store_observation(self._store, self._with_file(observation))
                if outcome is IngestOutcome.MERGED:
                    self.report.unchanged += 1
                self._mark_done(source_id, outcome.value)
            case Unchanged(monitor, at, _):
                still_there(self._store, monitor, at)
                self._mark_done(source_id, "unchanged")
                self.report.unchanged += 1
            case Excluded(_, at, _):
                if not self.is_done(source_id):
                    self._store.gaps.add(Gap(GapKind.EXCLUDED, at, at, "an exclusion rule"))
                    self._mark_done(source_id, "excluded")
                self.report.excluded += 1
            case AlreadyThere():
                self.report.already_there += 1
        return outcome

    def _with_file(self, observation: Observation) -> Observation:
        """The observation with the name of its file, where it goes by another one."""
        file = self._files.get(observation.source_id or "")
        return (
            observation if file == observation.source_id else replace(observation, source_file=file)
        )

    def _mark_done(self, source_id: str, outcome: str) -> None:
        self._store.imports.mark_done(self._folder, source_id, outcome)


def _source_id(result: Kept | Unchanged | Excluded | AlreadyThere) -> str:
    if isinstance(result, Kept):
        return result.observation.source_id or ""
    return result.source_id
