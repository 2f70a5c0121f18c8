"""The steps after consent, one at a time: on, back, or out of it all."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, label, row
from app.windows.first_steps.steps import DiskStep, ExclusionsStep, ProofStep, QuestionStep, Step
from app.windows.fitted_dialog import FittedDialog
from app.windows.recorder_actions import RecorderActions
from app.windows.workplace import Workplace

_WIDTH = 660


class FirstStepsDialog(FittedDialog):
    """Recording is on already; nothing here has to be done."""

    question_asked = Signal(str)
    sample_day_wanted = Signal()

    def __init__(self, workplace: Workplace, actions: RecorderActions, parent: QWidget) -> None:
        title = QCoreApplication.translate("FirstStepsDialog", "First steps")
        super().__init__(title, _WIDTH, parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.exclusions = ExclusionsStep(workplace)
        self.disk = DiskStep(workplace)
        self.proof = ProofStep(workplace, actions)
        self.question = QuestionStep(workplace)
        self.steps: tuple[Step, ...] = (self.exclusions, self.disk, self.proof, self.question)
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
        self._place = label("", "caption")
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addWidget(self._place)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._buttons())
        self.proof.aside_wanted.connect(self._step_aside)
        self.question.asked.connect(self._ask)
        self.go_to(0)

    @property
    def place(self) -> int:
        """Which step is shown, counted from 0."""
        return self._stack.currentIndex()

    def go_to(self, place: int) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(place)
        words = self.tr("Step {number} of {count}").format(number=place + 1, count=len(self.steps))
        self._place.setText(words)
        is_last = place == len(self.steps) - 1
        self.back_button.setEnabled(place > 0)
        self.next_button.setText(self.tr("Ask") if is_last else self.tr("Next"))
        self.next_button.setFocus()
        self.steps[place].enter()
        announce(self, f"{words}: {self.steps[place].heading}")

    def _go_on(self) -> None:
        if self.place == len(self.steps) - 1:
            self.question.ask()
        else:
            self.go_to(self.place + 1)

    def _go_back(self) -> None:
        self.go_to(self.place - 1)

    def _ask(self, question: str) -> None:
        self.accept()
        self.question_asked.emit(question)

    def _sample(self) -> None:
        self.reject()
        self.sample_day_wanted.emit()

    def _step_aside(self, is_wanted: bool) -> None:
        """Get out of the way of what is to be read, or come back."""
        for window in (self._window, self):
            window.setVisible(not is_wanted)
        if not is_wanted:
            self.activateWindow()

    def _buttons(self) -> QHBoxLayout:
        self.sample_button = button(self.tr("Try it on a sample day"), self._sample, "quiet")
        self.skip_button = button(self.tr("Skip all"), self.reject, "quiet")
        self.back_button = button(self.tr("Back"), self._go_back)
        self.next_button = button(self.tr("Next"), self._go_on, "primary")
        for made in (self.sample_button, self.skip_button, self.back_button, self.next_button):
            made.setAutoDefault(False)
        buttons = row()
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        buttons.addWidget(self.skip_button)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        return buttons
