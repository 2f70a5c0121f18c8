"""An editable list of one kind of exclusion: type and add, select and remove, or let it pause."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.theme.theme import Theme
from app.windows.building_blocks import column, icon_button, label, row
from app.windows.hinted_list import HintedList
from core.errors import RecollectError
from core.privacy.exclusion_rules import RuleKind
from core.privacy.rule_changes import typed_rule

_PAUSES_ROLE = Qt.ItemDataRole.UserRole
_HEIGHT = 148
_BRIEF_HEIGHT = 92


class RuleList(QWidget):
    """`changed` tells that the user added, removed or changed a rule.

    A rule with the sign of a pause pauses all recording while such a window is open. Brief, for
    the first steps, the list is low and does not offer that.
    """

    changed = Signal()
    refused = Signal(object)  # RecollectError: what is typed is no rule

    def __init__(
        self,
        theme: Theme,
        kind: RuleKind,
        name: str,
        explanation: str,
        example: str,
        *,
        is_brief: bool = False,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._theme = theme
        self.list = HintedList(theme, self.tr("None yet"))
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(_BRIEF_HEIGHT if is_brief else _HEIGHT)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = QLineEdit()
        self.field.setPlaceholderText(example)
        self.field.setMinimumWidth(48)
        self.field.setAccessibleName(self.tr("Add: {name}").format(name=name))
        self.add_button = icon_button(theme.icon("plus"), self.tr("Add"), self.add)
        self.add_button.setAccessibleName(self.tr("Take over: {name}").format(name=name))
        self.remove_button = icon_button(
            theme.icon("minus"), self.tr("Remove the selected rule"), self.remove
        )
        self.remove_button.setAccessibleName(
            self.tr("Remove the selected rule: {name}").format(name=name)
        )
        self.pause_button = None if is_brief else self._made_pause_button(name)
        entry = row(gap=2)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.add_button)
        entry.addWidget(self.remove_button)
        if self.pause_button is not None:
            entry.addWidget(self.pause_button)
        layout = column(self)
        layout.addWidget(label(name, "strong"))
        layout.addWidget(label(explanation, "caption", wraps=True))
        layout.addWidget(self.list)
        layout.addLayout(entry)
        self.field.returnPressed.connect(self.add)
        self.list.itemSelectionChanged.connect(self._show_selected)
        self._show_selected()
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        theme.changed.connect(self._tint)

    def rules(self) -> tuple[str, ...]:
        return tuple(self.list.item(place).text() for place in range(self.list.count()))

    def pausing(self) -> tuple[str, ...]:
        """The rules that pause recording."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.text() for item in items if item.data(_PAUSES_ROLE))

    def show_rules(self, rules: Sequence[str], pausing: Collection[str] = ()) -> None:
        self.list.clear()
        for rule in rules:
            item = QListWidgetItem(rule)
            self._mark(item, pauses=rule in pausing)
            self.list.addItem(item)

    def add(self) -> None:
        """Take the typed rule over."""
        typed = self.field.text().strip()
        if not typed:
            return
        try:
            rule = typed_rule(self._kind, typed).pattern
        except RecollectError as error:
            self.refused.emit(error)
            return
        self.field.clear()
        if rule.casefold() not in {known.casefold() for known in self.rules()}:
            self.list.insertItem(0, rule)
            self.changed.emit()

    def remove(self) -> None:
        """Remove the selected rules."""
        selected = self.list.selectedItems()
        for item in selected:
            self.list.takeItem(self.list.row(item))
        if selected:
            self.changed.emit()

    def pause(self) -> None:
        """Let the selected rules pause recording, or no longer."""
        is_on = self.pause_button is not None and self.pause_button.isChecked()
        for item in self.list.selectedItems():
            self._mark(item, pauses=is_on)
        self.changed.emit()

    def _made_pause_button(self, name: str) -> QToolButton:
        made = icon_button(
            self._theme.icon("pause"),
            self.tr("Record nothing while such a window is open"),
            self.pause,
        )
        made.setAccessibleName(
            self.tr("Record nothing while such a window is open: {name}").format(name=name)
        )
        made.setCheckable(True)
        return made

    def _mark(self, item: QListWidgetItem, *, pauses: bool) -> None:
        item.setData(_PAUSES_ROLE, pauses)
        item.setIcon(self._theme.icon("pause", "warn") if pauses else QIcon())
        told = self.tr("Nothing is recorded while such a window is open") if pauses else ""
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)

    def _show_selected(self) -> None:
        selected = self.list.selectedItems()
        self.remove_button.setEnabled(bool(selected))
        if self.pause_button is not None:
            self.pause_button.setEnabled(bool(selected))
            pauses = bool(selected) and all(item.data(_PAUSES_ROLE) for item in selected)
            self.pause_button.setChecked(pauses)

    def _tint(self) -> None:
        if self.pause_button is not None:
            self.pause_button.setIcon(self._theme.icon("pause"))
        self.show_rules(self.rules(), self.pausing())
        self.add_button.setIcon(self._theme.icon("plus"))
        self.remove_button.setIcon(self._theme.icon("minus"))
