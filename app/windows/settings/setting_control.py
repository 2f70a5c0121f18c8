"""The control of one setting, made from its declaration: a switch, a choice, a number, a text or
keys."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, icon_button, label, make_clearable, row
from app.windows.flow_layout import FlowLayout
from app.windows.settings.setting_words import SettingWords, unit_words
from app.windows.switch import Switch
from core.errors import InvalidSetting
from core.settings import Setting, SettingValue

_NUMBER_WIDTH = 116
_TEXT_WIDTH = 280
_KEYS_WIDTH = 220
_SAID_BY_QT = QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut")  # ours fits the field


class SettingControl(QWidget):
    """`chosen` tells a value that the user chose; what the page shows is not told."""

    chosen = Signal(object)  # SettingValue

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._is_showing = False

    def show_value(self, value: SettingValue) -> None:
        """Show what is set."""
        self._is_showing = True
        try:
            self._show(value)
        finally:
            self._is_showing = False

    def _show(self, value: SettingValue) -> None:
        raise NotImplementedError

    def _choose(self, value: SettingValue) -> None:
        if not self._is_showing:
            self.chosen.emit(value)


class SwitchControl(SettingControl):
    """On or off."""

    def __init__(self, setting: Setting, words: SettingWords, theme: Theme) -> None:
        super().__init__(setting)
        self.switch = Switch(theme)
        self.switch.setAccessibleName(words.title)
        self.switch.setAccessibleDescription(words.explanation)
        self.switch.toggled.connect(self._choose)
        row(self).addWidget(self.switch)

    def _show(self, value: SettingValue) -> None:
        self.switch.setChecked(bool(value))


class ChoiceControl(SettingControl):
    """One of a few, side by side."""

    def __init__(self, setting: Setting, words: SettingWords) -> None:
        super().__init__(setting)
        names = words.choices or {}
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        line = FlowLayout(self, gap=MEASURES.space_1)
        for choice in setting.choices:
            name = names.get(choice, choice)
            made = QToolButton()
            made.setText(name)
            made.setCheckable(True)
            made.setProperty("kind", "choice")
            made.setAccessibleName(f"{words.title}: {name}")
            made.clicked.connect(partial(self._take, choice))
            self._group.addButton(made)
            self.buttons[choice] = made
            line.addWidget(made)

    def _show(self, value: SettingValue) -> None:
        self.buttons[str(value)].setChecked(True)

    def _take(self, choice: str, _is_on: bool = False) -> None:
        self._choose(choice)


class _NumberField(QDoubleSpinBox):
    """A number that the wheel does not change while the page scrolls under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()


class NumberControl(SettingControl):
    """A number with its unit, typed or stepped."""

    def __init__(self, setting: Setting, words: SettingWords, theme: Theme) -> None:
        super().__init__(setting)
        self._theme = theme
        is_whole = isinstance(setting.default, int)
        self.number = _NumberField()
        self.number.setDecimals(0 if is_whole else 2 if (setting.maximum or 2) <= 1 else 1)
        self.number.setRange(setting.minimum or 0, setting.maximum or 1_000_000)
        self.number.setSingleStep(1 if is_whole else 0.05 if (setting.maximum or 2) <= 1 else 0.5)
        self.number.setSuffix(f" {unit_words(setting)}" if setting.unit else "")
        self.number.setSpecialValueText(words.at_minimum)
        self.number.setFixedWidth(theme.grown_in_window(_NUMBER_WIDTH))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(words.title)
        self.number.setAccessibleDescription(words.explanation)
        self.number.valueChanged.connect(self._take)
        self._less = icon_button(
            theme.icon("minus"),
            self.tr("Less: {title}").format(title=words.title),
            self.number.stepDown,
        )
        self._more = icon_button(
            theme.icon("plus"),
            self.tr("More: {title}").format(title=words.title),
            self.number.stepUp,
        )
        line: QHBoxLayout = row(self, gap=MEASURES.space_1)
        for control in (self._less, self.number, self._more):
            line.addWidget(control)
        theme.changed.connect(self._tint)

    def _show(self, value: SettingValue) -> None:
        self.number.setValue(float(value))

    def _take(self, value: float) -> None:
        self._choose(type(self.setting.default)(value))

    def _tint(self) -> None:
        self._less.setIcon(self._theme.icon("minus"))
        self._more.setIcon(self._theme.icon("plus"))


class TextControl(SettingControl):
    """A text, taken when the field is left or Enter is pressed."""

    def __init__(self, setting: Setting, words: SettingWords, theme: Theme) -> None:
        super().__init__(setting)
        self._shown = ""
        self.field = QLineEdit()
        self.field.setFixedWidth(theme.grown_in_window(_TEXT_WIDTH))
        self.field.setAccessibleName(words.title)
        self.field.setAccessibleDescription(words.explanation)
        self.field.editingFinished.connect(self._take)
        row(self).addWidget(self.field)

    def _show(self, value: SettingValue) -> None:
        self._shown = str(value)
        self.field.setText(self._shown)

    def _take(self) -> None:
        text = self.field.text().strip()
        if text != self._shown:
            self._shown = text
            self._choose(text)


class KeysControl(SettingControl):
    """Keys, pressed as they are to be heard; what is wrong with them stands below."""

    def __init__(self, setting: Setting, words: SettingWords, theme: Theme) -> None:
        super().__init__(setting)
        width = theme.grown_in_window(_KEYS_WIDTH)
        self._shown = ""
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setFixedWidth(width)
        for named in (self.field, *self.field.findChildren(QLineEdit)):
            named.setAccessibleName(words.title)
            named.setAccessibleDescription(words.explanation)
        for line in self.field.findChildren(QLineEdit):
            make_clearable(line, theme)
        self.field.editingFinished.connect(self._take)
        self.told = label("", "error", wraps=True)
        self.told.setFixedWidth(width)
        self.told.hide()
        lines = column(self, gap=MEASURES.space_1)
        lines.addWidget(self.field)
        lines.addWidget(self.told)

    def show_trouble(self, words: str) -> None:
        """Say why the keys are not heard; empty if they are."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.field.setToolTip(words)

    def _show(self, value: SettingValue) -> None:
        self._shown = str(value)
        self.field.setKeySequence(QKeySequence(self._shown))

    def _take(self) -> None:
        text = self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if text == self._shown:
            return
        try:
            self.setting.parse(text)
        except InvalidSetting:
            self._show(self._shown)
            self.show_trouble(
                self.tr("Hold Ctrl, Alt or Meta with the key, or choose a function key.")
            )
            return
        self.show_trouble("")
        self._shown = text
        self._choose(text)


def control_for(setting: Setting, words: SettingWords, theme: Theme) -> SettingControl:
    """The control that fits a setting's type."""
    if setting.is_keys:
        return KeysControl(setting, words, theme)
    if setting.choices:
        return ChoiceControl(setting, words)
    if isinstance(setting.default, bool):
        return SwitchControl(setting, words, theme)
    if isinstance(setting.default, int | float):
        return NumberControl(setting, words, theme)
    return TextControl(setting, words, theme)
