"""The chat before anything was asked: example questions and the sample day."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from app.theme.icons import tinted_pixmap
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, card, column, label, ornament, row
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow

_PLACES = 4


class ChatWelcome(QWidget):
    """`example_chosen` carries a question; the others tell what the user wants to go to."""

    example_chosen = Signal(str)
    sample_day_wanted = Signal()
    models_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_empty = False
        self._is_loading = False
        self._columns = 0
        layout = column(self, gap=MEASURES.space_3)
        layout.addStretch(2)
        sign = ornament()
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 56, 2))
        layout.addWidget(sign)
        self._heading = label("", "display", wraps=True)
        layout.addWidget(self._heading)
        self._words = label("", "quiet", wraps=True)
        layout.addWidget(self._words)
        layout.addSpacing(MEASURES.space_3)
        layout.addWidget(self._examples())
        layout.addWidget(self._offer())
        layout.addWidget(self._progress())
        layout.addWidget(self._model_offer())
        layout.addStretch(3)
        self.show_name("")
        self.show_progress(None, None)
        self.show_memory(is_empty=False)

    def show_memory(
        self, *, is_empty: bool, holds_sample_day: bool = False, has_model: bool = True
    ) -> None:
        """An empty memory offers the sample day; a filled one questions that suit it.

        Without a language model, the way to one is shown, which nobody has to take.
        """
        self.model_offer.setVisible(not has_model)
        self._is_empty = is_empty
        self._words.setText(
            self.tr("Your memory is still empty. It fills while you work.")
            if is_empty
            else self.tr(
                "Ask in your own words. Answers come from what was on your screen, with the "
                "proof beside them."
            )
        )
        questions = self._sample_questions() if holds_sample_day else own_questions()
        for choice, question in zip(self.example_buttons, questions, strict=True):
            choice.setText(question)
        self._lay_examples()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lay_examples()

    def show_name(self, name: str) -> None:
        """Greet the user as they want to be called; without a name if they did not say."""
        self._heading.setText(
            self.tr("What do you want to remember, {name}?").format(name=name)
            if name
            else self.tr("What do you want to remember?")
        )

    def show_progress(self, done: int | None, total: int | None) -> None:
        """How far the sample day is; None when it is not being loaded."""
        self._is_loading = done is not None and total is not None
        if done is not None and total is not None:
            self.progress.setRange(0, total)
            self.progress.setValue(done)
            self.progress_words.setText(
                self.tr("Reading the sample day: {done} of {total} pictures").format(
                    done=done, total=total
                )
                if total
                else self.tr("Getting ready to read the sample day…")
            )
        self._arrange()

    def _arrange(self) -> None:
        self.progress_card.setVisible(self._is_loading)
        self.offer.setVisible(self._is_empty and not self._is_loading)
        self.examples.setVisible(not self._is_empty and not self._is_loading)

    def _sample_questions(self) -> tuple[str, ...]:
        return (
            self.tr("What does the new boiler cost in total?"),
            self.tr("When is my appointment at the tax office?"),
            self.tr("Who wrote the article about why glazes craze?"),
            self.tr("What did I book to Maastricht?"),
        )

    def _examples(self) -> QWidget:
        self.examples = QWidget()
        self._grid = QGridLayout(self.examples)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(MEASURES.space_2)
        self.example_buttons = [self._example() for _ in range(_PLACES)]
        return self.examples

    def _lay_examples(self) -> None:
        """Two side by side where the words have room, else one below the other."""
        widest = max(choice.sizeHint().width() for choice in self.example_buttons)
        columns = 2 if 2 * widest + MEASURES.space_2 <= self.width() else 1
        if columns != self._columns:
            self._columns = columns
            for place, choice in enumerate(self.example_buttons):
                self._grid.addWidget(choice, place // columns, place % columns)

    def _example(self) -> QPushButton:
        made = button("", lambda: self.example_chosen.emit(made.text()), "suggestion")
        return made

    def _offer(self) -> QWidget:
        self.offer = card()
        said = QWidget()
        words = column(said, gap=2)
        words.addWidget(label(self.tr("Look around on a sample day first"), "strong", wraps=True))
        words.addWidget(
            label(
                self.tr("A made-up Tuesday in 29 pictures, read on this computer in a minute."),
                "quiet",
                wraps=True,
            )
        )
        self.sample_button = button(
            self.tr("Try it on a sample day"), self.sample_day_wanted.emit, "primary"
        )
        parts = FoldingRow((said, self.sample_button), (1, 0), MEASURES.space_4)
        row(self.offer, margin=MEASURES.space_4).addWidget(parts)
        return self.offer

    def _model_offer(self) -> QWidget:
        self.model_offer = QWidget()
        words = self.tr("Answers are quotations. A model on this computer can write them:")
        self.models_button = button(
            self.tr("See which fits"), partial(self.models_wanted.emit), "link"
        )
        self.models_button.setAccessibleName(self.tr("See which models fit this computer"))
        flow = FlowLayout(self.model_offer, gap=MEASURES.space_1)
        flow.addWidget(label(words, "caption", wraps=True))
        flow.addWidget(self.models_button)
        return self.model_offer

    def _progress(self) -> QWidget:
        self.progress_card = card()
        said = QWidget()
        words = column(said, gap=MEASURES.space_2)
        self.progress_words = label("", wraps=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Loading the sample day"))
        words.addWidget(self.progress_words)
        words.addWidget(self.progress)
        self.stop_button = button(self.tr("Stop"), partial(self.stop_wanted.emit))
        parts = FoldingRow((said, self.stop_button), (1, 0), MEASURES.space_4)
        row(self.progress_card, margin=MEASURES.space_4).addWidget(parts)
        return self.progress_card


def own_questions() -> tuple[str, ...]:
    """Questions that anybody may ask of a day at a computer."""
    return (
        QCoreApplication.translate("ChatWelcome", "What was I reading this morning?"),
        QCoreApplication.translate("ChatWelcome", "What did I do yesterday afternoon?"),
        QCoreApplication.translate("ChatWelcome", "Which page did I have open an hour ago?"),
        QCoreApplication.translate("ChatWelcome", "Who wrote to me today?"),
    )
