"""The window: a sidebar, the pages, and quiet notices at the foot."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from app.app_language import LanguageChoice, keep_language_beside
from app.autostart.autostart import system_autostart
from app.known_sentences import in_app_language
from app.memory_door import ForgetReceipt
from app.model_shelf import ModelShelf
from app.theme.theme import ThemeChoice
from app.windows.building_blocks import begin_at_scrolling, column, row
from app.windows.chat_page import ChatPage
from app.windows.first_steps.first_start import FirstStart
from app.windows.first_steps.welcome_dialog import WelcomeDialog
from app.windows.forget_dialog import receipt_words
from app.windows.health.health_page import HealthPage
from app.windows.idle_work import IdleWork
from app.windows.memories.memories_page import MemoriesPage
from app.windows.model_work import ModelWork
from app.windows.models.models_page import ModelsPage
from app.windows.notices import Notices
from app.windows.page_stack import PageStack
from app.windows.privacy_page import PrivacyPage
from app.windows.recorder_actions import RecorderActions
from app.windows.sample_day_import import SampleDayImport
from app.windows.settings.settings_page import SettingsPage
from app.windows.sidebar import Page, Sidebar
from app.windows.timeline_page import TimelinePage
from app.windows.workplace import Workplace
from capture.recorder_state import RecorderState
from core.answer.answer import Citation
from core.errors import RecollectError

_LEAST_SIZE = QSize(560, 330)  # a screen of 1366 x 768 has room for it at 200 %
_FIRST_SIZE = QSize(1180, 780)
_LIVE_MS = 1500  # what was recorded is shown after this long, however much it is


class MainWindow(QMainWindow):
    """Joins the pages. With a tray, closing hides; without one, closing quits."""

    quit_wanted = Signal()
    hidden_to_tray = Signal()
    sample_day_loaded = Signal(int)
    forgotten = Signal(str)  # what went, as a sentence

    def __init__(
        self, workplace: Workplace, actions: RecorderActions, home: Path, recorder_notice: str = ""
    ) -> None:
        super().__init__()
        self._work = workplace
        self._actions = actions
        self._home = home
        self._recorder_notice = recorder_notice
        self._settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._kept_frames = actions.state.frames_kept
        self._live = QTimer(self)
        self._live.setSingleShot(True)
        self._live.setInterval(_LIVE_MS)
        self._live.timeout.connect(self._show_new_frames)
        self.idle_work = IdleWork(workplace.runner, actions.is_slowed)
        self.model_work = ModelWork(workplace.runner, is_needed_elsewhere=actions.is_slowed)
        self._sample_day = SampleDayImport(workplace.runner, self)
        self.has_tray = False
        self.setWindowTitle("Recollect")
        self.setMinimumSize(_LEAST_SIZE)
        self.chat = ChatPage(workplace)
        self.timeline = TimelinePage(workplace)
        self.memories = MemoriesPage(workplace)
        self.models = ModelsPage(workplace, ModelShelf())
        self.first_start = FirstStart(workplace, actions, home, self._settings, self.models, self)
        self.privacy = PrivacyPage(workplace, actions)
        self.settings = SettingsPage(workplace, system_autostart(home))
        self.health = HealthPage(workplace, actions)
        self.sidebar = Sidebar(workplace.theme, actions, self.models.downloads)
        self.notices = Notices(workplace.theme)
        self._pages: dict[Page, QWidget] = {
            Page.CHAT: self.chat,
            Page.TIMELINE: self.timeline,
            Page.MEMORIES: self.memories,
            Page.PRIVACY: self.privacy,
            Page.MODELS: self.models,
            Page.SETTINGS: self.settings,
            Page.HEALTH: self.health,
        }
        self._build()
        self._connect()
        self._add_shortcuts()
        self._restore_place()
        self.show_page(Page.CHAT)

    @property
    def welcome(self) -> WelcomeDialog | None:
        """The question for consent, while it is asked."""
        return self.first_start.welcome

    @property
    def page(self) -> Page:
        return next(p for p, widget in self._pages.items() if widget is self._stack.shown_page())

    def begin(self) -> None:
        """Read the memory: theme, conversation, notices; asks for consent if need be."""
        self._work.runner.submit(
            lambda door: str(door.setting("appearance.theme")), self._take_theme, self._tell
        )
        self.chat.restore()
        self._actions.load_consent()
        self._read_notices()
        self.idle_work.wake()

    def show_page(self, page: Page) -> None:
        """Go to a page; it shows what is new."""
        self._stack.show_page(self._pages[page])
        self.sidebar.show_page(page)
        if page is Page.TIMELINE:
            self.timeline.refresh()
            self.timeline.view.setFocus()
        elif page is Page.MEMORIES:
            self.memories.refresh()
            self.memories.list.setFocus()
        elif page is Page.MODELS:
            self.models.refresh()
            begin_at_scrolling(self.models)
        elif page is Page.PRIVACY:
            self.privacy.refresh()
            begin_at_scrolling(self.privacy)
        elif page is Page.SETTINGS:
            self.settings.refresh()
            self.settings.search.setFocus()
        elif page is Page.HEALTH:
            self.health.refresh()
            begin_at_scrolling(self.health)
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
        """Take the sample day in, with its progress on the chat page; questions go before it."""
        if not self.is_importing:
            self.show_page(Page.CHAT)
            self._sample_day.start()

    def forget_last(self, minutes: int) -> None:
        """Forget everything of the last minutes, at once."""
        now = self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.forget_range(now - timedelta(minutes=minutes), now),
            self._forgot_last,
            self._tell,
        )

    def stop_import(self) -> None:
        """Read no more of the sample day; what was read stays."""
        self._sample_day.stop()

    @property
    def is_importing(self) -> bool:
        return self._sample_day.is_running

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.sidebar.fit(self.width())

    # what happened

    def _show_import(self, done: int | None, total: int | None) -> None:
        self.chat.welcome.show_progress(done, total)
        is_seen = self.page is Page.CHAT and self.chat.is_at_start
        if is_seen:  # once is enough
            done = total = None
        self.sidebar.background.show_progress(done, total)

    def _show_sample_day(self, frames: int) -> None:
        self.timeline.open_latest()
        self.sample_day_loaded.emit(frames)

    def _import_ended(self) -> None:
        self._show_import(None, None)
        self.chat.look_at_memory()
        if self.page is Page.HEALTH:
            self.health.refresh()
        self.idle_work.wake()

    def _take_state(self, state: RecorderState) -> None:
        """Note that something was recorded; it is shown in a moment."""
        if state.frames_kept != self._kept_frames:
            self._kept_frames = state.frames_kept
            if not self._live.isActive():
                self._live.start()

    def _show_new_frames(self) -> None:
        if self.isVisible():
            if self.page is Page.TIMELINE:
                self.timeline.take_new_frames()
            elif self.page is Page.HEALTH:
                self.health.refresh()
            elif self.chat.is_at_start:
                self.chat.look_at_memory()
        self.idle_work.wake()

    def _show_left(self, left: int) -> None:
        """Note how much is left to learn from; what was learned is shown once all is."""
        self.sidebar.background.show_left(left)
        if not left and self.page is Page.MEMORIES:
            self.memories.refresh()

    def _memory_shrank(self) -> None:
        """Frames were forgotten: what quoted them must not stay on the screen either."""
        self.chat.restore_anew()
        self.idle_work.wake()

    def _forgot_last(self, receipt: ForgetReceipt) -> None:
        self._work.pictures.forget_all()
        self._memory_shrank()
        if self.page is Page.TIMELINE:
            self.timeline.refresh()
        self.forgotten.emit(receipt_words(receipt))

    def _model_changed(self) -> None:
        """Another model has work to do, and may have something to say about it."""
        self._read_notices()
        self.chat.look_at_memory()
        self.idle_work.wake()

    def _read_notices(self) -> None:
        self._work.runner.submit(lambda door: door.notices(), self._show_notices, self._tell)

    def _open_citation(self, citation: Citation) -> None:
        self.timeline.open_frame(citation.observation_id, citation.box)

    def _take_theme(self, choice: str) -> None:
        self._work.theme.choose(ThemeChoice(choice))

    def _setting_changed(self, key: str, value: object) -> None:
        if key == "appearance.theme":
            self._take_theme(str(value))
        elif key == "appearance.language":
            keep_language_beside(self._home, LanguageChoice(str(value)))

    def _show_limits(self) -> None:
        self.show_page(Page.SETTINGS)
        self.settings.look_for("retention")

    def _show_model_settings(self) -> None:
        self.show_page(Page.SETTINGS)
        self.settings.look_for("models")

    def _show_notices(self, notices: Sequence[str]) -> None:
        known = [in_app_language(words) for words in (self._recorder_notice, *notices) if words]
        self.health.figures.show_notices(known)
        put_away = str(self._settings.value("notices_put_away", "")).split("\n")
        self.notices.show_notices([words for words in known if words not in put_away])

    def _put_away(self, notice: str) -> None:
        """The user has read a notice; the health page still shows it."""
        kept = str(self._settings.value("notices_put_away", ""))
        self._settings.setValue("notices_put_away", f"{kept}\n{notice}".strip())

    def _tell(self, error: RecollectError) -> None:
        self._say(in_app_language(str(error)))

    def _say(self, words: str) -> None:
        self.notices.show_trouble(words)

    # building

    def _build(self) -> None:
        self._stack = PageStack()
        for widget in self._pages.values():
            self._stack.add_page(widget)
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
        self.chat.search_wanted.connect(self._search)
        self.chat.exclusions_wanted.connect(lambda: self.show_page(Page.PRIVACY))
        self.chat.sample_day_wanted.connect(self.load_sample_day)
        self.chat.told.connect(self.idle_work.wake)
        # Some models are loaded by the first question only, so only then it shows if they work.
        self.chat.answered.connect(self._read_notices, Qt.ConnectionType.SingleShotConnection)
        self.timeline.page_wanted.connect(self._uncover_timeline)
        self.timeline.question_wanted.connect(self._begin_question)
        self.timeline.memory_changed.connect(self._memory_shrank)
        self.memories.citation_opened.connect(self._open_citation)
        self.memories.memory_changed.connect(self._memory_shrank)
        self.models.model_changed.connect(self._model_changed)
        self.chat.welcome.models_wanted.connect(lambda: self.show_page(Page.MODELS))
        self.chat.welcome.stop_wanted.connect(self.stop_import)
        self.sidebar.background.stop_wanted.connect(self.stop_import)
        self.idle_work.left_changed.connect(self._show_left)
        self.idle_work.let_go.connect(self.sidebar.background.show_let_go)
        self.idle_work.failed.connect(self._tell)
        self.model_work.failed.connect(self._tell)
        self.notices.put_away.connect(self._put_away)
        self._actions.state_changed.connect(self._take_state)
        self.settings.changed.connect(self._setting_changed)
        self.health.limits_wanted.connect(self._show_limits)
        self.health.models_wanted.connect(self._show_model_settings)
        self.health.work_wanted.connect(self.idle_work.wake)
        self._sample_day.progressed.connect(self._show_import)
        self._sample_day.ended.connect(self._import_ended)
        self._sample_day.loaded.connect(self._show_sample_day)
        self._sample_day.failed.connect(self._tell)
        self.first_start.sample_day_wanted.connect(self.load_sample_day)
        self.first_start.question_asked.connect(self._ask)
        self._actions.failed.connect(self._say)

    def _uncover_timeline(self) -> None:
        """Show the timeline without reading it anew: it is already on its way to a frame."""
        self._stack.show_page(self.timeline)
        self.sidebar.show_page(Page.TIMELINE)
        self.timeline.view.setFocus()

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            *((page.keys, partial(self.show_page, page)) for page in Page),
            ("Ctrl+N", self._new_chat),
            ("Ctrl+H", self._turn_chats),
            ("Ctrl+L", lambda: self.show_page(Page.CHAT)),
            ("Ctrl+P", self._actions.pause_or_resume),
            ("Ctrl+Q", self.quit_wanted.emit),
        )
        for combination, act in keys:
            shortcut = QShortcut(QKeySequence(combination), self)
            shortcut.activated.connect(act)

    def _new_chat(self) -> None:
        self.show_page(Page.CHAT)
        self.chat.new_chat()

    def _search(self, words: str) -> None:
        self.show_page(Page.TIMELINE)
        self.timeline.aside.open_search(words)

    def _ask(self, question: str) -> None:
        self.show_page(Page.CHAT)
        self.chat.ask(question)

    def _begin_question(self, words: str) -> None:
        self.show_page(Page.CHAT)
        self.chat.box.write(words)

    def _turn_chats(self) -> None:
        self.show_page(Page.CHAT)
        self.chat.turn_chats()

    def _restore_place(self) -> None:
        kept = self._settings.value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
