"""An export holds everything, can be read, and comes back without loss."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import ImportFailed, StoreUnavailable
from core.ids import ConversationId
from core.ingest.ingest import store_observation
from core.memory_record import USER, Role, Status
from core.observation import Box, Gap, GapKind
from core.portability.export import CARD, export_memory
from core.portability.import_back import import_back, is_export
from core.store.chat_store import StoredCitation, StoredMessage, StoredWriter
from core.store.memory_changes import Cause
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.row_transfer import TABLES
from core.store.store import Store
from tests.core.portability.learned import learned
from tests.core.store.fresh_store import after, new_home, open_store, seen

_ANY = ObservationFilter()
WRITER = StoredWriter("Scripted", "answer v1", 1, "One sentence was left out.")
WEBP = b"RIFF\x00\x01not really a picture\xff"
MADE_ANEW = {"passage_row", "passage_pack", "sighting", "waiting_for_vector", "picture_removal"}
STAYS_HERE = {"vault_key", "vault_offer", "vault_value"}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    """A memory with something in it of everything that can be exported."""
    store = open_store(new_home(tmp_path / "full"))
    store_observation(store, seen("The boiler costs 40 €.", at=after(0), picture=WEBP))
    store_observation(store, seen("The boiler costs 45 €.", "Grüße, 李", at=after(30)))
    first, second = store.observations.ids_matching(_ANY)
    by_rule = Cause("rules", "seen", after(31))
    old = store.changes.add(learned("Boiler", "price", "40 €", first, after(0)), by_rule)
    store.changes.supersede(old, learned("Boiler", "price", "45 €", second, after(30)), by_rule)
    store.changes.pin(old, Cause(USER, "pinned by you", after(32)))
    store.gaps.add(Gap(GapKind.PAUSED, after(40), after(50), "by you"))
    chat: ConversationId = store.chats.start(after(60))
    quote = StoredCitation(1, first, "costs 40 €", Box(1, 2, 3, 4))
    store.chats.add(
        chat, StoredMessage("assistant", "40 €", after(60), False, (quote,), writer=WRITER)
    )
    store.settings.set("capture.interval_s", 5.0)
    yield store
    store.close()


def test_an_export_taken_back_is_the_same_memory(full: Store, tmp_path: Path) -> None:
    export_memory(full, tmp_path / "first", after(99))
    again = open_store(new_home(tmp_path / "again"))
    receipt = import_back(again, tmp_path / "first")
    assert (receipt.observations, receipt.memories, receipt.pictures) == (2, 1, 1)
    export_memory(again, tmp_path / "second", after(99))
    assert again.health.findings() == []
    again.close()
    assert _files(tmp_path / "first") == _files(tmp_path / "second")


def test_an_older_export_counts_its_lines_as_today(full: Store, tmp_path: Path) -> None:
    """Until schema 19 a line's hash had eight bytes."""
    first, second = full.observations.ids_matching(_ANY)
    for frame in (first, second):
        full.habits.count(frame, {"editor": ["archive"]}, "Notes", after(0).date())
    export_memory(full, tmp_path / "out", after(99))
    card, data = tmp_path / "out" / CARD, tmp_path / "out" / "data"
    card.write_text(json.dumps({**json.loads(card.read_text()), "schema": 18}))
    _rewrite(data / "line_habit.jsonl", lambda row: row | {"line_hash": row["line_hash"] - 2**40})
    _rewrite(data / "noticed.jsonl", lambda row: row | {"line_hashes": _widened(row)})
    again = open_store(new_home(tmp_path / "again"))
    import_back(again, tmp_path / "out")
    assert again.habits.of_place("editor", ["archive"])["archive"].views == 2
    again.forgetting.forget([first])
    assert again.habits.of_place("editor", ["archive"])["archive"].views == 1
    again.close()


