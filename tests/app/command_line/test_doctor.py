"""What the doctor names beside the memory itself: reports of crashes, and copies of updates."""

from datetime import datetime

import pytest

from app.command_line.doctor_command import copy_notices
from app.crash_reports import write_report
from app.open_memory import Access, open_memory
from core.errors import DamagedStore
from core.home import HomeFolder
from core.store.store import Store
from tests.app.command_line.conftest import CommandLine, seed

NOW = datetime.fromisoformat("2026-06-09T12:00:00+02:00")


@pytest.fixture(autouse=True)
def no_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    """What capture has to say is tested where it says it."""
    monkeypatch.setattr("app.live_capture.capture_notices", lambda _agreed: [])


def test_the_latest_crash_is_named_with_its_file(filled: CommandLine) -> None:
    assert filled.document("doctor")["crash"] is None
    report = write_report(HomeFolder(filled.home), KeyError("seen"), "A test.", NOW)
    document = filled.document("doctor")
    assert document["crash"] == str(report)
    assert [notice for notice in document["notices"] if str(report) in notice]


def test_a_crash_is_named_also_where_the_memory_is_damaged(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_home: object, **_how: object) -> Store:
        raise DamagedStore("It is damaged; restore a backup.")

    report = write_report(HomeFolder(filled.home), KeyError("seen"), "A test.", NOW)
    monkeypatch.setattr(Store, "open", damaged)
    said = filled.say("doctor", "--json")
    assert said.code == 1
    assert said.document["crash"] == str(report)


def test_a_copy_from_before_an_update_is_named(filled: CommandLine) -> None:
    with open_memory(HomeFolder(filled.home), Access.READ) as memory:
        assert copy_notices(memory.store) == []
        (filled.home / "before-schema-9.db").touch()
        (told,) = copy_notices(memory.store)
    assert told.startswith("before-schema-9.db ")


def test_the_next_start_removes_the_copy(filled: CommandLine) -> None:
    copy = filled.home / "before-schema-9.db"
    copy.touch()
    assert filled.say("stats").code == 0
    assert copy.exists(), "reading alone is no start"
    with open_memory(HomeFolder(filled.home), Access.WRITE):
        assert not copy.exists()


def test_where_windows_and_pictures_come_from_is_told(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("SWAYSOCK", "/nowhere/sway.sock")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert filled.document("doctor")["desktop"] == (
        "Wayland: windows from sway, pictures as files from the desktop portal (Screenshot), as "
        "the desktop's portal streams no monitors (ScreenCast); run without a monitor only"
    )


def test_what_waits_to_be_understood_is_told(empty: CommandLine) -> None:
    with open_memory(HomeFolder(empty.home), Access.WRITE) as memory:
        seed(memory)
        oldest = memory.store.formation.oldest_waiting_at()
    assert oldest is not None
    waiting = empty.document("doctor")["waiting"]
    assert (waiting["frames"], waiting["days"]) == (3, 1)
    assert waiting["oldest_at"] == oldest.isoformat()
    assert "Waiting: 3 frames to learn from, 1 days to sum up, " in empty.say("doctor").out
    assert empty.say("work").code == 0
    waiting = empty.document("doctor")["waiting"]
    assert (waiting["frames"], waiting["days"], waiting["oldest_at"]) == (0, 0, None)


def test_nothing_waits_in_an_empty_memory(empty: CommandLine) -> None:
    assert empty.say("stats").code == 0
    assert "Waiting: nothing." in empty.say("doctor").out
