"""What the memory holds, in figures, and what works less well on this computer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.memory_door import MemoryFigures
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import clear_layout, column, hairline, label, row, section
from app.windows.flow_layout import FlowLayout
from app.windows.words import amount, size_on_disk


class FiguresCard(QFrame):
    """Shows a `MemoryFigures` and the notices."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown_notices: tuple[str, ...] = ()
        layout = section(self, self.tr("Your memory"))
        self._figures: dict[str, QLabel] = {}
        figures = QWidget()
        line = FlowLayout(figures, gap=MEASURES.space_6)
        for key, name in (
            ("frames", self.tr("moments")),
            ("pictures", self.tr("pictures")),
            ("passages", self.tr("passages of text")),
            ("size", self.tr("on this disk")),
        ):
            one = QWidget()
            figure = column(one, gap=0)
            self._figures[key] = label("–", "figure")
            figure.addWidget(self._figures[key])
            figure.addWidget(label(name, "caption"))
            line.addWidget(one)
        layout.addWidget(figures)
        self._waiting = label("", "caption", wraps=True)
        self._waiting.hide()
        layout.addWidget(self._waiting)
        self._notices = column(gap=MEASURES.space_2)
        layout.addLayout(self._notices)
        theme.changed.connect(lambda: self.show_notices(self._shown_notices))

    def figure(self, key: str) -> str:
        """One of the figures as it is shown."""
        return self._figures[key].text()

    def show_figures(self, figures: MemoryFigures) -> None:
        for name, words in (
            ("frames", amount(figures.observations)),
            ("passages", amount(figures.passages)),
            ("pictures", amount(figures.pictures)),
            ("size", size_on_disk(figures.bytes_on_disk)),
        ):
            self._figures[name].setText(words)
        self.show_waiting(figures.waiting_for_embedding)

    def show_waiting(self, count: int) -> None:
        """How much text is kept and found by its words, but not yet by its meaning."""
        words = (
            self.tr("One passage waits to be understood, as soon as Recollect is idle.")
            if count == 1
            else self.tr(
                "{count} passages wait to be understood, as soon as Recollect is idle."
            ).format(count=amount(count))
        )
        self._waiting.setText(words)
        self._waiting.setVisible(count > 0)

    def show_notices(self, notices: Sequence[str]) -> None:
        """What works less well here, one sentence each."""
        self._shown_notices = tuple(notices)
        clear_layout(self._notices)
        if notices:
            self._notices.addWidget(hairline())
        for notice in notices:
            line = row(gap=MEASURES.space_2)
            sign = label("")
            sign.setPixmap(self._theme.icon("info", "ink_faint", 16).pixmap(16, 16))
            line.addWidget(sign)
            line.addWidget(label(notice, "caption", wraps=True), 1)
            self._notices.addLayout(line)
