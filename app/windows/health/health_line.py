"""One line of the health page: a sign, what is so, and a button that does something about it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QPushButton, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow


class State(StrEnum):
    """How something stands; the values are the signs' icons."""

    GOOD = "check"
    PLAIN = "info"
    WARN = "warning"
    BAD = "close"


_ROLES = {
    State.GOOD: "good",
    State.PLAIN: "ink_faint",
    State.WARN: "warn",
    State.BAD: "bad",
}
_SIGN_PX = 18


class HealthLine(QWidget):
    """Its sign is never the only word: screen readers get the state's name, too."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._state = State.PLAIN
        self._sign = label("")
        self._sign.setFixedWidth(_SIGN_PX + 2)
        self._words = label("–", wraps=True)
        self._detail = label("", "caption", wraps=True)
        self._detail.hide()
        acts, beside = QWidget(), QWidget()
        self._buttons = FlowLayout(acts)
        said = column(beside, gap=0)
        said.addWidget(label(name, "caption", wraps=True))
        said.addWidget(self._words)
        said.addWidget(self._detail)
        layout = row(self, gap=MEASURES.space_3)
        layout.setContentsMargins(0, MEASURES.space_1, 0, MEASURES.space_1)
        layout.addWidget(self._sign)
        layout.addWidget(FoldingRow((beside, acts), (1, 0), MEASURES.space_3), 1)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def words(self) -> str:
        """What the line says."""
        return " ".join(text for text in (self._words.text(), self._detail.text()) if text)

    @property
    def state(self) -> State:
        return self._state

    def add_button(self, text: str, on_click: Callable[[], None]) -> QPushButton:
        """A button at the line's end, hidden until it is of use."""
        made = button(text, on_click, "small")
        made.setAccessibleName(f"{self._name}: {text}")
        made.hide()
        self._buttons.addWidget(made)
        return made

    def show_state(self, state: State, words: str, detail: str = "") -> None:
        self._state = state
        self._words.setText(words)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        names = {
            State.GOOD: self.tr("good"),
            State.PLAIN: self.tr("for your information"),
            State.WARN: self.tr("needs a look"),
            State.BAD: self.tr("wrong"),
        }
        self._sign.setAccessibleName(names[state])
        self.setAccessibleName(f"{self._name} ({names[state]}): {words} {detail}".rstrip())
        self._tint()

    def _tint(self) -> None:
        icon = self._theme.icon(self._state.value, _ROLES[self._state], _SIGN_PX)
        self._sign.setPixmap(icon.pixmap(_SIGN_PX, _SIGN_PX))
