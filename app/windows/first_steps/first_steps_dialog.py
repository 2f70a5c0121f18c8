"""The steps after the welcome, one at a time: on, back, or out of it all."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, label, row
from app.windows.button_row import button_row
from app.windows.first_steps.model_step import ModelStep
from app.windows.first_steps.step_marks import StepMarks
from app.windows.first_steps.steps import DiskStep, ExclusionsStep, ProofStep, QuestionStep, Step
from app.windows.fitted_dialog import FittedDialog
from app.windows.models.download_line import DownloadLine
from app.windows.models.models_page import ModelsPage
from app.windows.recorder_actions import RecorderActions
from app.windows.stack import Stack
from app.windows.workplace import Workplace
from core.errors import RecollectError

_WIDTH = 700  # the example of a site is seen whole
_DOWNLOAD_WIDTH = 340


class FirstStepsDialog(FittedDialog):
    """Nothing here has to be done. Recording begins once what stays out was shown.

    `exclusions_passed` is told once: by going on from there, or by skipping all; it carries the
    rules, or None if they were not read.
    """

    exclusions_passed = Signal(object)  # ExclusionRules or None
    question_asked = Signal(str)
    sample_day_wanted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        actions: RecorderActions,
        models: ModelsPage,
        parent: QWidget,
    ) -> None:
        title = QCoreApplication.translate("FirstStepsDialog", "First steps")
        super().__init__(title, _WIDTH, parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._has_passed = False
        self.exclusions = ExclusionsStep(workplace)
        self.model = ModelStep(workplace, models)
        self.disk = DiskStep(workplace)
        self.proof = ProofStep(workplace, actions)
        self.question = QuestionStep(workplace)
        self.steps: tuple[Step, ...] = (
            self.exclusions,
            self.model,
            self.disk,
            self.proof,
            self.question,
        )
        self._stack = Stack()
        for step in self.steps:
            self._stack.addWidget(step)
        self._place = label("", "caption")
        self._marks = StepMarks(workplace.theme, len(self.steps))
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addLayout(self._head(models))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._buttons())
        self.proof.aside_wanted.connect(self._step_aside)
        self.question.asked.connect(self._ask)
        self.model.chosen.connect(self._name_next)
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
        self._marks.show_place(place)
        self.back_button.setEnabled(place > 0)
        self._name_next()
        self.next_button.setFocus()
        self.steps[place].enter()
        announce(self, f"{words}: {self.steps[place].heading}")

    def begin_again(self, error: RecollectError) -> None:
        """What stays out could not be kept: say so where it was said, and ask again."""
        self._has_passed = False
        self.go_to(0)
        self.exclusions.tell(error)

    def _name_next(self) -> None:
        """What the button will do; the network is used by no other."""
        if self.place == len(self.steps) - 1:
            words = self.tr("Ask")
        elif self._shows(self.model) and self.model.must_fetch:
            words = self.tr("Fetch it and go on")
        else:
            words = self.tr("Next")
        self.next_button.setText(words)

    def _shows(self, step: Step) -> bool:
        return self._stack.currentWidget() is step

    def _go_on(self) -> None:
        if self._shows(self.question):
            self.question.ask()
            return
        if self._shows(self.exclusions):
            self._pass_exclusions()
        elif self._shows(self.model):
            self.model.take()
        self.go_to(self.place + 1)

    def _pass_exclusions(self) -> None:
        rules = self.exclusions.settled()
        if not self._has_passed:
            self._has_passed = True
            self.exclusions_passed.emit(rules)

    def _skip(self) -> None:
        self._pass_exclusions()
        self.reject()

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

    def _head(self, models: ModelsPage) -> QHBoxLayout:
        """Which step it is, and at the right the model on its way, whose room is kept."""
        self.download = DownloadLine(models.downloads)
        self.download.setFixedWidth(_DOWNLOAD_WIDTH)
        room = self.download.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.download.setSizePolicy(room)
        head = row()
        head.addWidget(self._marks)
        head.addSpacing(MEASURES.space_1)
        head.addWidget(self._place, 1)
        head.addWidget(self.download)
        return head

    def _buttons(self) -> QWidget:
        self.sample_button = button(self.tr("Try it on a sample day"), self._sample, "quiet")
        self.skip_button = button(self.tr("Skip all"), self._skip, "quiet")
        self.back_button = button(self.tr("Back"), self._go_back)
        self.next_button = button(self.tr("Next"), self._go_on, "primary")
        for made in (self.sample_button, self.skip_button, self.back_button, self.next_button):
            made.setAutoDefault(False)
        on = (self.skip_button, self.back_button, self.next_button)
        return button_row((self.sample_button,), on)
