"""Every page and dialog of the app as a scene: what is done to see it, and what is shown then.

The scenes run in their order over the sample day; a later one may rest on what an earlier one did.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.browsing_door import NewItem, Shelf
from app.desktop import Desktop
from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.theme.theme import ThemeChoice
from app.tray import Tray, sign_icon
from app.windows.recorder_sign import Sign
from app.windows.sidebar import Page
from app.windows.start_trouble import PassphraseDialog, TroubleDialog
from capture.recorder_state import RecorderPhase, RecorderState
from core.memory.vault import KeptKind, Sensitivity
from tests.end_to_end.scene_matter import SceneMatter

PASSPHRASE = "scenes"
_SETTLE_MS = 250  # resized pictures are asked for after a short rest

Scene = tuple[str, QWidget]
"""A name for the file, and what to take a picture of."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The running app, what it is asked about, and a picture to show it."""

    desktop: Desktop
    matter: SceneMatter
    picture: Path

    def settle(self) -> None:
        """Let the window work until nothing is loading any more."""
        loop, runner = QEventLoop(), self.desktop.runner
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
        while not runner.is_idle:
            runner.idle.connect(loop.quit)
            loop.exec()
            runner.idle.disconnect(loop.quit)

    def show(self, page: Page) -> None:
        self.desktop.window.show_page(page)
        self.settle()


def scenes(stage: Stage) -> Iterator[Scene]:
    """The app as it is all day, from the first start to the last menu."""
    groups: tuple[Callable[[Stage], Iterator[Scene]], ...] = (
        first_start,
        chat,
        timeline,
        memories,
        vault,
        other_pages,
        dialogs_and_menus,
    )
    for group in groups:
        yield from group(stage)


def take(stage: Stage, folder: Path) -> list[Path]:
    """Save every scene as NAME-light.png, -dark and -high-contrast; returns the files."""
    theme, saved = stage.desktop.theme, []
    for name, shown in scenes(stage):
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
            theme.choose(choice)
            stage.settle()
            path = folder / f"{name}-{choice.value}.png"
            shown.grab().save(str(path))
            saved.append(path)
    return saved


def first_start(stage: Stage) -> Iterator[Scene]:
    """The question for consent, and each of the steps behind it."""
    start = stage.desktop.window.first_start
    start.ask_for_consent()
    stage.settle()
    if start.welcome is not None:
        yield "consent", start.welcome
        start.welcome.reject()
    start.show_steps()
    stage.settle()
    if start.steps is not None:
        for place, name in enumerate(("rules", "model", "disk", "proof", "question")):
            start.steps.go_to(place)
            stage.settle()
            yield f"step-{place + 1}-{name}", start.steps
        start.steps.reject()
    stage.settle()
    stage.desktop.window.notices.show_notices(())
    now = datetime.now().astimezone()
    stage.desktop.actions.show_state(RecorderState(RecorderPhase.RECORDING, last_text_at=now))


def chat(stage: Stage) -> Iterator[Scene]:
    """Empty, answered, about a picture, and the two ways of having no answer."""
    window, page = stage.desktop.window, stage.desktop.window.chat
    stage.show(Page.CHAT)
    page.new_chat()
    stage.settle()
    yield "chat-empty", window
    for question in stage.matter.questions:
        page.ask(question)
        stage.settle()
    yield "chat", window
    answer = page.answers[-1]
    if answer.cards:
        answer.body.mark_hovered.emit(answer.cards[0].citation.number)
        stage.settle()
        yield "chat-preview", answer.preview
        answer.preview.put_away()
    for name, question in (
        ("chat-not-in-memory", stage.matter.unknown),
        ("chat-gap", stage.matter.gap_question),
    ):
        page.new_chat()
        page.ask(question)
        stage.settle()
        yield name, window
    page.new_chat()
    page.pictures.take(QImage(str(stage.picture)))
    stage.settle()
    yield "chat-picture-at-hand", window
    page.ask("")
    stage.settle()
    yield "chat-picture", window
    page.turn_chats()
    stage.settle()
    yield "chat-earlier", window
    page.turn_chats()


