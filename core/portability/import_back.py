"""Taking an export back into an empty memory: the same frames, memories, history and ids."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import ImportFailed
from core.ids import ObservationId
from core.ingest.passages import passages_of
from core.ingest.window_titles import clean_title
from core.moments import from_us
from core.observation import Picture
from core.portability.export import CARD, FORMAT
from core.store.row_transfer import TABLES, UnusableRow
from core.store.store import Store

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ImportBackReceipt:
    """What was taken in."""

    observations: int
    memories: int
    pictures: int


def is_export(folder: Path) -> bool:
    """Whether a folder is an export of Recollect."""
    return (folder / CARD).is_file()


def import_back(
    store: Store,
    folder: Path,
    *,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportBackReceipt:
    """Take in an export, all of it or nothing. Words and vectors are made anew.

    Raises: ImportFailed if the folder is no whole export, was made by a newer Recollect, or this
    memory is not empty.
    """
    schema = _schema_of(store, folder)
    pictures = 0
    with store.transaction():
        for table in TABLES:
            for batch in _batches(folder / "data" / f"{table}.jsonl"):
                try:
                    if table == "observation":
                        pictures += _write_observations(store, folder, batch)
                        on_progress(int(batch[-1]["id"]), int(batch[-1]["id"]))
                    else:
                        store.rows.write(table, batch)
                except (UnusableRow, KeyError) as error:
                    raise ImportFailed(
                        f"{folder / 'data' / table}.jsonl is damaged ({error}); use another "
                        "export. Nothing was taken in."
                    ) from error
        for batch in _batches(folder / "data" / "memory.jsonl"):
            store.rows.write_later_columns("memory", batch)
        store.rows.settle(schema)
    return ImportBackReceipt(
        store.observations.count(), sum(store.memories.counts().values()), pictures
    )


def _schema_of(store: Store, folder: Path) -> int:
    """The schema of the memory that was exported. Raises: ImportFailed if it cannot go in here."""
    if not is_export(folder):
        raise ImportFailed(f"{folder} is no whole export of Recollect; name the exported folder.")
    if store.observations.count() or any(store.memories.counts().values()):
        raise ImportFailed(
            "This memory is not empty, and an export goes into a new one: choose an empty folder "
            "with --home."
        )
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        schema = int(card["schema"])
        is_newer = int(card["format"]) > FORMAT or schema > store.schema_version
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImportFailed(f"{folder / CARD} cannot be understood; export anew.") from error
    if is_newer:
        raise ImportFailed(f"{folder} was exported by a newer Recollect; update Recollect.")
    return schema


def _write_observations(store: Store, folder: Path, rows: list[dict[str, Any]]) -> int:
    """Write frames with their pictures, and make their passages anew; how many pictures."""
    pictures = 0
    for row in rows:
        name = row.pop("picture")
        row |= {"picture_month": None, "picture_id": None}
        if name is not None:
            picture = Picture(_picture_bytes(folder, str(name)), row["width"], row["height"])
            at = from_us(int(row["at_us"]), int(row["utc_offset_min"]))
            place = store.pictures.add(picture, at)
            row |= {"picture_month": place.month, "picture_id": place.id}
            pictures += 1
        store.rows.write("observation", [row])
        observation_id = ObservationId(int(row["id"]))
        store.observations.index_view(observation_id)
        lines = store.observations.lines(observation_id)
        store.passages.add(
            observation_id, passages_of(lines, clean_title(str(row["title"]), str(row["app"])))
        )
    return pictures


def _picture_bytes(folder: Path, name: str) -> bytes:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ImportFailed(f"{name} lies outside of {folder}; nothing was taken in.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportFailed(
            f"The picture {path} cannot be read ({error.strerror}); nothing was taken in."
        ) from error


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    """The rows of one file, some at a time; a file that is not there has none."""
    if not path.exists():
        return
    batch: list[dict[str, Any]] = []
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                batch.append(json.loads(line))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
    except (OSError, ValueError) as error:
        raise ImportFailed(f"{path} cannot be read; nothing was taken in.") from error
    if batch:
        yield batch
