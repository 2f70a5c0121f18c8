"""Which dialog the first start shows when: consent first, and the steps once it was given."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.windows.first_steps.first_steps_dialog import FirstStepsDialog
from app.windows.first_steps.welcome_dialog import WelcomeDialog
from app.windows.models.models_page import ModelsPage
from app.windows.recorder_actions import RecorderActions
from app.windows.words import as_written
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.privacy.exclusion_rules import ExclusionRules

_SHOWN = "first_steps_shown"


class FirstStart(QObject):
    """Asks for consent whenever it is wanted; the steps are shown after the first time only.

    The first time nothing is recorded, and no consent kept, before the user has seen what stays
    out and gone on from there, or skipped it: who closes the window has not agreed.
    """

    sample_day_wanted = Signal()
    question_asked = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        actions: RecorderActions,
        home: Path,
        settings: QSettings,
        models: ModelsPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._work = workplace
        self._actions = actions
        self._home = home
        self._settings = settings
        self._models = models
        self._window = window
        self.welcome: WelcomeDialog | None = None
        self.steps: FirstStepsDialog | None = None
        self._steps_follow = False  # the welcome is going, the steps are not made yet
        actions.consent_wanted.connect(self.ask_for_consent)

    def ask_for_consent(self) -> None:
        """Open the welcome, unless it or what follows it is open already."""
        if self.steps is not None:
            self.steps.activateWindow()
            return
        if self.welcome is not None or self._steps_follow:
            return
        self.welcome = WelcomeDialog(
            self._work.theme,
            as_written(self._home),
            self._actions.can_record,
            self._window,
            leads_on=self._has_steps,
        )
        self.welcome.agreed.connect(self._agreed)
        self.welcome.sample_day_wanted.connect(self.sample_day_wanted)
        self.welcome.finished.connect(self._welcome_done)
        self.welcome.open()

    def show_steps(self) -> None:
        """Open the steps, unless they are open already."""
        self._steps_follow = False
        if self.steps is not None:
            return
        self.steps = FirstStepsDialog(self._work, self._actions, self._models, self._window)
        self.steps.exclusions_passed.connect(self._begin)
        self.steps.question_asked.connect(self.question_asked)
        self.steps.sample_day_wanted.connect(self.sample_day_wanted)
        self.steps.finished.connect(self._steps_done)
        QTimer.singleShot(0, self.steps, self.steps.open)  # making them took long enough

    def _agreed(self) -> None:
        if self._has_steps:
            self._steps_follow = True
            QTimer.singleShot(0, self, self.show_steps)  # once the welcome has gone
        else:
            self._actions.give_consent()

    @property
    def _has_steps(self) -> bool:
        return not self._settings.value(_SHOWN, False, type=bool)

    def _begin(self, rules: ExclusionRules | None) -> None:
        """What stays out is known: keep that, then the consent, then record."""

        def keep(door: MemoryDoor) -> None:
            if rules is not None:
                door.set_exclusion_rules(rules)

        self._work.runner.submit(keep, lambda _none: self._rules_are_kept(), self._tell)

    def _rules_are_kept(self) -> None:
        self._settings.setValue(_SHOWN, True)
        self._actions.give_consent()

    def _tell(self, error: RecollectError) -> None:
        """The rules could not be kept, so nothing begins."""
        if self.steps is not None:
            self.steps.begin_again(error)
        else:
            self._actions.failed.emit(in_app_language(str(error)))

    def _welcome_done(self) -> None:
        self.welcome = None

    def _steps_done(self) -> None:
        self.steps = None
