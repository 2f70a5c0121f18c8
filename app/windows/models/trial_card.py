"""Tries the chosen language model: it answers a question about the sample day."""

import threading

from PySide6.QtWidgets import QFrame

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.task_runner import Lane
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, label, section
from app.windows.folding_row import FoldingRow
from app.windows.models.model_words import trial_words
from app.windows.waiting_sign import WaitingSign
from app.windows.words import quoted
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.models.model_trial import QUESTION, ModelTrial


class TrialCard(QFrame):
    """Works on a lane of its own, so that questions and pictures do not wait for it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._stop = threading.Event()
        self._is_running = False
        layout = section(self, self.tr("Test it now"))
        layout.addWidget(
            label(
                self.tr(
                    "The model in use answers one question about the sample day, from three "
                    "lines of it. Nothing of your memory is shown to it."
                ),
                "quiet",
                wraps=True,
            )
        )
        self.test_button = button(self.tr("Test it now"), self.begin)
        self.stop_button = button(self.tr("Stop"), self.stop)
        self.stop_button.setAccessibleName(self.tr("Stop the test"))
        parts = (label(quoted(QUESTION), wraps=True), self.test_button, self.stop_button)
        layout.addWidget(FoldingRow(parts, (1, 0, 0), MEASURES.space_4))
        self._waiting = WaitingSign(workplace.theme, self.tr("The model is loading and reading"))
        self.answer = label("", "strong", wraps=True)
        self.speed = label("", "caption", wraps=True)
        self.trouble = label("", "error", wraps=True)
        for part in (self._waiting, self.answer, self.speed, self.trouble):
            layout.addWidget(part)
        self._show("", "", "")

    def show_chosen(self, has_model: bool) -> None:
        """Whether there is a model to try."""
        self.test_button.setEnabled(has_model)
        self.test_button.setToolTip("" if has_model else self.tr("Choose a language model first."))

    def begin(self) -> None:
        """Have the model answer; what an earlier test said is put away."""
        if self._is_running:
            return
        self._is_running = True
        self._stop = stop = threading.Event()
        self._show("", "", "")
        runner = self._work.runner

        def work(door: MemoryDoor) -> ModelTrial:
            return door.try_chat_model(lambda: stop.is_set() or runner.is_closing)

        runner.submit(work, self._done, self._failed, lane=Lane.TRIAL, owner=self)

    def stop(self) -> None:
        """Give the test up; the model is heard within a token."""
        self._stop.set()

    def _done(self, trial: ModelTrial) -> None:
        self._is_running = False
        self._show(trial.answer, trial_words(trial), "")

    def _failed(self, error: RecollectError) -> None:
        self._is_running = False
        self._show("", "", in_app_language(str(error)))

    def _show(self, answer: str, speed: str, trouble: str) -> None:
        for part, words in ((self.answer, answer), (self.speed, speed), (self.trouble, trouble)):
            part.setText(words)
            part.setVisible(bool(words))
        had_focus = self.test_button.hasFocus() or self.stop_button.hasFocus()
        self._waiting.setVisible(self._is_running)
        self.test_button.setVisible(not self._is_running)
        self.stop_button.setVisible(self._is_running)
        if had_focus:  # which Qt would give to whatever comes next on the page
            (self.stop_button if self._is_running else self.test_button).setFocus()
