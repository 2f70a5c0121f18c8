"""The settings: how often to look at the screen, and in which colours to show it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QFrame, QHBoxLayout, QToolButton

from app.theme.theme import Theme, ThemeChoice
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, hairline, icon_button, label, row, section
from core.settings import SETTINGS_BY_KEY


class SettingsCard(QFrame):
    """Tells what the user chose; keeping it is for others."""

    theme_chosen = Signal(object)  # ThemeChoice
    interval_chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_showing = False
        layout = section(self, self.tr("Settings"))
        layout.addLayout(
            _setting_row(
                self.tr("Look at the screen every"),
                self.tr("A screen that has not changed costs nothing."),
                self._interval_controls(),
            )
        )
        layout.addWidget(hairline())
        layout.addLayout(
            _setting_row(
                self.tr("Colours"), self.tr("Takes effect at once."), self._theme_controls()
            )
        )
        theme.changed.connect(self._tint)

    def show_interval(self, seconds: float) -> None:
        """Show what is set, without telling it as the user's choice."""
        self._is_showing = True
        self.interval.setValue(seconds)
        self._is_showing = False

    def show_theme(self, choice: ThemeChoice) -> None:
        self.theme_buttons[choice].setChecked(True)

    def _take_interval(self, seconds: float) -> None:
        if not self._is_showing:
            self.interval_chosen.emit(seconds)

    def _take_theme(self, choice: ThemeChoice, _is_on: bool = False) -> None:
        self.theme_chosen.emit(choice)

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
        self.interval.valueChanged.connect(self._take_interval)
        icon = self._theme.icon
        self._less = icon_button(icon("minus"), self.tr("More often"), self.interval.stepDown)
        self._more = icon_button(icon("plus"), self.tr("Less often"), self.interval.stepUp)
        line = row(gap=MEASURES.space_1)
        for control in (self._less, self.interval, self._more):
            line.addWidget(control)
        return line

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
            made.clicked.connect(partial(self._take_theme, choice))
            self._theme_group.addButton(made)
            self.theme_buttons[choice] = made
            line.addWidget(made)
        return line

    def _tint(self) -> None:
        self._less.setIcon(self._theme.icon("minus"))
        self._more.setIcon(self._theme.icon("plus"))


def _setting_row(name: str, explanation: str, controls: QHBoxLayout) -> QHBoxLayout:
    line = row(gap=MEASURES.space_4)
    words = column(gap=0)
    words.addWidget(label(name))
    words.addWidget(label(explanation, "caption"))
    line.addLayout(words, 1)
    line.addLayout(controls)
    return line
