import gc
import weakref
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.theme.theme import ThemeChoice
from app.windows.sidebar import Page
from core.models.catalogue import ModelRole
from tests.app.desktop_driver import end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor


def test_keys_switch_pages_and_focus_the_question(qtbot: QtBot, desktop: Desktop) -> None:
    window = desktop.window
    control = Qt.KeyboardModifier.ControlModifier
    for key, page in (
        (Qt.Key.Key_2, Page.TIMELINE),
        (Qt.Key.Key_3, Page.MEMORIES),
        (Qt.Key.Key_5, Page.MODELS),
        (Qt.Key.Key_1, Page.CHAT),
    ):
        QTest.keyClick(window, key, control)
        assert window.page is page
    window.show_page(Page.TIMELINE)
    QTest.keyClick(window, Qt.Key.Key_L, control)
    assert window.page is Page.CHAT
    assert window.chat.box.field.hasFocus()
    with qtbot.waitSignal(window.quit_wanted):
        QTest.keyClick(window, Qt.Key.Key_Q, control)
    settle(qtbot, desktop)


def test_every_control_has_a_name(qtbot: QtBot, desktop: Desktop) -> None:
    for page in Page:
        desktop.window.show_page(page)
        settle(qtbot, desktop)
    nameless = [
        control
        for kind in (QAbstractButton, QLineEdit)
        for control in desktop.window.findChildren(kind)
        if not (control.accessibleName() or getattr(control, "text", str)())
        and control.objectName() not in ("qt_spinbox_lineedit", "ScrollLeftButton")
        and control.isVisible()
    ]
    assert nameless == []


def test_notices_are_quiet_lines(qtbot: QtBot, door: FakeMemoryDoor, tmp_path: Path) -> None:
    door.told = ("There is no embedder.", "The key is kept in a file.")
    desktop = start_desktop(qtbot, door, None, tmp_path)
    assert desktop.window.notices.notices == (
        "There is no screen here.",
        "There is no embedder.",
        "The key is kept in a file.",
    )
    assert "There is no screen here." in desktop.window.sidebar.recorder.words
    assert not desktop.window.sidebar.recorder.start_button.isVisible()
    end_desktop(qtbot, desktop)


def test_the_first_question_shows_which_models_cannot_be_used(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    notices = desktop.window.notices
    notices.add_notice("There is a newer version.")
    door.told = ("A network is broken.",)
    for _ in range(2):
        desktop.window.chat.ask("When do we ship?")
        settle(qtbot, desktop)
        assert notices.notices == ("A network is broken.", "There is a newer version.")
        door.told = ()  # known by now, so it is not looked for again
    notices.put_notice_away("There is a newer version.")
    assert notices.notices == ("A network is broken.",)


def test_the_window_remembers_its_size(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door.settings["capture.consent"] = True
    first = start_desktop(qtbot, door, recorder, tmp_path)
    first.window.resize(980, 640)
    end_desktop(qtbot, first)
    assert (tmp_path / "window.ini").exists()
    second = start_desktop(qtbot, door, recorder, tmp_path)
    assert second.window.height() == 640  # the test's screen is too narrow to tell the width
    end_desktop(qtbot, second)


def test_the_theme_that_was_chosen_is_taken_at_the_start(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door.settings["appearance.theme"] = ThemeChoice.DARK.value
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    assert desktop.theme.is_dark
    end_desktop(qtbot, desktop)


def test_the_start_leads_to_the_models_until_there_is_one(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    window = desktop.window
    assert window.chat.welcome.model_offer.isVisible()
    window.chat.welcome.models_button.click()
    assert window.page is Page.MODELS
    settle(qtbot, desktop)
    door.settings["models.chat"] = "qwen3-4b-q4_k_m"
    window.models.model_changed.emit(ModelRole.CHAT)
    settle(qtbot, desktop)
    window.show_page(Page.CHAT)
    assert not window.chat.welcome.model_offer.isVisible()


def test_a_narrow_window_keeps_signs_and_what_they_are_called(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    window, sidebar = desktop.window, desktop.window.sidebar
    window.resize(window.minimumSize())
    settle(qtbot, desktop)
    assert (window.width(), window.height()) <= (683, 384)  # 1366 x 768 at 200 %
    assert sidebar.is_narrow
    assert sidebar.buttons[Page.TIMELINE].accessibleName() == "Timeline"
    assert not sidebar.recorder.isVisible()
    assert "Remembering" in sidebar.recorder_button.accessibleName()
    sidebar.recorder_button.click()
    settle(qtbot, desktop)
    assert recorder.calls == ["start", "pause"]
    window.resize(1200, 800)
    assert sidebar.recorder.isVisible()


def test_what_a_small_window_cannot_show_can_be_scrolled_to(qtbot: QtBot, desktop: Desktop) -> None:
    window = desktop.window
    window.resize(window.minimumSize())
    for page in Page:
        window.show_page(page)
        settle(qtbot, desktop)
        shown = window._stack.shown_page()
        assert shown is not None
        needed = shown.minimumSizeHint()
        assert (shown.width() >= needed.width(), shown.height() >= needed.height()) == (True, True)


def test_a_window_that_is_gone_is_held_by_nothing(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    window = desktop.window
    for page in Page:
        window.show_page(page)
        settle(qtbot, desktop)
    parts = (window, window.chat, window.timeline, window.memories, window.models)
    names = [type(part).__name__ for part in parts]
    left = [weakref.ref(part) for part in parts]
    end_desktop(qtbot, desktop)
    del desktop, window, parts
    gc.collect()
    assert [name for name, part in zip(names, left, strict=True) if part() is not None] == []
