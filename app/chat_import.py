"""Takes a chat export into a memory; a stop at any moment loses and repeats nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.screens_import import ImportReport
from capture.chat_export import ChatExport, read_chat_export
from core.chat_turn import CHAT_APP, ChatTurn
from core.errors import ImportFailed
from core.ingest.conversation import store_turn
from core.ingest.ingest import IngestOutcome
from core.observation import WindowContext
from core.store.store import Store

_TURNS_A_TRANSACTION = 100
_ENDINGS = frozenset({".json", ".txt"})


def chat_files(path: Path) -> list[Path]:
    """The export that a path names, or those in a folder, by name: Slack writes a file a day.

    Raises: ImportFailed if there is none.
    """
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.iterdir() if one.suffix.lower() in _ENDINGS)
    if not found:
        raise ImportFailed(f"{path} holds no chat export; name a .json or .txt file.")
    return found


def import_chat(
    store: Store,
    path: Path,
    *,
    on_stored: Callable[[str], None] = lambda source_id: None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import the conversations of one export file under the memory's own exclusion rules.

    `on_stored` is told a turn's id once it is safely on disk. Turns that an earlier export of the
    same conversation brought are passed over. Raises: ImportFailed, StoreUnavailable.
    """
    exports = read_chat_export(path)
    total = sum(len(export.turns) for export in exports)
    report = ImportReport(failed=[failed for export in exports for failed in export.failed])
    done = 0
    for export in exports:
        if _is_excluded(store, export):
            report.excluded += len(export.turns)
            done += len(export.turns)
            on_progress(done, total)
            continue
        for start in range(0, len(export.turns), _TURNS_A_TRANSACTION):
            if should_stop():
                return report
            batch = export.turns[start : start + _TURNS_A_TRANSACTION]
            for turn_id in _store_batch(store, export.name, batch, report):
                on_stored(turn_id)
            done += len(batch)
            on_progress(done, total)
    return report


def _is_excluded(store: Store, export: ChatExport) -> bool:
    window = WindowContext(CHAT_APP, export.name)
    return store.settings.exclusion_rules().why_excluded(window) is not None


def _store_batch(
    store: Store, conversation: str, turns: Sequence[ChatTurn], report: ImportReport
) -> list[str]:
    """Store turns in one transaction and count what became of them; returns the new ids."""
    record = f"{CHAT_APP}:{conversation}"
    stored: list[str] = []
    already_there = 0
    with store.transaction():
        for turn in turns:
            if store.imports.is_done(record, turn.id):
                already_there += 1
                continue
            outcome = store_turn(store, turn, conversation)
            store.imports.mark_done(record, turn.id, outcome.value)
            if outcome is IngestOutcome.STORED:
                stored.append(turn.id)
    report.imported += len(stored)
    report.already_there += already_there
    report.unchanged += len(turns) - len(stored) - already_there
    return stored
