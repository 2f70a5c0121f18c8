"""Takes a folder of screenshots into a memory; a stop at any moment loses and repeats nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from capture.screenshot_folder import Failed
from capture.screenshot_import import (
    AlreadyThere,
    Excluded,
    ImportResult,
    Kept,
    Unchanged,
    count_frames,
    observations_from_folder,
)
from capture.text_reader import TextReader
from core.errors import ImportFailed
from core.ingest.ingest import still_there, store_observation
from core.observation import Gap, GapKind
from core.store.store import Store


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
    if not folder.is_dir():
        raise ImportFailed(f"{folder} is not a folder; name the folder that holds the pictures.")
    name = str(folder.resolve())
    total = count_frames(folder)
    report = ImportReport()
    results = observations_from_folder(
        folder,
        reader,
        store.settings.exclusion_rules(),
        is_done=lambda item: store.imports.is_done(name, item),
    )
    for number, result in enumerate(_until(results, should_stop), start=1):
        _take(store, name, result, report)
        if isinstance(result, Kept):
            on_stored(result.observation.source_id or "")
        on_progress(number, total)
    return report


def _until(
    results: Iterator[ImportResult], should_stop: Callable[[], bool]
) -> Iterator[ImportResult]:
    for result in results:
        yield result
        if should_stop():
            return


def _take(store: Store, folder: str, result: ImportResult, report: ImportReport) -> None:
    with store.transaction():
        match result:
            case Kept(observation):
                store_observation(store, observation)
                store.imports.mark_done(folder, observation.source_id or "", "stored")
                report.imported += 1
            case Unchanged(monitor, at, source_id):
                still_there(store, monitor, at)
                store.imports.mark_done(folder, source_id, "unchanged")
                report.unchanged += 1
            case Excluded(_, at, source_id):
                if not store.imports.is_done(folder, source_id):
                    store.gaps.add(Gap(GapKind.EXCLUDED, at, at, "an exclusion rule"))
                    store.imports.mark_done(folder, source_id, "excluded")
                report.excluded += 1
            case AlreadyThere():
                report.already_there += 1
            case Failed():
                report.failed.append(result)
