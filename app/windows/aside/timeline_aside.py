"""What stands beside the timeline's stage when it is wanted: the search, or a recap."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from app.theme.tokens import MEASURES
from app.windows.aside.moment_search import MomentSearch
from app.windows.aside.recap_view import RecapView
from app.windows.building_blocks import column, icon_button, label, row
from app.windows.stack import Stack
from app.windows.workplace import Workplace
from core.answer.answer import Citation
from core.memory.recap import RecapLine

_WIDTH, _LEAST_WIDTH = 320, 216  # in a narrow window the frame and this share the room


class TimelineAside(QFrame):
    """Hidden until it is asked for; Escape puts it away. `frame_wanted` carries id and box."""

    frame_wanted = Signal(object, object)  # ObservationId, Box or None
    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumWidth(workplace.theme.grown_in_window(_LEAST_WIDTH))
        self.setMaximumWidth(workplace.theme.grown(_WIDTH))
        self._work = workplace
        self._title = label("", "strong", wraps=True)
        self.close_button = icon_button(
            workplace.theme.icon("close", "ink_faint", 14), self.tr("Close"), self.put_away, "tiny"
        )
        self.search = MomentSearch(workplace)
        self.recap = RecapView(workplace)
        self._stack = Stack()
        self._stack.addWidget(self.search)
        self._stack.addWidget(self.recap)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self, margin=MEASURES.space_3)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.search.chosen.connect(self._open_found)
        self.recap.line_chosen.connect(self._open_line)
        workplace.theme.changed.connect(self._tint)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.put_away)
        self.hide()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._work.theme.grown(_WIDTH), super().sizeHint().height())

    def open_search(self, words: str = "") -> None:
        """Show the search, ready to type, or for some words."""
        self._title.setText(self.tr("Search"))
        self._stack.setCurrentWidget(self.search)
        self.show()
        self.search.field.setFocus()
        if words:
            self.search.field.setText(words)
        self.search.field.selectAll()

    def open_recap(self, title: str, since: datetime, until: datetime) -> None:
        """Show what a stretch was about."""
        self._title.setText(title)
        self._stack.setCurrentWidget(self.recap)
        self.show()
        self.recap.show_stretch(since, until)

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _open_found(self, citation: Citation) -> None:
        self.frame_wanted.emit(citation.observation_id, citation.box)

    def _open_line(self, line: RecapLine) -> None:
        self.frame_wanted.emit(line.observation_id, line.box)

    def _tint(self) -> None:
        self.close_button.setIcon(self._work.theme.icon("close", "ink_faint", 14))
