"""A model on its way as one line, wherever the user is: how far it is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.known_sentences import in_app_language
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.models.model_downloads import ModelDownloads
from app.windows.models.model_words import progress_words
from core.errors import RecollectError

_STEPS = 1000  # of the bar, whose numbers are too small for bytes


class DownloadLine(QWidget):
    """Hidden while nothing is fetched; of several models the one that came first is told.

    `told` carries what it says now, empty once nothing is fetched.
    """

    told = Signal(str)

    def __init__(self, downloads: ModelDownloads) -> None:
        super().__init__()
        self._downloads = downloads
        self._trouble = ""
        self._words = label("", "caption", wraps=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the model"))
        self.cancel_button = button(self.tr("Cancel"), self._cancel, "link")
        self.cancel_button.setAccessibleName(self.tr("Cancel: fetch the model no further"))
        head = row()
        head.addWidget(self._words, 1)
        head.addWidget(self.cancel_button)
        layout = column(self, gap=MEASURES.space_1)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        downloads.progressed.connect(self._draw)
        downloads.ended.connect(self._draw)
        downloads.failed.connect(self._fail)
        self._draw()

    @property
    def words(self) -> str:
        return self._words.text()

    def _cancel(self) -> None:
        if (first := self._downloads.first) is not None:
            self._downloads.discard(first.model_id)

    def _fail(self, _model_id: str, error: RecollectError) -> None:
        self._trouble = in_app_language(str(error))
        self._draw()

    def _draw(self, _model_id: str = "") -> None:
        first = self._downloads.first
        self.bar.setVisible(first is not None)
        self.cancel_button.setVisible(first is not None and not first.stop.is_set())
        if first is None:
            words = self._trouble
        else:
            self._trouble = ""
            self.bar.setValue(min(_STEPS, round(_STEPS * first.done / max(first.total, 1))))
            amounts = progress_words(first.done, first.total) if first.total else ""
            words = self.tr("Fetching {model}").format(model=first.title)
            words = f"{words}: {amounts}" if amounts else words
        self._words.setText(words)
        self.setVisible(bool(words))
        self.told.emit(words)
