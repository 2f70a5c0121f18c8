"""The chat before anything was asked: example questions and the sample day."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from app.theme.icons import tinted_pixmap
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label


class ChatWelcome(QWidget):
    """`example_chosen` carries a question; `sample_day_wanted` asks for the sample day."""

    example_chosen = Signal(str)
    sample_day_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=MEASURES.space_3)
        layout.addStretch(2)
        sign = label("")
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 56, 2))
        layout.addWidget(sign)
        layout.addWidget(label(self.tr("What do you want to remember?"), "display"))
        self._words = label("", "quiet", wraps=True)
        layout.addWidget(self._words)
        layout.addSpacing(MEASURES.space_3)
        layout.addLayout(self._examples())
        layout.addSpacing(MEASURES.space_2)
        self.sample_button = button(
            self.tr("Try it on a sample day"), self.sample_day_wanted.emit, "primary"
        )
        layout.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Loading the sample day"))
        self.progress_words = label("", "caption")
        layout.addWidget(self.progress)
        layout.addWidget(self.progress_words)
        layout.addStretch(3)
        self.show_progress(None, None)
        self.show_memory(is_empty=False)

    def show_memory(self, *, is_empty: bool) -> None:
        """An empty memory offers the sample day."""
        self.sample_button.setVisible(is_empty)
        self._words.setText(
            self.tr(
                "Your memory is still empty. It fills while you work, or you can look around "
                "on a made-up day first."
            )
            if is_empty
            else self.tr(
                "Ask in your own words. Answers come from what was on your screen, with the "
                "proof beside them. Nothing leaves this computer."
            )
        )

    def show_progress(self, done: int | None, total: int | None) -> None:
        """How far the sample day is; None when it is not being loaded."""
        is_loading = done is not None and total is not None
        self.progress.setVisible(is_loading)
        self.progress_words.setVisible(is_loading)
        self.sample_button.setEnabled(not is_loading)
        if done is not None and total is not None:
            self.progress.setRange(0, total)
            self.progress.setValue(done)
            self.progress_words.setText(
                self.tr("Reading the sample day: {done} of {total} pictures").format(
                    done=done, total=total
                )
            )

    def _examples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(MEASURES.space_2)
        self.example_buttons = [
            button(question, partial(self.example_chosen.emit, question), "suggestion")
            for question in (
                self.tr("When do we ship?"),
                self.tr("What was I reading this morning?"),
                self.tr("Who wrote to me about the budget?"),
                self.tr("When does the night train leave?"),
            )
        ]
        for place, choice in enumerate(self.example_buttons):
            grid.addWidget(choice, place // 2, place % 2)
        return grid
