"""Large text in a narrow window: nothing is cut off, and no page is scrolled sideways."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.app_language import AppLanguage, LanguageChoice
from app.browsing_door import Shelf
from app.desktop import Desktop, build_desktop
from app.store_door import StoreDoor
from app.theme import theme as theme_room
from app.windows.memories.vault_dialogs import VaultItemDialog
from app.windows.sidebar import Page
from app.windows.start_trouble import PassphraseDialog, TroubleDialog
from core.home import HomeFolder
from tests.app.desktop_driver import application, end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.app.windows.memories.conftest import harbour, home  # noqa: F401
from tests.app.windows.memories.harbour_memory import Harbour
from tests.app.windows.room_for_words import without_room
from tests.core.store.fresh_store import KEY
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock

LANGUAGES = (LanguageChoice.ENGLISH, LanguageChoice.GERMAN)
FACTORS = (1.0, 1.5, 2.0)
NARROW, USUAL = (560, 700), (1180, 780)
SMALLEST_SCREEN = (640, 360)  # 1280 x 720 at 200 %, in logical pixels


@dataclass(frozen=True, slots=True)
class Sight:
    """How large the text is, what is spoken, and how large the window is."""

    language: LanguageChoice
    factor: float
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.language.value}-{round(self.factor * 100)}-{self.size[0]}"


SIGHTS = (
    *(
        Sight(language, factor, size)
        for language in LANGUAGES
        for factor in FACTORS
        for size in (NARROW, USUAL)
    ),
    *(Sight(language, 1.0, SMALLEST_SCREEN) for language in LANGUAGES),
)


class SystemText:
    """Stands for the system's font at a factor of the design's size."""

    factor = 1.0

    def __init__(self, _font: object) -> None:
        pass

    def pixelSize(self) -> int:  # noqa: N802
        return round(14 * self.factor)


@pytest.fixture(params=SIGHTS, ids=str)
def sight(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sight]:
    wanted: Sight = request.param
    monkeypatch.setattr(SystemText, "factor", wanted.factor)
    monkeypatch.setattr(theme_room, "QFontInfo", SystemText)
    before = QLocale()
    language = AppLanguage(application())
    language.speak(wanted.language)
    yield wanted
    language.speak(LanguageChoice.ENGLISH)
    QLocale.setDefault(before)
    language.deleteLater()


@pytest.fixture
def seen(
    qtbot: QtBot, sight: Sight, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> Iterator[Desktop]:
    """The app over the fake memory, as large as it is to be seen."""
    door.settings["capture.consent"] = True
    made = start_desktop(qtbot, door, recorder, tmp_path)
    made.window.resize(*sight.size)
    settle(qtbot, made)
    yield made
    end_desktop(qtbot, made)


@pytest.fixture
def harbour_seen(
    qtbot: QtBot,
    sight: Sight,
    home: HomeFolder,  # noqa: F811
    harbour: Harbour,  # noqa: F811
    tmp_path: Path,
) -> Iterator[Desktop]:
    """The app over the harbour's memory, which has some of every kind."""
    made = build_desktop(
        application(), lambda: StoreDoor(home, KEY), None, "", tmp_path, clock=StillClock()
    )
    made.window.resize(*sight.size)
    made.window.show()
    settle(qtbot, made)
    yield made
    end_desktop(qtbot, made)


def _told(name: str, qtbot: QtBot, desktop: Desktop, window: QWidget) -> list[str]:
    settle(qtbot, desktop)
    settle(qtbot, desktop)  # what folded gives the parts below it another place
    return [f"{name}: {one}" for one in without_room(window)]


@pytest.mark.may_block("every page is measured, which nobody but this test does")
def test_every_page_has_its_room(qtbot: QtBot, seen: Desktop) -> None:
    window, found = seen.window, []
    for page in Page:
        window.show_page(page)
        found += _told(page.value, qtbot, seen, window)
    window.chat.ask("When do we ship?")
    window.show_page(Page.CHAT)
    found += _told("answer", qtbot, seen, window)
    window.chat.ask("What is the name of the dog?")
    found += _told("no answer", qtbot, seen, window)
    window.chat.turn_chats()
    found += _told("earlier chats", qtbot, seen, window)
    window.show_page(Page.TIMELINE)
    window.timeline.bar.recap_wanted.emit()
    found += _told("recap", qtbot, seen, window)
    window.timeline.aside.open_search("harbour")
    found += _told("search", qtbot, seen, window)
    window.timeline.aside.put_away()
    assert window.timeline.frame is not None
    window.timeline.scale.select_range(window.timeline.frame.at, window.timeline.frame.until)
    found += _told("range", qtbot, seen, window)
    assert found == []


@pytest.mark.may_block("every dialog is measured, which nobody but this test does")
def test_every_dialog_has_its_room(qtbot: QtBot, seen: Desktop) -> None:
    start, found = seen.window.first_start, []
    start.ask_for_consent()
    assert start.welcome is not None
    found += _told("consent", qtbot, seen, start.welcome)
    start.welcome.reject()
    start.show_steps()
    assert start.steps is not None
    for place, step in enumerate(start.steps.steps):
        start.steps.go_to(place)
        found += _told(type(step).__name__, qtbot, seen, start.steps)
    start.steps.reject()
    seen.window.settings.show_about()
    assert seen.window.settings.about is not None
    found += _told("about", qtbot, seen, seen.window.settings.about)
    seen.window.settings.about.reject()
    makers: tuple[Callable[[], QDialog], ...] = (
        lambda: PassphraseDialog("The passphrase is not right; nothing was opened. Try again."),
        lambda: TroubleDialog("Recollect is already running; use its window, or quit it first."),
        lambda: VaultItemDialog(seen.theme, seen.window),
    )
    for make in makers:
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        found += _told(type(dialog).__name__, qtbot, seen, dialog)
        dialog.close()
    assert found == []


@pytest.mark.may_block("every shelf is measured, which nobody but this test does")
def test_every_shelf_and_what_is_known_of_its_first_has_its_room(
    qtbot: QtBot, harbour_seen: Desktop
) -> None:
    window, page = harbour_seen.window, harbour_seen.window.memories
    window.show_page(Page.MEMORIES)
    found = []
    for shelf in Shelf:
        page.filter.choose_shelf(shelf)
        found += _told(shelf.value, qtbot, harbour_seen, window)
    page.filter.choose_shelf(Shelf.SEMANTIC)
    settle(qtbot, harbour_seen)
    page.detail.show_links(True)
    found += _told("links", qtbot, harbour_seen, window)
    page.detail.show_links(False)
    for name, act in (("edit", page.edit), ("forget", page.forget)):
        act()
        settle(qtbot, harbour_seen)
        assert page.dialog is not None
        found += _told(name, qtbot, harbour_seen, page.dialog)
        page.dialog.reject()
    assert found == []


def test_what_has_no_room_is_found(qtbot: QtBot) -> None:
    """The measure itself can fail."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    for words in ("Forget everything", "Keep all of it"):
        made = QPushButton(words)
        made.setMinimumWidth(1)
        line.addWidget(made)
    label = QLabel("A sentence that nobody reads to its end", window)
    label.setGeometry(90, 0, 60, 20)
    window.setFixedWidth(120)
    window.show()
    found = " ".join(without_room(window))
    assert "Forget everything” in QWidget: " in found
    assert "nobody reads to its end” in QWidget: 60 of" in found
    assert "sticks out of" in found
