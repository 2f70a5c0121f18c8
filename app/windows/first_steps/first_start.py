"""Which dialog the first start shows when: consent first, and the steps once it was given."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.windows.first_steps.first_steps_dialog import FirstStepsDialog
from app.windows.first_steps.welcome_dialog import WelcomeDialog
from app.windows.recorder_actions import RecorderActions
from app.windows.words import as_written
from app.windows.workplace import Workplace

_SHOWN = "first_steps_shown"


class FirstStart(QObject):
    """Asks for consent whenever it is wanted; the steps are shown after the first time only."""

    sample_day_wanted = Signal()
    question_asked = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        actions: RecorderActions,
        home: Path,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._work = workplace
        self._actions = actions
        self._home = home
        self._settings = settings
        self._window = window
        self.welcome: WelcomeDialog | None = None
        self.steps: FirstStepsDialog | None = None
        actions.consent_wanted.connect(self.ask_for_consent)

    def ask_for_consent(self) -> None:
        """Open the welcome, unless it is open already."""
        if self.welcome is not None:
            return
        self.welcome = WelcomeDialog(
            self._work.theme, as_written(self._home), self._actions.can_record, self._window
        )
        self.welcome.agreed.connect(self._agreed)
        self.welcome.sample_day_wanted.connect(self.sample_day_wanted)
        self.welcome.finished.connect(self._welcome_done)
        self.welcome.open()

    def show_steps(self) -> None:
        """Open the steps, unless they are open already."""
        if self.steps is not None:
            return
        self.steps = FirstStepsDialog(self._work, self._actions, self._window)
        self.steps.question_asked.connect(self.question_asked)
        self.steps.sample_day_wanted.connect(self.sample_day_wanted)
        self.steps.finished.connect(self._steps_done)
        self.steps.open()

    def _agreed(self) -> None:
        self._actions.give_consent()
        if not self._settings.value(_SHOWN, False, type=bool):
            self._settings.setValue(_SHOWN, True)
            self.show_steps()

    def _welcome_done(self) -> None:
        self.welcome = None

    def _steps_done(self) -> None:
        self.steps = None
