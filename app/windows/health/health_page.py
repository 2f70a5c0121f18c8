"""The health page: whether everything works, what it costs, and buttons that fix."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor, MemoryFigures
from app.memory_health import MemoryHealth
from app.processor_cost import ProcessorMeter
from app.task_runner import Lane
from app.windows.building_blocks import hairline, label, page_sections, section
from app.windows.figures_card import FiguresCard
from app.windows.health.health_line import HealthLine, State
from app.windows.health.health_words import (
    backup_key_words,
    crash_words,
    disk_words,
    key_words,
    model_words,
    processor_words,
    queue_words,
    text_words,
)
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_words import headline_of, reason_of
from app.windows.words import clock_time, size_on_disk
from app.windows.workplace import Workplace
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import RecollectError
from core.store.backup import BackupReceipt
from core.store.health import Finding
from core.store.keys import KeyPlace

_SAMPLE_MS = 60_000  # between two samples of the processor time that Recollect takes
_PHASES = {
    RecorderPhase.STOPPED: State.PLAIN,
    RecorderPhase.RECORDING: State.GOOD,
    RecorderPhase.PAUSED: State.PLAIN,
    RecorderPhase.EXCLUDED: State.PLAIN,
    RecorderPhase.FAILED: State.BAD,
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows, read in one go."""

    health: MemoryHealth
    figures: MemoryFigures


