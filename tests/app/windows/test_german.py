"""The whole app in German: no page says anything in English."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.app_language import AppLanguage, LanguageChoice, language_beside
from app.desktop import Desktop
from app.windows.elided_label import ElidedLabel
from app.windows.sidebar import Page
from app.windows.start_trouble import PassphraseDialog
from tests.app.desktop_driver import application, end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.app.words_in_code import TRANSLATIONS, translated
from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture
def german(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> Iterator[Desktop]:
    before = QLocale()
    language = AppLanguage(application())
    language.speak(LanguageChoice.GERMAN)
    door.settings["capture.consent"] = True
    made = start_desktop(qtbot, door, recorder, tmp_path)
    yield made
    end_desktop(qtbot, made)
    language.speak(LanguageChoice.ENGLISH)
    QLocale.setDefault(before)
    language.deleteLater()


@pytest.mark.parametrize("page", list(Page))
def test_every_page_is_in_german(qtbot: QtBot, german: Desktop, page: Page) -> None:
    german.window.show_page(page)
    settle(qtbot, german)
    said = set(_words_of(german.window))
    assert len(said) > 20
    assert sorted(words for words in said if _is_english(words)) == []


def test_the_way_between_the_pages_is_in_german(german: Desktop) -> None:
    names = [made.text().strip() for made in german.window.sidebar.buttons.values()]
    assert names[:3] == ["Chat", "Zeitleiste", "Erinnerungen"]
    assert german.window.sidebar.buttons[Page.TIMELINE].toolTip() == "Zeitleiste (Strg+2)"


def test_the_days_of_the_timeline_are_in_german(qtbot: QtBot, german: Desktop) -> None:
    german.window.show_page(Page.TIMELINE)
    settle(qtbot, german)
    assert german.window.timeline.bar.day_button.text().strip() == "Heute"


def test_welcome_and_tray_are_in_german(qtbot: QtBot, german: Desktop) -> None:
    german.window.first_start.ask_for_consent()
    welcome = german.window.first_start.welcome
    assert welcome is not None
    said = set(_words_of(welcome))
    assert "Willkommen bei Recollect" in {welcome.windowTitle(), *said}
    assert [words for words in said if _is_english(words)] == []
    assert german.tray is not None
    tray = [action.text() for action in german.tray.menu.actions() if action.text()]
    assert [words for words in tray if _is_english(words)] == []
    welcome.reject()


def test_the_question_for_the_passphrase_is_in_german(qtbot: QtBot, german: Desktop) -> None:
    dialog = PassphraseDialog()
    qtbot.addWidget(dialog)
    assert "Dein Gedächtnis ist verschlossen" in set(_words_of(dialog))


def test_a_chosen_language_is_written_down_for_the_next_start(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor, tmp_path: Path
) -> None:
    desktop.window.show_page(Page.SETTINGS)
    settle(qtbot, desktop)
    desktop.window.settings.control("appearance.language").chosen.emit("de")
    settle(qtbot, desktop)
    assert door.setting("appearance.language") == "de"
    assert language_beside(tmp_path) is LanguageChoice.GERMAN


def _words_of(window: QWidget) -> Iterator[str]:
    """Everything that a window says, seen or read aloud, also what is not shown just now."""
    getters: dict[type[QWidget], Callable[..., str]] = {
        QLabel: QLabel.text,
        QAbstractButton: QAbstractButton.text,
        QLineEdit: QLineEdit.placeholderText,
        QPlainTextEdit: QPlainTextEdit.placeholderText,
        QComboBox: QComboBox.currentText,
    }
    for widget in [window, *window.findChildren(QWidget)]:
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        said += [get(widget) for kind, get in getters.items() if isinstance(widget, kind)]
        yield from (words.strip() for words in said if words.strip())


def _is_english(words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in _ENGLISH)


def _english() -> list[re.Pattern[str]]:
    """Every text of the app that is another one in German; its gaps may hold anything."""
    found = []
    for spoken, german in translated(TRANSLATIONS / "recollect_de.ts").items():
        own = re.sub(r"\{\w*\}", "", spoken.text)
        if spoken.text.strip() != german.strip() and sum(map(str.isalpha, own)) > 5:
            parts = re.split(r"\{\w*\}", spoken.text.strip())
            found.append(re.compile(".+".join(map(re.escape, parts)), re.DOTALL))
    return found


_ENGLISH = _english()


@pytest.mark.parametrize("size", [(1180, 780), (960, 620)], ids=["usual", "smallest"])
def test_no_word_is_cut_off(qtbot: QtBot, german: Desktop, size: tuple[int, int]) -> None:
    german.window.resize(*size)
    german.actions.start()
    cut = []
    for page in Page:
        german.window.show_page(page)
        settle(qtbot, german)
        cut += [f"{page.value}: {words}" for words in _cut_off(german.window)]
    german.window.first_start.ask_for_consent()
    welcome = german.window.first_start.welcome
    assert welcome is not None
    settle(qtbot, german)
    cut += [f"welcome: {words}" for words in _cut_off(welcome)]
    welcome.reject()
    assert cut == []


def _cut_off(window: QWidget) -> Iterator[str]:
    """What stands on buttons and in single lines that are narrower than their words."""
    for widget in window.findChildren(QWidget):
        is_line = isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel)
        is_button = isinstance(widget, QAbstractButton) and not _shows_an_icon_only(widget)
        if not (is_button or is_line) or not widget.isVisibleTo(window):
            continue
        assert isinstance(widget, QAbstractButton | QLabel)
        needed = widget.minimumSizeHint().width() if is_line else widget.sizeHint().width()
        if widget.text() and widget.width() < needed:
            yield f"{widget.text()} ({widget.width()} of {needed})"


def _shows_an_icon_only(widget: QAbstractButton) -> bool:
    return isinstance(widget, QToolButton) and isinstance(widget.parent(), QLineEdit)
