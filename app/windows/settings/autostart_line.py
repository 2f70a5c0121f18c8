"""The switch for starting at login: it shows what the system will do, not what was once chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.autostart.autostart import Autostart, AutostartState, AutostartStatus
from app.known_sentences import in_app_language
from app.task_runner import Lane
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, label, row, section
from app.windows.switch import Switch
from app.windows.workplace import Workplace
from core.errors import RecollectError


class AutostartLine(QFrame):
    """A card with one switch. `shown` is emitted once it shows what the system has."""

    shown = Signal()

    def __init__(self, workplace: Workplace, autostart: Autostart) -> None:
        super().__init__()
        self._work = workplace
        self._autostart = autostart
        self._title = self.tr("Start when you log in")
        self._explanation = self.tr(
            "Recollect starts hidden in the tray and remembers, if you agreed to that. The switch "
            "shows what your system will do."
        )
        self.switch = Switch(workplace.theme)
        self.switch.setAccessibleName(self._title)
        self.switch.setAccessibleDescription(self._explanation)
        self.switch.clicked.connect(self._choose)
        self.told = label("", "caption", wraps=True)
        said = column(gap=0)
        said.addWidget(label(self._title, wraps=True))
        said.addWidget(label(self._explanation, "caption", wraps=True))
        said.addWidget(self.told)
        line = row(gap=MEASURES.space_3)
        line.addLayout(said, 1)
        line.addWidget(self.switch)
        section(self, self.tr("Start")).addLayout(line)
        self.told.hide()

    def refresh(self) -> None:
        """Ask the system again."""
        self._work.runner.run(
            self._autostart.status, self._show, self._refused, lane=Lane.STORE, owner=self
        )

    def speaks_of(self, sought: Sequence[str]) -> bool:
        """Whether its words hold all of these, which are in small letters."""
        said = f"{self._title} {self._explanation} autostart".casefold()
        return all(word in said for word in sought)

    def _choose(self, is_on: bool) -> None:
        def change() -> AutostartStatus:
            if is_on:
                self._autostart.turn_on()
            else:
                self._autostart.turn_off()
            return self._autostart.status()

        self.switch.setEnabled(False)
        self._work.runner.run(change, self._show, self._change_refused, lane=Lane.STORE, owner=self)

    def _show(self, status: AutostartStatus) -> None:
        self.switch.setEnabled(True)
        self.switch.setChecked(status.state is AutostartState.ON)
        words = in_app_language(status.why)
        if status.state is AutostartState.BROKEN:
            words = self.tr("It is to start and will not: {why} Turn it on to mend that.").format(
                why=words
            )
        self._tell(words)

    def _change_refused(self, error: RecollectError) -> None:
        """Tell why, and show what the system has still."""

        def show(status: AutostartStatus) -> None:
            self._show(status)
            self._tell(in_app_language(str(error)))

        self._work.runner.run(
            self._autostart.status, show, self._refused, lane=Lane.STORE, owner=self
        )

    def _refused(self, error: RecollectError) -> None:
        """Tell why nothing is known about it."""
        self.switch.setEnabled(True)
        self.switch.setChecked(False)
        self._tell(in_app_language(str(error)))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.shown.emit()
