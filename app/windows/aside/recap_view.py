"""A recap beside the timeline: the episodes of a stretch, each line a way to its proof."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.known_sentences import in_app_language
from app.theme.tokens import MEASURES
from app.windows.building_blocks import clear_layout, column, label, scrolled
from app.windows.words import clock_range, counted, day_name
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.memory.recap import RecapLine, RecapPart
from core.memory_record import Level


class LineButton(QPushButton):
    """A line that can be pressed; what does not fit ends in an ellipsis."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._line = text
        self.setProperty("kind", "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        room = self.width() - 2 * MEASURES.space_2
        end = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(f"· {self._line}", end, room))


class RecapView(QWidget):
    """`line_chosen` carries a `RecapLine`."""

    line_chosen = Signal(object)
    shown = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self.words = label("", "quiet", wraps=True)
        self.lines: list[LineButton] = []
        content = QWidget()
        self._parts = column(gap=MEASURES.space_2)
        inner = column(content)
        inner.setContentsMargins(0, 0, MEASURES.space_3, 0)  # the bar stands clear of the words
        inner.addLayout(self._parts)
        inner.addStretch(1)
        layout = column(self)
        layout.addWidget(self.words)
        layout.addWidget(scrolled(content, self.tr("Recap")), 1)

    def show_stretch(self, since: datetime, until: datetime) -> None:
        """Read what that stretch was about."""
        self._clear(self.tr("Reading…"))
        self._work.runner.submit(
            lambda door: door.recap(since, until), self._show, self._tell, owner=self
        )

    def _show(self, parts: Sequence[RecapPart]) -> None:
        self._clear(
            ""
            if parts
            else self.tr(
                "This time has not been summed up yet. Recollect does that as soon as it is idle."
            )
        )
        for part in parts:
            self._parts.addWidget(label(self._title(part), "bold", wraps=True))
            self._parts.addWidget(label(self._when(part), "caption", wraps=True))
            for line in part.lines:
                self._parts.addWidget(self._line(line))
            self._parts.addSpacing(MEASURES.space_2)
        self.shown.emit()

    def _title(self, part: RecapPart) -> str:
        if not part.turns:
            return part.title
        turns = counted(part.turns, self.tr("turn"), self.tr("turns"))
        return self.tr("Conversation in {name}, {turns}").format(name=part.title, turns=turns)

    def _when(self, part: RecapPart) -> str:
        if part.level in (Level.SEGMENT, Level.SESSION):
            return clock_range(part.since, part.until)
        today = self._work.clock.now().date()
        first, last = part.since.date(), part.until.date()
        if first == last:
            return day_name(first, today)
        return f"{day_name(first, today)} – {day_name(last, today)}"

    def _line(self, line: RecapLine) -> LineButton:
        made = LineButton(" ".join(line.text.split()))
        made.clicked.connect(lambda _checked=False: self.line_chosen.emit(line))
        self.lines.append(made)
        return made

    def _clear(self, words: str) -> None:
        clear_layout(self._parts)
        self.lines.clear()
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _tell(self, error: RecollectError) -> None:
        self._clear(in_app_language(str(error)))
        self.shown.emit()
