"""The way between the pages, with the recorder at its foot."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from app.theme.icons import tinted_pixmap
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.background_panel import BackgroundPanel
from app.windows.building_blocks import column, label, row
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_panel import RecorderPanel

_WIDTH = 232


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

    def __init__(self, theme: Theme, actions: RecorderActions) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(_WIDTH)
        self._theme = theme
        self.background = BackgroundPanel()
        self.recorder = RecorderPanel(theme, actions)
        layout = column(self, margin=MEASURES.space_3, gap=MEASURES.space_1)
        layout.addLayout(self._head())
        layout.addSpacing(MEASURES.space_3)
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
        layout.addWidget(self.background)
        layout.addWidget(self.recorder)
        theme.changed.connect(self._tint)
        self._tint()

    def show_page(self, page: Page) -> None:
        self.buttons[page].setChecked(True)
        self._tint()

    def _leave_for(self, page: Page, _is_on: bool = False) -> None:
        self.page_wanted.emit(page)

    def _head(self) -> QHBoxLayout:
        head = row()
        head.setContentsMargins(MEASURES.space_2, MEASURES.space_2, 0, 0)
        sign = label("")
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 28, 2))
        head.addWidget(sign)
        head.addWidget(label("Recollect", "heading"), 1)
        return head

    def _tint(self) -> None:
        for page, made in self.buttons.items():
            role = "accent_ink" if made.isChecked() else "ink_quiet"
            made.setIcon(self._theme.icon(page.value, role))