def timeline(stage: Stage) -> Iterator[Scene]:
    """A cited frame, the day's scales from far to near, and what stands beside the stage."""
    window, page = stage.desktop.window, stage.desktop.window.timeline
    stage.show(Page.CHAT)
    window.chat.new_chat()
    window.chat.ask(stage.matter.questions[0])
    stage.settle()
    if cards := [*window.chat.answers[-1].cards, *window.chat.answers[-1].nearest]:
        cards[0].click()
    else:  # a question of somebody else's may have no answer
        page.open_moment(stage.matter.paused_from)
    stage.settle()
    yield "timeline", window
    page.scales.show_whole()
    page.scales.farther()
    stage.settle()
    yield "timeline-month", window
    page.scales.show_whole()
    stage.settle()
    if page.frame is not None:
        page.scale.show_around(page.frame.at, 0.5, timedelta(minutes=3))
        stage.settle()
        yield "timeline-minute", window
        page.scales.show_whole()
        page.scale.select_range(page.frame.at, page.frame.at + timedelta(hours=2))
        stage.settle()
        yield "timeline-range", window
        page.acts.forget_range()
        stage.settle()
        yield "timeline-forget", page.acts.dialog
        page.acts.dialog.reject()
        page.scale.drop_range()
    page.aside.open_search(stage.matter.sought)
    stage.settle()
    yield "timeline-search", window
    page.bar.recap_wanted.emit()
    stage.settle()
    yield "timeline-recap", window
    noon = stage.matter.paused_from.replace(hour=12, minute=0)
    page.aside.open_recap("A week", noon - timedelta(days=4), noon + timedelta(days=3))
    stage.settle()
    yield "timeline-recap-week", window
    page.aside.put_away()
    page.show_day(stage.matter.paused_from.date() - timedelta(days=40))
    stage.settle()
    yield "timeline-nothing", window
    page.open_moment(stage.matter.paused_from)
    stage.settle()
    page.bar.calendar_wanted.emit()
    stage.settle()
    yield "timeline-calendar", page.bar.calendar
    page.bar.calendar.close()


def memories(stage: Stage) -> Iterator[Scene]:
    """Each shelf with its first memory, the graph, and the dialogs."""
    window, page = stage.desktop.window, stage.desktop.window.memories
    stage.show(Page.MEMORIES)
    yield "memories", window
    for shelf, name in (
        (Shelf.CORE, "memories-you"),
        (Shelf.EPISODIC, "memories-events"),
        (Shelf.PROCEDURAL, "memories-how-tos"),
        (Shelf.RESOURCE, "memories-documents"),
        (Shelf.SEMANTIC, "memories-facts"),
        (Shelf.TASK, "memories-tasks"),
        (Shelf.ENTITIES, "memories-names"),
    ):
        page.filter.choose_shelf(shelf)
        stage.settle()
        yield name, window
    page.filter.order.showPopup()
    stage.settle()
    yield "memories-order", page.filter.order.view().window()
    page.filter.order.hidePopup()
    page.detail.show_links(True)
    stage.settle()
    yield "memories-graph", window
    page.detail.show_links(False)
    page.filter.choose_shelf(Shelf.SEMANTIC)
    stage.settle()
    for name, act in (("memories-edit", page.edit), ("memories-forget", page.forget)):
        act()
        stage.settle()
        if page.dialog is not None:
            yield name, page.dialog
            page.dialog.reject()
            page.dialog = None


