"""What the health page reads and does, over a real memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store_door import StoreDoor
from core.home import HomeFolder
from core.store.health import Repair
from core.store.keys import KeyPlace, obtain_key
from core.store.store import Store, make_home_folder
from tests.core.store.fresh_store import after, new_home, seen


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    made = new_home(tmp_path / "home")
    make_home_folder(made)
    store = Store.open(made, obtain_key(made))
    frame = store.observations.add(seen("the ferry leaves at nine"), None)
    store.formation.enqueue(frame)
    store.formation.failed(frame, "A fault of ours: KeyError.")
    store.close()
    return made


@pytest.fixture
def door(home: HomeFolder) -> Iterator[StoreDoor]:
    opened = StoreDoor(home, obtain_key(home))
    yield opened
    opened.close()


def test_health_tells_what_is_so(door: StoreDoor) -> None:
    health = door.health()
    assert health.last_text_at is not None
    assert health.last_text_at >= after(0)
    assert len(health.set_aside) == 1
    assert "KeyError" in health.set_aside_why
    assert health.bytes_on_disk > 0
    assert health.bytes_free > 0
    assert (health.chat_model, health.waiting_for_model) == ("", 0)
    door.try_again()
    assert not door.health().set_aside
    assert door.health().waiting >= 1


def test_a_damaged_index_is_found_and_repaired(door: StoreDoor) -> None:
    assert not door.check()
    door._store._db.run("INSERT INTO passage_row VALUES(9, 'stray', '', x'00', NULL, NULL)")
    door._store._db.run("INSERT INTO passage_words(passage_words) VALUES('delete-all')")
    found = {one.repair for one in door.check()}
    assert Repair.WORD_INDEX in found
    left = door.repair()
    assert left
    assert not any(one.repair for one in left)


def test_a_backup_is_a_file_that_says_what_opens_it(door: StoreDoor, tmp_path: Path) -> None:
    receipt = door.back_up(tmp_path / "all.recollect")
    assert receipt.path.stat().st_size == receipt.size_bytes
    assert receipt.observations == 1
    assert receipt.key_place is KeyPlace.FILE
