"""The window: a sidebar, three pages, and quiet notices at the foot."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.memory_door import MemoryDoor, MemoryFigures
from app.task_runner import WorkStopped
from app.theme.theme import ThemeChoice
from app.windows.building_blocks import column, row
from app.windows.chat_page import ChatPage
from app.windows.notices import Notices
from app.windows.privacy_page import PrivacyPage
from app.windows.recorder_actions import RecorderActions
from app.windows.sidebar import Page, Sidebar
from app.windows.timeline_page import TimelinePage
from app.windows.welcome_dialog import WelcomeDialog
from app.windows.workplace import Workplace
from core.answer.answer import Citation
from core.errors import RecollectError


class MainWindow(QMainWindow):
    """Joins the pages. With a tray, closing hides; without one, closing quits."""

    quit_wanted = Signal()
    hidden_to_tray = Signal()
    sample_day_loaded = Signal(int)

    def __init__(
        self, workplace: Workplace, actions: RecorderActions, home: Path, recorder_notice: str = ""
    ) -> None:
        super().__init__()
        self._work = workplace
        self._actions = actions
        self._home = home
        self._recorder_notice = recorder_notice
        self._settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self.has_tray = False
        self.welcome: WelcomeDialog | None = None
        self.setWindowTitle("Recollect")
        self.setMinimumSize(960, 620)
        self.chat = ChatPage(workplace)
        self.timeline = TimelinePage(workplace)
        self.privacy = PrivacyPage(workplace, actions)
        self.sidebar = Sidebar(workplace.theme, actions)
        self.notices = Notices(workplace.theme)
        self._pages: dict[Page, QWidget] = {
            Page.CHAT: self.chat,
            Page.TIMELINE: self.timeline,
            Page.PRIVACY: self.privacy,
        }
        self._build()
        self._connect()
        self._add_shortcuts()
        self._restore_place()
        self.show_page(Page.CHAT)

    @property
    def page(self) -> Page:
        return next(p for p, widget in self._pages.items() if widget is self._stack.currentWidget())

    def begin(self) -> None:
        """Read the memory: theme, conversation, notices; asks for consent if need be."""
        self._work.runner.submit(
            lambda door: str(door.setting("appearance.theme")), self._take_theme, self._tell
        )
        self.chat.restore()
        self.refresh_figures()
        self._actions.load_consent()

    def show_page(self, page: Page) -> None:
        """Go to a page; it shows what is new."""
        self._stack.setCurrentWidget(self._pages[page])
        self.sidebar.show_page(page)
        if page is Page.TIMELINE:
            self.timeline.refresh()
            self.timeline.view.setFocus()
        elif page is Page.PRIVACY:
            self.privacy.refresh()
        else:
            self.chat.box.field.setFocus()

    def bring_up(self, page: Page | None = None) -> None:
        """Show the window in front of the others."""
        if page is not None:
            self.show_page(page)
        self.show()
        self.raise_()
        self.activateWindow()

    def load_sample_day(self) -> None:
        """Take the sample day in, with its progress on the chat page."""
        self.show_page(Page.CHAT)
        self.chat.welcome.show_memory(is_empty=True)
        self.chat.welcome.show_progress(0, 1)
        runner = self._work.runner

        def work(door: MemoryDoor) -> int:
            def on_progress(done: int, total: int) -> None:
                if runner.is_closing:
                    raise WorkStopped("The sample day was not loaded to its end.")
                runner.post(lambda: self.chat.welcome.show_progress(done, total))

            return door.load_sample_day(on_progress)

        runner.submit(work, self._sample_day_done, self._sample_day_failed)

    def refresh_figures(self) -> None:
        self._work.runner.submit(lambda door: door.figures(), self._show_figures, self._tell)

    def ask_for_consent(self) -> None:
        """Open the welcome, unless it is open already."""
        if self.welcome is not None:
            return
        self.welcome = WelcomeDialog(
            self._work.theme, str(self._home), self._actions.can_record, self
        )
        self.welcome.agreed.connect(self._actions.give_consent)
        self.welcome.sample_day_wanted.connect(self.load_sample_day)
        self.welcome.finished.connect(self._welcome_done)
        self.welcome.open()

    def keep_place(self) -> None:
        """Remember where the window stands."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.keep_place()
        event.accept()
        if not self.has_tray:
            self.quit_wanted.emit()
        elif not self._settings.value("told_about_tray", False, type=bool):
            self._settings.setValue("told_about_tray", True)
            self.hidden_to_tray.emit()

    # what happened

    def _welcome_done(self) -> None:
        self.welcome = None

    def _sample_day_done(self, frames: int) -> None:
        self.chat.welcome.show_progress(None, None)
        self.chat.show_memory(is_empty=frames == 0)
        self.refresh_figures()
        self.timeline.open_latest()
        self.sample_day_loaded.emit(frames)

    def _sample_day_failed(self, error: RecollectError) -> None:
        self.chat.welcome.show_progress(None, None)
        self._tell(error)

    def _open_citation(self, citation: Citation) -> None:
        self.timeline.open_frame(citation.observation_id, citation.box)

    def _take_theme(self, choice: str) -> None:
        self._work.theme.choose(ThemeChoice(choice))
        self.privacy.show_theme(ThemeChoice(choice))

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._work.theme.choose(choice)
        self._work.runner.submit(
            lambda door: door.set_setting("appearance.theme", choice.value),
            lambda _none: None,
            self._tell,
        )

    def _show_figures(self, figures: MemoryFigures) -> None:
        self.notices.show_notices(
            (
                self._recorder_notice,
                figures.reader_notice,
                figures.embedder_notice,
                figures.key_notice,
            )
        )

    def _tell(self, error: RecollectError) -> None:
        self.notices.show_notices((str(error), self._recorder_notice))

    # building

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for widget in self._pages.values():
            self._stack.addWidget(widget)
        right = column(gap=0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.notices)
        centre = QWidget()
        layout = row(centre, gap=0)
        layout.addWidget(self.sidebar)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.sidebar.page_wanted.connect(self.show_page)
        self.chat.citation_opened.connect(self._open_citation)
        self.chat.moment_wanted.connect(self.timeline.open_moment)
        self.chat.exclusions_wanted.connect(lambda: self.show_page(Page.PRIVACY))
        self.chat.sample_day_wanted.connect(self.load_sample_day)
        self.timeline.page_wanted.connect(self._uncover_timeline)
        self.timeline.memory_changed.connect(self.refresh_figures)
        self.privacy.theme_chosen.connect(self._choose_theme)
        self._actions.consent_wanted.connect(self.ask_for_consent)
        self._actions.failed.connect(
            lambda words: self.notices.show_notices((words, self._recorder_notice))
        )

    def _uncover_timeline(self) -> None:
        """Show the timeline without reading it anew: it is already on its way to a frame."""
        self._stack.setCurrentWidget(self.timeline)
        self.sidebar.show_page(Page.TIMELINE)
        self.timeline.view.setFocus()

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+1", lambda: self.show_page(Page.CHAT)),
            ("Ctrl+2", lambda: self.show_page(Page.TIMELINE)),
            ("Ctrl+3", lambda: self.show_page(Page.PRIVACY)),
            ("Ctrl+N", self._new_chat),
            ("Ctrl+L", lambda: self.show_page(Page.CHAT)),
            ("Ctrl+Q", self.quit_wanted.emit),
        )
        for combination, act in keys:
            shortcut = QShortcut(QKeySequence(combination), self)
            shortcut.activated.connect(act)

    def _new_chat(self) -> None:
        self.show_page(Page.CHAT)
        self.chat.new_chat()

    def _restore_place(self) -> None:
        kept = self._settings.value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1180, 780)
