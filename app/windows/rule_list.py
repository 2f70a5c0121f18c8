"""An editable list of one kind of exclusion: type and add, select and remove, or let it pause."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from app.theme.theme import Theme
from app.windows.building_blocks import column, icon_button, label, row

_PAUSES_ROLE = Qt.ItemDataRole.UserRole


class RuleList(QWidget):
    """`changed` tells that the user added, removed or changed a rule.

    A rule with the sign of a pause pauses all recording while such a window is open.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str, explanation: str, example: str) -> None:
        super().__init__()
        self._theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(148)
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
        self.remove_button.setEnabled(False)
        self.pause_button = icon_button(
            theme.icon("pause"), self.tr("Record nothing while such a window is open"), self.pause
        )
        self.pause_button.setCheckable(True)
        self.pause_button.setAccessibleName(
            self.tr("Record nothing while such a window is open: {name}").format(name=name)
        )
        entry = row(gap=2)
        entry.addWidget(self.field, 1)
        for control in (self.add_button, self.remove_button, self.pause_button):
            entry.addWidget(control)
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
        rule = self.field.text().strip()
        self.field.clear()
        if rule and rule.casefold() not in {known.casefold() for known in self.rules()}:
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
        for item in self.list.selectedItems():
            self._mark(item, pauses=self.pause_button.isChecked())
        self.changed.emit()

    def _mark(self, item: QListWidgetItem, *, pauses: bool) -> None:
        item.setData(_PAUSES_ROLE, pauses)
        item.setIcon(self._theme.icon("pause", "warn") if pauses else QIcon())
        told = self.tr("Nothing is recorded while such a window is open") if pauses else ""
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)

    def _show_selected(self) -> None:
        selected = self.list.selectedItems()
        for control in (self.remove_button, self.pause_button):
            control.setEnabled(bool(selected))
        self.pause_button.setChecked(
            bool(selected) and all(item.data(_PAUSES_ROLE) for item in selected)
        )

    def _tint(self) -> None:
        self.pause_button.setIcon(self._theme.icon("pause"))
        self.show_rules(self.rules(), self.pausing())
        self.add_button.setIcon(self._theme.icon("plus"))
        self.remove_button.setIcon(self._theme.icon("minus"))
