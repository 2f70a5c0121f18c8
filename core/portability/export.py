"""Export: a memory as a plain folder, readable by people and by programs.

    README.md            what this is
    days/2026-06-09.md   what happened, hour by hour, with links to the pictures
    memories/*.md        facts, how-tos, documents, you, tasks, captions of the vault
    pictures/2026-06-09/ the frames
    data/*.jsonl         every row, for programs and for `recollect import`

The folder is not encrypted; the vault's values are not in it.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import StoreUnavailable
from core.ids import ObservationId
from core.observation import StoredObservation
from core.portability.readable_days import day_pages
from core.portability.readable_memories import memory_pages
from core.store.observation_store import ObservationFilter
from core.store.row_transfer import TABLES
from core.store.store import Store

CARD = "recollect-export.json"
FORMAT = 1

_READ_ME = """# A memory of Recollect

Exported on {day}. This folder is **not encrypted**: whoever has it can read it. The values
of the vault are not in it; a backup holds them.

- `days/`: what happened, day by day
- `memories/`: what was learned
- `pictures/`: the screens
- `data/`: everything, one JSON object a line; `recollect import` takes this folder back
"""


@dataclass(frozen=True, slots=True)
class ExportReceipt:
    """What was written."""

    folder: Path
    observations: int
    memories: int
    pictures: int
    size_bytes: int


def export_memory(
    store: Store,
    folder: Path,
    now: datetime,
    *,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ExportReceipt:
    """Write the whole memory into a new or empty folder.

    The card that makes it an export comes last, so that half an export is never taken for one.
    Raises: StoreUnavailable if the folder is not empty or cannot be written.
    """
    try:
        _make_empty(folder)
        frames = store.observations.matching(ObservationFilter())
        pictures = _write_pictures(store, folder, frames, on_progress)
        for table in TABLES:
            _write_lines(folder / "data" / f"{table}.jsonl", _rows(store, table, pictures))
        for name, text in (*day_pages(store, pictures), *memory_pages(store)):
            _write(folder / name, text)
        _write(folder / "README.md", _READ_ME.format(day=f"{now:%Y-%m-%d}"))
        card = {"format": FORMAT, "schema": store.schema_version, "made_at": now.isoformat()}
        _write(folder / CARD, json.dumps(card, indent=1))
    except OSError as error:
        raise StoreUnavailable(
            f"{folder} cannot be written ({error.strerror or error}); free some space or choose "
            "another folder."
        ) from error
    files = [path for path in folder.rglob("*") if path.is_file()]
    return ExportReceipt(
        folder=folder,
        observations=len(frames),
        memories=sum(store.memories.counts().values()),
        pictures=len(pictures),
        size_bytes=sum(path.stat().st_size for path in files),
    )


def _make_empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(folder.iterdir()):
        raise StoreUnavailable(f"{folder} is not empty; name a new folder for the export.")


def _write_pictures(
    store: Store,
    folder: Path,
    frames: Iterable[StoredObservation],
    on_progress: Callable[[int, int], None],
) -> dict[ObservationId, str]:
    """Write every picture; where each is, below the folder."""
    with_picture = [frame for frame in frames if frame.has_picture]
    places: dict[ObservationId, str] = {}
    for number, frame in enumerate(with_picture, start=1):
        place = store.observations.picture_place(frame.id)
        picture = store.pictures.get(place) if place else None
        if picture is not None:
            name = f"pictures/{frame.at:%Y-%m-%d}/{frame.at:%H%M%S}-o{frame.id}.webp"
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(picture.webp)
            places[frame.id] = name
        on_progress(number, len(with_picture))
    return places


def _rows(store: Store, table: str, pictures: dict[ObservationId, str]) -> Iterable[dict[str, Any]]:
    for row in store.rows.rows(table):
        named = dict(row)
        if table == "observation":
            del named["picture_month"], named["picture_id"]
            named["picture"] = pictures.get(ObservationId(named["id"]))
        yield named


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
