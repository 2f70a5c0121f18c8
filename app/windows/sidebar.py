"""The way between the pages, with the recorder at its foot."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from app.theme.icons import tinted_pixmap
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.background_panel import BackgroundPanel
from app.windows.building_blocks import column, icon_button, label, ornament, row
from app.windows.models.download_line import DownloadLine
from app.windows.models.model_downloads import ModelDownloads
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_panel import RecorderPanel
from app.windows.recorder_sign import sign_of

_WIDTH = 232
_NARROW_WIDTH = 64
_NARROW_BELOW = 880  # of the window; what is left is for the page


class Page(StrEnum):
    """The pages, in their order; the values are their icons' names."""

    CHAT = "chat"
    TIMELINE = "timeline"
    MEMORIES = "memories"
    PRIVACY = "privacy"
    MODELS = "models"
    SETTINGS = "settings"
    HEALTH = "health"

    @property
    def keys(self) -> str:
        """The combination that goes there."""
        return f"Ctrl+{list(Page).index(self) + 1}"

    @property
    def keys_words(self) -> str:
        """The combination as the keyboard's keys are called."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)


class Sidebar(QFrame):
    """`page_wanted` tells where the user wants to go."""

    page_wanted = Signal(object)  # Page

    def __init__(self, theme: Theme, actions: RecorderActions, downloads: ModelDownloads) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(theme.grown(_WIDTH))
        self._theme = theme
        self._actions = actions
        self._is_narrow = False
        self.background = BackgroundPanel()
        self.recorder = RecorderPanel(theme, actions)
        layout = column(self, margin=MEASURES.space_3, gap=MEASURES.space_1)
        self._head = self._built_head()
        layout.addWidget(self._head)
        names = {
            Page.CHAT: self.tr("Chat"),
            Page.TIMELINE: self.tr("Timeline"),
            Page.MEMORIES: self.tr("Memories"),
            Page.PRIVACY: self.tr("Privacy"),
            Page.MODELS: self.tr("Models"),
            Page.SETTINGS: self.tr("Settings"),
            Page.HEALTH: self.tr("Health"),
        }
        self._group = QButtonGroup(self)
        self.buttons: dict[Page, QToolButton] = {}
        for page, name in names.items():
            made = QToolButton()
            made.setText(f"  {name}")
            made.setToolTip(f"{name} ({page.keys_words})")
            made.setAccessibleName(name)
            made.setProperty("kind", "page")
            made.setCheckable(True)
            made.setIconSize(QSize(MEASURES.icon, MEASURES.icon))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(partial(self._leave_for, page))
            self._group.addButton(made)
            self.buttons[page] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self._below = QWidget()
        below = column(self._below)
        below.addWidget(DownloadLine(downloads))
        below.addWidget(self.background)
        layout.addWidget(self._below)
        layout.addWidget(self.recorder)
        self.recorder_button = icon_button(QIcon(), self.tr("Recorder"), actions.pause_or_resume)
        self.recorder_button.hide()
        layout.addWidget(self.recorder_button, 0, Qt.AlignmentFlag.AlignHCenter)
        actions.state_changed.connect(lambda _state: self._show_recorder())
        theme.changed.connect(self._tint)
        self._tint()

    def show_page(self, page: Page) -> None:
        self.buttons[page].setChecked(True)
        self._tint()

    @property
    def is_narrow(self) -> bool:
        """Whether there are only signs."""
        return self._is_narrow

    def fit(self, window_width: int) -> None:
        """Leave the page its room in a narrow window: signs only, with their names as tooltips."""
        is_narrow = window_width < self._theme.grown(_NARROW_BELOW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setFixedWidth(_NARROW_WIDTH if is_narrow else self._theme.grown(_WIDTH))
        style = Qt.ToolButtonStyle
        for made in self.buttons.values():
            made.setToolButtonStyle(
                style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
            )
        for wide in (self._head, self._below, self.recorder):
            wide.setHidden(is_narrow)
        self.recorder_button.setVisible(is_narrow)
        self._show_recorder()

    def _show_recorder(self) -> None:
        """The recorder as one sign, which pauses and resumes."""
        sign = sign_of(self._actions.state, self._actions.room)
        self.recorder_button.setIcon(self._theme.icon(sign.icon, sign.role))
        self.recorder_button.setAccessibleName(self.recorder.words)
        self.recorder_button.setToolTip(self.recorder.words)

    def _leave_for(self, page: Page, _is_on: bool = False) -> None:
        self.page_wanted.emit(page)

    def _built_head(self) -> QWidget:
        holder = QWidget()
        head = row(holder)
        head.setContentsMargins(MEASURES.space_2, MEASURES.space_2, 0, MEASURES.space_3)
        sign = ornament()
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 28, 2))
        head.addWidget(sign)
        head.addWidget(label("Recollect", "heading"), 1)
        return holder

    def _tint(self) -> None:
        for page, made in self.buttons.items():
            role = "accent_ink" if made.isChecked() else "ink_quiet"
            made.setIcon(self._theme.icon(page.value, role))
        self._show_recorder()