def _rewrite(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    rows = [change(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _widened(row: dict[str, Any]) -> dict[str, str]:
    """Four bytes a number made eight, which differ in their upper half."""
    short = base64.b64decode(row["line_hashes"]["base64"])
    wide = b"".join(short[at : at + 4] + b"\x00\xff\xff\xff" for at in range(0, len(short), 4))
    return {"base64": base64.b64encode(wide).decode()}


def test_what_came_back_answers_as_before(full: Store, tmp_path: Path) -> None:
    export_memory(full, tmp_path / "out", after(99))
    again = open_store(new_home(tmp_path / "again"))
    import_back(again, tmp_path / "out")
    assert [hit for hit, _ in again.passages.matching_words('"boiler"', _ANY, 9)]
    (former,) = again.memories.matching(MemoryFilter(status=Status.SUPERSEDED))
    assert former.is_pinned
    assert former.text_of(Role.OBJECT) == "40 €"
    assert [change.operation for change in again.changes.history(former.id)] == [
        change.operation for change in full.changes.history(former.id)
    ]
    assert again.vectors.waiting_count() == again.passages.count()
    again.close()


def test_every_table_is_exported_or_made_anew(full: Store) -> None:
    tables = {
        str(row[0])
        for row in full._db.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        if not str(row[0]).startswith(
            (
                "passage_words",
                "passage_pairs",
                "view_words",
                "passage_vector",
                "vector_signs",
                "vector_space",
                "coming_vector",
                "waiting_for_coming_vector",
                "statement_words",
                "vocabulary",
            )
        )
    }
    assert tables - MADE_ANEW - STAYS_HERE == set(TABLES)


def test_people_can_read_it(full: Store, tmp_path: Path) -> None:
    export_memory(full, tmp_path / "out", after(99))
    day = (tmp_path / "out/days/2026-06-08.md").read_text(encoding="utf-8")
    assert "editor: Notes" in day
    assert "paused" in day.lower()
    facts = (tmp_path / "out/memories/semantic.md").read_text(encoding="utf-8")
    assert "Boiler: 45 €" in facts
    assert "until 2026-06-08: 40 €" in facts
    (picture,) = (tmp_path / "out/pictures").rglob("*.webp")
    assert picture.read_bytes() == WEBP
    assert picture.relative_to(tmp_path / "out").as_posix() in day


def test_a_folder_with_something_in_it_is_left_alone(full: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    with pytest.raises(StoreUnavailable, match="not empty"):
        export_memory(full, tmp_path / "out", after(99))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_export_goes_into_an_empty_memory_only(full: Store, tmp_path: Path) -> None:
    export_memory(full, tmp_path / "out", after(99))
    with pytest.raises(ImportFailed, match="not empty"):
        import_back(full, tmp_path / "out")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/statement.jsonl", '{"id": 99, "memory_id": 77, "number": 0, "role": "title"}'),
        ("data/observation.jsonl", '{"id": 9}'),
        ("data/gap.jsonl", "{half a li"),
        ("data/memory.jsonl", '{"id": 5, "no_such_column": 1}'),
    ],
)
def test_a_damaged_export_is_refused_whole(
    full: Store, tmp_path: Path, file: str, line: str
) -> None:
    export_memory(full, tmp_path / "out", after(99))
    with (tmp_path / "out" / file).open("a", encoding="utf-8") as damaged:
        damaged.write(line + "\n")
    again = open_store(new_home(tmp_path / "again"))
    with pytest.raises(ImportFailed):
        import_back(again, tmp_path / "out")
    assert again.observations.count() == 0
    again.close()


def test_half_an_export_and_a_newer_one_are_refused(full: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_memory(full, out, after(99))
    again = open_store(new_home(tmp_path / "again"))
    card = json.loads((out / CARD).read_text())
    (out / CARD).write_text(json.dumps({**card, "schema": card["schema"] + 1}))
    with pytest.raises(ImportFailed, match="newer"):
        import_back(again, out)
    (out / CARD).unlink()
    assert not is_export(out)
    with pytest.raises(ImportFailed, match="no whole export"):
        import_back(again, out)
    again.close()


def test_a_picture_outside_the_folder_is_not_read(full: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_memory(full, out, after(99))
    (tmp_path / "private.webp").write_bytes(b"mine")
    rows = (out / "data/observation.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(rows[0]) | {"picture": "../private.webp"}
    (out / "data/observation.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    again = open_store(new_home(tmp_path / "again"))
    with pytest.raises(ImportFailed, match="outside"):
        import_back(again, out)
    again.close()


def _files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
