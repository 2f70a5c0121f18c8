import threading
from datetime import datetime

from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.memory_door import ForgetReceipt
from app.windows.forget_dialog import receipt_words
from app.windows.message_views import without_repetition
from app.windows.sidebar import Page
from capture.recorder_state import RecorderPhase, RecorderState
from core.memory.upkeep.hourly import UpkeepReceipt
from tests.app.desktop_driver import PATIENCE_MS, settle
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor


def test_the_queue_is_worked_off_while_nobody_asks(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.waiting = 40
    desktop.window.idle_work.wake()
    qtbot.waitUntil(lambda: desktop.window.idle_work.left == 24, timeout=PATIENCE_MS)
    assert desktop.window.sidebar.background.words == "24 waiting to be understood"
    qtbot.waitUntil(lambda: door.waiting == 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not desktop.window.sidebar.background.isVisible(), timeout=PATIENCE_MS)


def test_idle_work_lets_other_work_go_first(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    settle(qtbot, desktop)
    may_end = threading.Event()
    door.waiting = 8
    desktop.runner.submit(lambda _door: may_end.wait(10), lambda _done: None, lambda _error: None)
    desktop.window.idle_work.wake()
    qtbot.wait(600)
    assert door.waiting == 8
    may_end.set()
    qtbot.waitUntil(lambda: door.waiting == 0, timeout=PATIENCE_MS)


def test_the_sample_day_can_be_stopped_and_questions_go_before_it(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    window = desktop.window
    door.hold_import = threading.Event()
    window.load_sample_day()
    qtbot.waitUntil(
        lambda: "50 of 100" in window.chat.welcome.progress_words.text(), timeout=PATIENCE_MS
    )
    assert window.chat.welcome.stop_button.isVisible()
    with qtbot.waitSignal(window.chat.answered):
        window.chat.ask("When do we ship?")
    window.chat.welcome.stop_button.click()
    with qtbot.waitSignal(window.sample_day_loaded) as loaded:
        door.hold_import.set()
    assert loaded.args == [50]
    assert not window.is_importing
    settle(qtbot, desktop)


def test_what_was_just_recorded_appears_on_the_timeline(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    desktop.window.show_page(Page.TIMELINE)
    settle(qtbot, desktop)
    with qtbot.waitSignal(desktop.window.timeline.day_shown):
        recorder.tell(RecorderState(RecorderPhase.RECORDING, frames_kept=1))


def test_a_notice_that_was_put_away_stays_away_but_is_on_the_privacy_page(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.told = ("The key is kept in a file.",)
    desktop.window.begin()
    settle(qtbot, desktop)
    assert list(desktop.window.notices.notices) == list(door.told)
    desktop.window.notices.put_notice_away(door.told[0])
    desktop.window.begin()
    settle(qtbot, desktop)
    assert not desktop.window.notices.notices


def test_a_receipt_counts_in_singular_and_plural() -> None:
    assert (
        receipt_words(ForgetReceipt({"observations": 1, "pictures": 2, "vectors": 9}, 0))
        == "Forgotten: 1 moment and 2 pictures."
    )
    told = receipt_words(ForgetReceipt({"observations": 1}, 0, is_scrubbed=False))
    assert told.startswith("Forgotten: 1 moment. Traces left in the files are removed when")
    assert receipt_words(ForgetReceipt({"vectors": 0}, 0)) == "Nothing was there to forget."


def test_the_short_answer_is_not_said_twice() -> None:
    text = "**318 euros** [1]\n\n> 318 euros [1]\n>\n> *Mon 9 Mar, Pump*\n> Also 318 euros. [2]"
    assert without_repetition("318 euros", text) == (
        "> *Mon 9 Mar, Pump* [1]\n> Also 318 euros. [2]"
    )
    assert without_repetition("318 euros", "318 euros") == ""
    told = "The valve sticks. Turn it off."
    assert without_repetition(told, f"**{told}** [1]\n\n> Pump [1]") == "> Pump [1]"
    assert without_repetition("", "One.\n\nTwo.") == "One.\n\nTwo."


def test_days_and_upkeep_have_their_turn_when_the_queue_is_empty(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    settle(qtbot, desktop)
    door.days_waiting, door.tended = 2, 0
    door.let_go = UpkeepReceipt(datetime(2026, 6, 8, 9), 0, 3, 0, 0)
    desktop.window.idle_work.wake()
    qtbot.waitUntil(lambda: door.days_waiting == 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: desktop.window.sidebar.background.words.endswith(": 3 pictures."),
        timeout=PATIENCE_MS,
    )
    assert door.tended == 2
    assert desktop.window.sidebar.background.isVisible()


def test_while_the_queue_is_worked_off_nothing_is_tended(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    settle(qtbot, desktop)
    door.waiting, door.tended = 40, 0
    desktop.window.idle_work.wake()
    qtbot.waitUntil(lambda: desktop.window.idle_work.left == 24, timeout=PATIENCE_MS)
    assert door.tended == 0
    qtbot.waitUntil(lambda: door.tended == 1, timeout=PATIENCE_MS)
    assert door.waiting == 0
