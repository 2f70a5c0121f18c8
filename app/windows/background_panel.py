"""What Recollect is busy with beside the user, quietly, above the recorder's panel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.let_go_words import let_go_words
from app.windows.words import amount
from core.memory.upkeep.hourly import UpkeepReceipt


class BackgroundPanel(QWidget):
    """The import of the sample day, which can be stopped, or else the length of the queue, or
    else what was let go of last."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self._is_importing = False
        self._let_go = ""
        self._words = label("", "caption", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the sample day"))
        self.stop_button = button(self.tr("Stop"), self.stop_wanted.emit, "link")
        self.stop_button.setAccessibleName(self.tr("Stop reading the sample day"))
        head = row()
        head.addWidget(self._words, 1)
        head.addWidget(self.stop_button)
        layout = column(self, gap=MEASURES.space_1)
        layout.setContentsMargins(
            MEASURES.space_2, MEASURES.space_1, MEASURES.space_2, MEASURES.space_2
        )
        layout.addLayout(head)
        layout.addWidget(self._bar)
        self._draw()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_left(self, left: int) -> None:
        """How many pieces of text still wait to be understood."""
        self._left = left
        self._draw()

    def show_let_go(self, receipt: UpkeepReceipt) -> None:
        """What upkeep let go of, as a sentence."""
        self._let_go = let_go_words(receipt)
        self._draw()

    def show_progress(self, done: int | None, total: int | None) -> None:
        """How far the sample day is; None when it is not being read."""
        self._is_importing = done is not None and total is not None
        if done is not None and total is not None:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
        self._draw()

    def _draw(self) -> None:
        self._bar.setVisible(self._is_importing)
        self.stop_button.setVisible(self._is_importing)
        self.setVisible(self._is_importing or self._left > 0 or bool(self._let_go))
        if self._is_importing:
            self._words.setText(self.tr("Reading the sample day"))
        elif not self._left:
            self._words.setText(self._let_go)
        else:
            self._words.setText(
                self.tr("{count} waiting to be understood").format(count=amount(self._left))
            )
