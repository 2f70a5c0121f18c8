"""One window of an invented desk, as a program of its own: mail, an article, a sheet, a film.

    python -m tests.benchmarks.desk_window KIND TITLE SEED

Keys and the wheel move it as they move any Qt program.
"""

import argparse
import itertools
import sys
from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QWidget,
)

from tests.benchmarks.invented_days import invented_sentences

FILM_STEP_MS = 80
_PARAGRAPHS, _SENTENCES = 30, 4
_ROWS, _COLUMNS = 60, 7


class _Film(QWidget):
    """A picture that moves all the time, with a subtitle that changes now and then."""

    def __init__(self, sentences: Iterator[str]) -> None:
        super().__init__()
        self._sentences = sentences
        self._subtitle, self._step = next(sentences), 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(FILM_STEP_MS)

    def _go_on(self) -> None:
        self._step += 1
        if self._step % 50 == 0:
            self._subtitle = next(self._sentences)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        for place, row in enumerate(range(0, self.height(), 12)):
            hue = (self._step * 3 + place * 7) % 360
            painter.fillRect(0, row, self.width(), 12, QColor.fromHsv(hue, 160, 120))
        painter.setPen("white")
        painter.drawText(40, self.height() - 40, self._subtitle)
        painter.end()


def _mail(sentences: Iterator[str]) -> QWidget:
    both = QWidget()
    beside = QHBoxLayout(both)
    letters, letter = QListWidget(), QTextBrowser()
    letters.addItems([next(sentences) for _ in range(40)])
    letters.setMaximumWidth(420)
    letters.currentRowChanged.connect(
        lambda _: letter.setPlainText("\n\n".join(itertools.islice(sentences, 12)))
    )
    letters.setCurrentRow(0)
    beside.addWidget(letters)
    beside.addWidget(letter)
    return both


def _article(sentences: Iterator[str]) -> QWidget:
    page = QTextBrowser()
    paragraphs = [" ".join(itertools.islice(sentences, _SENTENCES)) for _ in range(_PARAGRAPHS)]
    page.setHtml(f"<h1>{next(sentences)}</h1><p>" + "</p><p>".join(paragraphs) + "</p>")
    return page


def _sheet(sentences: Iterator[str]) -> QWidget:
    sheet = QTableWidget(_ROWS, _COLUMNS)
    words = (word for sentence in sentences for word in sentence.split())
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            sheet.setItem(row, column, QTableWidgetItem(next(words)))
    return sheet


_KINDS = {"mail": _mail, "article": _article, "sheet": _sheet, "film": _Film}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(_KINDS))
    parser.add_argument("title")
    parser.add_argument("seed", type=int)
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setFont(QFont("DejaVu Sans", 11))
    window = _KINDS[options.kind](invented_sentences(options.seed))
    window.setWindowTitle(options.title)
    window.resize(1100, 760)
    window.show()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