def vault(stage: Stage) -> Iterator[Scene]:
    """Before there is one, locked, open, and what is asked there."""
    window, page = stage.desktop.window, stage.desktop.window.memories
    page.filter.choose_shelf(Shelf.VAULT)
    stage.settle()
    yield "vault-none", window
    kept = NewItem(KeptKind.PASSWORD, "Router at home", Sensitivity.HIGH, "an invented secret")
    now = datetime.now().astimezone()

    def make_and_fill(door: MemoryDoor) -> None:
        door.browsing.create_vault(PASSPHRASE)
        door.browsing.add_to_vault(kept, now)

    stage.desktop.runner.submit(make_and_fill, lambda _none: page.refresh(), _fail)
    stage.settle()
    yield "vault-locked", window
    page.vault.field.setText(PASSPHRASE)
    page.vault.unlock()
    stage.settle()
    yield "vault-open", window
    for name, act in (
        ("vault-add", page.vault_desk.add),
        ("vault-passphrase", page.vault_desk.change_passphrase),
    ):
        act()
        stage.settle()
        if page.vault_desk.dialog is not None:
            yield name, page.vault_desk.dialog
            page.vault_desk.dialog.reject()
    page.filter.choose_shelf(Shelf.EVERYTHING)
    stage.settle()


def other_pages(stage: Stage) -> Iterator[Scene]:
    """Privacy with its tester, models, health, and every part of the settings."""
    window = stage.desktop.window
    stage.show(Page.PRIVACY)
    yield "privacy", window
    yield "privacy-whole", _inside(window.privacy)
    tester = window.privacy.tester
    QTest.keyClicks(tester.app, "keepassxc")
    QTest.keyClicks(tester.title, "Passwords")
    stage.settle()
    yield "privacy-tester", tester
    stage.show(Page.MODELS)
    yield "models", window
    yield "models-whole", _inside(window.models)
    stage.show(Page.HEALTH)
    yield "health", window
    stage.show(Page.SETTINGS)
    yield "settings", window
    yield "settings-whole", _inside(window.settings)
    window.settings.look_for("keys")
    stage.settle()
    yield "settings-keys", window
    window.settings.look_for("")


def dialogs_and_menus(stage: Stage) -> Iterator[Scene]:
    """The box about the program, what is said before there is a window, and the tray's menu."""
    window = stage.desktop.window
    window.settings.show_about()
    stage.settle()
    if window.settings.about is not None:
        yield "about", window.settings.about
        window.settings.about.reject()
    running = "Recollect is already running on ~/recollect; use its window, or quit it first."
    wrong = "The passphrase is not right; nothing was opened. Try again."
    for name, dialog in (
        ("trouble", TroubleDialog(in_app_language(running))),
        ("passphrase", PassphraseDialog(in_app_language(wrong))),
    ):
        dialog.show()
        stage.settle()
        yield name, dialog
        dialog.close()
    window.notices.show_trouble(in_app_language(wrong))
    window.notices.add_notice(in_app_language(running))
    stage.settle()
    yield "notices", window
    window.notices.show_notices(())
    window.notices.put_notice_away(in_app_language(wrong))
    QToolTip.showText(QPoint(60, 60), "Said while\nthe pointer rests", window)
    stage.settle()
    for shown in QApplication.topLevelWidgets():
        if shown.inherits("QTipLabel") and shown.isVisible():
            yield "tooltip", shown
    QToolTip.hideText()
    yield "tray-signs", _tray_signs()
    tray = stage.desktop.tray or Tray(stage.desktop.actions, window)
    menus: tuple[tuple[str, QMenu], ...] = (("tray", tray.menu), ("tray-forget", tray.forget_menu))
    for name, menu in menus:
        menu.popup(QPoint(40, 40))
        stage.settle()
        yield name, menu
        menu.close()


def _tray_signs() -> QWidget:
    """Every sign of the tray at the sizes of panels, on a light panel and on a dark one."""
    sheet = QWidget()
    lines = QVBoxLayout(sheet)
    for ground in ("#f2f2f2", "#202020"):
        panel = QWidget()
        panel.setStyleSheet(f"background: {ground}")
        places = QHBoxLayout(panel)
        for sign in Sign:
            for size in (16, 22, 32):
                place = QLabel()
                place.setPixmap(sign_icon(sign).pixmap(size, size))
                places.addWidget(place)
        lines.addWidget(panel)
    return sheet


def _inside(page: QWidget) -> QWidget:
    """All of a page that is longer than the window."""
    area = page.findChild(QScrollArea)
    inside = area.widget() if area is not None else None
    return inside if inside is not None else page


def _fail(error: Exception) -> None:
    raise error
