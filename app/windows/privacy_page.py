"""Privacy and settings: what is kept, what never is, how often, and how it looks."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.memory_door import MemoryDoor, MemoryFigures
from app.theme.theme import ThemeChoice
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, card, column, hairline, icon_button, label, row
from app.windows.recorder_actions import RecorderActions
from app.windows.rule_list import RuleList
from app.windows.words import amount, size_on_disk
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.privacy.exclusion_rules import ExclusionRules
from core.settings import SETTINGS_BY_KEY


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows, read in one go."""

    interval_s: float
    rules: ExclusionRules
    figures: MemoryFigures


class PrivacyPage(QWidget):
    """Every change is kept at once; there is no button to save."""

    theme_chosen = Signal(object)  # ThemeChoice
    shown = Signal()
    rules_kept = Signal(object)  # ExclusionRules
    interval_kept = Signal(float)

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._work = workplace
        self._actions = actions
        self._is_showing = False
        self._told = label("", "error", wraps=True)
        self._told.hide()
        content = QWidget()
        content.setMaximumWidth(MEASURES.reading_width + 120)
        sections = column(content, gap=MEASURES.space_4)
        sections.setContentsMargins(0, 0, MEASURES.space_3, MEASURES.space_5)
        sections.addWidget(label(self.tr("Privacy and settings"), "display"))
        sections.addWidget(self._told)
        sections.addWidget(self._consent_section())
        sections.addWidget(self._rules_section())
        sections.addWidget(self._settings_section())
        sections.addWidget(self._figures_section())
        sections.addStretch(1)
        holder = QWidget()
        row(holder).addWidget(content)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        layout = column(self)
        layout.setContentsMargins(MEASURES.space_5, MEASURES.space_5, MEASURES.space_2, 0)
        layout.addWidget(area)
        actions.consent_changed.connect(self._show_consent)
        self._show_consent(actions.has_consent)

    def refresh(self) -> None:
        """Read everything again."""

        def read(door: MemoryDoor) -> _Shown:
            interval = door.setting("capture.interval_s")
            return _Shown(float(interval), door.exclusion_rules(), door.figures())

        self._work.runner.submit(read, self._show, self._tell, owner=self)

    def show_theme(self, choice: ThemeChoice) -> None:
        self.theme_buttons[choice].setChecked(True)

    def figure(self, key: str) -> str:
        """One of the figures as it is shown."""
        return self._figures[key].text()

    # showing

    def _show(self, shown: _Shown) -> None:
        self._is_showing = True
        self._told.hide()
        self.interval.setValue(shown.interval_s)
        self.apps.show_rules(shown.rules.apps)
        self.titles.show_rules(shown.rules.titles)
        self.sites.show_rules(shown.rules.sites)
        figures = shown.figures
        for name, words in (
            ("frames", amount(figures.observations)),
            ("passages", amount(figures.passages)),
            ("pictures", amount(figures.pictures)),
            ("size", size_on_disk(figures.bytes_on_disk)),
        ):
            self._figures[name].setText(words)
        waiting = figures.waiting_for_embedding
        self._waiting.setText(
            self.tr(
                "{count} passages are waiting to be understood; that happens when the "
                "computer is idle."
            ).format(count=amount(waiting))
        )
        self._waiting.setVisible(waiting > 0)
        self._is_showing = False
        self.shown.emit()

    def _show_consent(self, has_consent: bool) -> None:
        self._consent_words.setText(
            self.tr("You have agreed that your screen is remembered on this computer.")
            if has_consent
            else self.tr("You have not agreed yet. Nothing is recorded until you do.")
        )
        self.agree_button.setVisible(not has_consent and self._actions.can_record)
        self.withdraw_button.setVisible(has_consent)

    def _tell(self, error: RecollectError) -> None:
        self._told.setText(str(error))
        self._told.show()
        self.shown.emit()

    # keeping

    def _keep_rules(self) -> None:
        rules = ExclusionRules(self.apps.rules(), self.titles.rules(), self.sites.rules())
        self._work.runner.submit(
            lambda door: door.set_exclusion_rules(rules),
            lambda _none: self.rules_kept.emit(rules),
            self._tell,
            owner=self,
        )

    def _keep_interval(self) -> None:
        if self._is_showing:
            return
        seconds = self.interval.value()
        self._work.runner.submit(
            lambda door: door.set_setting("capture.interval_s", seconds),
            lambda _none: self.interval_kept.emit(seconds),
            self._tell,
            owner=self,
        )

    # building

    def _consent_section(self) -> QFrame:
        section, layout = self._section(self.tr("What is remembered"))
        self._consent_words = label("", wraps=True)
        layout.addWidget(self._consent_words)
        for words in (
            self.tr(
                "Recollect keeps pictures of your screen and the text on them, in one encrypted "
                "file in your home folder. Nothing is sent anywhere: no account, no cloud, no "
                "statistics."
            ),
            self.tr(
                "Passwords, keys, card numbers and one-time codes are blacked out before anything "
                "is kept. Password managers and private browsing windows are never kept at all."
            ),
            self.tr(
                "You can forget any frame or stretch of time from the timeline: hold Shift and "
                "drag over the time scale. What is forgotten is gone from the disk."
            ),
        ):
            layout.addWidget(label(words, "quiet", wraps=True))
        self.agree_button = button(
            self.tr("Start remembering"), self._actions.give_consent, "primary"
        )
        self.withdraw_button = button(
            self.tr("Stop and withdraw consent"), self._actions.withdraw_consent
        )
        buttons = row()
        buttons.addWidget(self.agree_button)
        buttons.addWidget(self.withdraw_button)
        buttons.addStretch(1)
        layout.addSpacing(MEASURES.space_1)
        layout.addLayout(buttons)
        return section

    def _rules_section(self) -> QFrame:
        section, layout = self._section(self.tr("Never remembered"))
        theme = self._work.theme
        self.apps = RuleList(
            theme, self.tr("Apps"), self.tr("Part of the program's name"), self.tr("keepassxc")
        )
        self.titles = RuleList(
            theme, self.tr("Window titles"), self.tr("* stands for any text"), self.tr("*Payroll*")
        )
        self.sites = RuleList(
            theme, self.tr("Sites"), self.tr("With everything below them"), self.tr("bank.example")
        )
        lists = row(gap=MEASURES.space_4)
        for rules in (self.apps, self.titles, self.sites):
            rules.changed.connect(self._keep_rules)
            lists.addWidget(rules, 1)
        layout.addLayout(lists)
        return section

    def _settings_section(self) -> QFrame:
        section, layout = self._section(self.tr("Settings"))
        layout.addLayout(
            self._setting_row(
                self.tr("Look at the screen every"),
                self.tr("A screen that has not changed costs nothing."),
                self._interval_controls(),
            )
        )
        layout.addWidget(hairline())
        layout.addLayout(
            self._setting_row(
                self.tr("Colours"), self.tr("Takes effect at once."), self._theme_controls()
            )
        )
        return section

    @staticmethod
    def _setting_row(name: str, explanation: str, controls: QHBoxLayout) -> QHBoxLayout:
        line = row(gap=MEASURES.space_4)
        words = column(gap=0)
        words.addWidget(label(name))
        words.addWidget(label(explanation, "caption"))
        line.addLayout(words, 1)
        line.addLayout(controls)
        return line

    def _interval_controls(self) -> QHBoxLayout:
        setting = SETTINGS_BY_KEY["capture.interval_s"]
        self.interval = QDoubleSpinBox()
        self.interval.setRange(setting.minimum or 0.5, setting.maximum or 600)
        self.interval.setDecimals(1)
        self.interval.setSingleStep(0.5)
        self.interval.setSuffix(self.tr(" s"))
        self.interval.setFixedWidth(80)
        self.interval.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.interval.setKeyboardTracking(False)
        self.interval.setAccessibleName(self.tr("Seconds between two looks at the screen"))
        self.interval.valueChanged.connect(self._keep_interval)
        icon = self._work.theme.icon
        self._less = icon_button(icon("minus"), self.tr("More often"), self.interval.stepDown)
        self._more = icon_button(icon("plus"), self.tr("Less often"), self.interval.stepUp)
        self._work.theme.changed.connect(self._tint)
        line = row(gap=MEASURES.space_1)
        for control in (self._less, self.interval, self._more):
            line.addWidget(control)
        return line

    def _tint(self) -> None:
        self._less.setIcon(self._work.theme.icon("minus"))
        self._more.setIcon(self._work.theme.icon("plus"))

    def _theme_controls(self) -> QHBoxLayout:
        names = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        self._theme_group = QButtonGroup(self)
        self.theme_buttons: dict[ThemeChoice, QToolButton] = {}
        line = row(gap=MEASURES.space_1)
        for choice, name in names.items():
            made = QToolButton()
            made.setText(name)
            made.setCheckable(True)
            made.setProperty("kind", "choice")
            made.setAccessibleName(self.tr("Colours: {name}").format(name=name))
            made.clicked.connect(partial(self._emit_theme, choice))
            self._theme_group.addButton(made)
            self.theme_buttons[choice] = made
            line.addWidget(made)
        return line

    def _emit_theme(self, choice: ThemeChoice, _is_on: bool = False) -> None:
        self.theme_chosen.emit(choice)

    def _figures_section(self) -> QFrame:
        section, layout = self._section(self.tr("Your memory"))
        self._figures: dict[str, QLabel] = {}
        line = row(gap=MEASURES.space_6)
        for key, name in (
            ("frames", self.tr("moments")),
            ("pictures", self.tr("pictures")),
            ("passages", self.tr("passages of text")),
            ("size", self.tr("on this disk")),
        ):
            figure = column(gap=0)
            self._figures[key] = label("–", "figure")
            figure.addWidget(self._figures[key])
            figure.addWidget(label(name, "caption"))
            line.addLayout(figure)
        line.addStretch(1)
        layout.addLayout(line)
        self._waiting = label("", "caption", wraps=True)
        self._waiting.hide()
        layout.addWidget(self._waiting)
        return section

    @staticmethod
    def _section(heading: str) -> tuple[QFrame, QVBoxLayout]:
        section = card()
        layout = column(section, margin=MEASURES.space_4, gap=MEASURES.space_2)
        layout.addWidget(label(heading, "heading"))
        return section, layout