class HealthPage(QWidget):
    """`limits_wanted` and `models_wanted` lead to where things are chosen."""

    limits_wanted = Signal()
    models_wanted = Signal()
    work_wanted = Signal()
    shown = Signal()

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__()
        self._work = workplace
        self._actions = actions
        self._meter = ProcessorMeter()
        sampling = QTimer(self)
        sampling.setInterval(_SAMPLE_MS)
        sampling.timeout.connect(self._meter.sample)
        sampling.start()
        self._findings: Sequence[Finding] = ()
        self.figures = FiguresCard(workplace.theme)
        self._told = label("", "error", wraps=True)
        self._told.hide()
        sections, _ = page_sections(self, self.tr("Health"))
        sections.addWidget(self._told)
        sections.addWidget(self._lines())
        sections.addWidget(self._care())
        sections.addWidget(self.figures)
        sections.addStretch(1)
        actions.state_changed.connect(self._show_recorder)
        self._show_recorder(actions.state)

    def refresh(self) -> None:
        """Read everything again, but for the check of the whole memory, which is asked for."""
        self._work.runner.submit(
            lambda door: _Shown(door.health(), door.figures()), self._show, self._tell, owner=self
        )

    # showing

    def _show(self, shown: _Shown) -> None:
        self._told.hide()
        health = shown.health
        is_recording = self._actions.state.phase is RecorderPhase.RECORDING
        self.text.show_state(*text_words(health, self._work.clock.now(), is_recording))
        self.queue.show_state(*queue_words(health))
        self.again_button.setVisible(bool(health.set_aside))
        self.disk.show_state(*disk_words(health))
        self.limits_button.show()
        self.processor.show_state(*processor_words(self._meter.cost()))
        self.model.show_state(*model_words(health))
        self.models_button.show()
        self.key.show_state(*key_words(health))
        self.crashes.show_state(*crash_words(health.last_crash))
        self.figures.show_figures(shown.figures)
        self.shown.emit()

    def _show_recorder(self, state: RecorderState) -> None:
        judged = State.WARN if state.is_behind else _PHASES[state.phase]
        self.recorder.show_state(judged, headline_of(state), reason_of(state))
        self.start_button.setVisible(
            state.phase in (RecorderPhase.STOPPED, RecorderPhase.FAILED)
            and self._actions.can_record
        )
        self.resume_button.setVisible(state.phase is RecorderPhase.PAUSED)

    def _tell(self, error: RecollectError) -> None:
        self._told.setText(in_app_language(str(error)))
        self._told.show()
        self.shown.emit()

    # what the buttons do

    def check(self) -> None:
        """Read every page of the memory and compare its parts; may take minutes."""
        self._ask_whole(lambda door: door.check(), self.tr("Checking every page…"))

    def repair(self) -> None:
        """Mend what can be mended with nothing lost, then check again."""
        self._ask_whole(lambda door: door.repair(), self.tr("Repairing…"))

    def back_up_to(self, path: Path) -> None:
        """Copy the whole memory into one encrypted file."""
        self.backup_button.setEnabled(False)
        self.backup.show_state(State.PLAIN, self.tr("Copying the memory…"))
        self._work.runner.submit(
            lambda door: door.back_up(path),
            self._backed_up,
            self._not_backed_up,
            lane=Lane.IMPORT,
            owner=self,
        )

    def _ask_whole(self, work: Callable[[MemoryDoor], Sequence[Finding]], words: str) -> None:
        for made in (self.check_button, self.repair_button):
            made.setEnabled(False)
        self.whole.show_state(State.PLAIN, words)
        self._work.runner.submit(
            work, self._show_findings, self._not_checked, lane=Lane.IMPORT, owner=self
        )

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        for made in (self.check_button, self.repair_button):
            made.setEnabled(True)
        self.repair_button.setVisible(any(one.repair for one in findings))
        if findings:
            said = " ".join(
                f"{in_app_language(one.what)} {in_app_language(one.remedy)}".rstrip()
                for one in findings
            )
            self.whole.show_state(State.BAD, self.tr("The memory is damaged."), said)
        else:
            time = clock_time(self._work.clock.now())
            self.whole.show_state(
                State.GOOD, self.tr("The memory is whole (checked at {time}).").format(time=time)
            )
        self.shown.emit()

    def _not_checked(self, error: RecollectError) -> None:
        for made in (self.check_button, self.repair_button):
            made.setEnabled(True)
        self.whole.show_state(
            State.BAD, self.tr("The check could not be done."), in_app_language(str(error))
        )
        self.shown.emit()

    def _try_again(self) -> None:
        def again(door: MemoryDoor) -> None:
            door.try_again()

        self._work.runner.submit(again, lambda _none: self._tried_again(), self._tell, owner=self)

    def _tried_again(self) -> None:
        self.work_wanted.emit()
        self.refresh()

    def _choose_backup(self) -> None:
        name = f"recollect-{self._work.clock.now():%Y-%m-%d}.recollect"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the backup goes"), str(Path.home() / name)
        )
        if chosen:
            self.back_up_to(Path(chosen))

    def _backed_up(self, receipt: BackupReceipt) -> None:
        self.backup_button.setEnabled(True)
        said = self.tr("{name} was written ({size}).").format(
            name=receipt.path.name, size=size_on_disk(receipt.size_bytes)
        )
        is_open = receipt.key_place is KeyPlace.FILE
        state = State.WARN if is_open else State.GOOD
        self.backup.show_state(state, said, backup_key_words(receipt.key_place))
        self.shown.emit()

    def _not_backed_up(self, error: RecollectError) -> None:
        self.backup_button.setEnabled(True)
        self.backup.show_state(
            State.BAD, self.tr("No backup was made."), in_app_language(str(error))
        )
        self.shown.emit()

    # building

    def _lines(self) -> QFrame:
        theme = self._work.theme
        card = QFrame()
        layout = section(card, self.tr("Now"))
        self.recorder = HealthLine(theme, self.tr("Recording"))
        self.start_button = self.recorder.add_button(
            self.tr("Start remembering"), self._actions.start
        )
        self.resume_button = self.recorder.add_button(self.tr("Resume"), self._actions.resume)
        self.text = HealthLine(theme, self.tr("Text"))
        self.queue = HealthLine(theme, self.tr("Understanding"))
        self.again_button = self.queue.add_button(self.tr("Try again"), self._try_again)
        self.disk = HealthLine(theme, self.tr("Disk"))
        self.limits_button = self.disk.add_button(self.tr("Limits…"), self.limits_wanted.emit)
        self.processor = HealthLine(theme, self.tr("Processor"))
        self.model = HealthLine(theme, self.tr("Language model"))
        self.models_button = self.model.add_button(self.tr("Models…"), self.models_wanted.emit)
        lines = (self.recorder, self.text, self.queue, self.disk, self.processor, self.model)
        for place, line in enumerate(lines):
            if place:
                layout.addWidget(hairline())
            layout.addWidget(line)
        return card

    def _care(self) -> QFrame:
        theme = self._work.theme
        card = QFrame()
        layout = section(card, self.tr("Safe and whole"))
        self.whole = HealthLine(theme, self.tr("Integrity"))
        self.whole.show_state(State.PLAIN, self.tr("Not checked since Recollect was started."))
        self.repair_button = self.whole.add_button(self.tr("Repair"), self.repair)
        self.check_button = self.whole.add_button(self.tr("Check now"), self.check)
        self.check_button.show()
        self.key = HealthLine(theme, self.tr("Encryption"))
        self.backup = HealthLine(theme, self.tr("Backup"))
        self.backup.show_state(
            State.PLAIN, self.tr("One encrypted file with everything; Recollect goes on meanwhile.")
        )
        self.backup_button = self.backup.add_button(self.tr("Make a backup…"), self._choose_backup)
        self.backup_button.show()
        self.crashes = HealthLine(theme, self.tr("Crashes"))
        for place, line in enumerate((self.whole, self.key, self.backup, self.crashes)):
            if place:
                layout.addWidget(hairline())
            layout.addWidget(line)
        return card
