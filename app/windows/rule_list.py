"""An editable list of one kind of exclusion: type and add, select and remove."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QSizePolicy, QWidget

from app.theme.theme import Theme
from app.windows.building_blocks import column, icon_button, label, row


class RuleList(QWidget):
    """`changed` tells that the user added or removed a rule."""

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
        entry = row(gap=2)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.add_button)
        entry.addWidget(self.remove_button)
        layout = column(self)
        layout.addWidget(label(name, "strong"))
        layout.addWidget(label(explanation, "caption", wraps=True))
        layout.addWidget(self.list)
        layout.addLayout(entry)
        self.field.returnPressed.connect(self.add)
        self.list.itemSelectionChanged.connect(
            lambda: self.remove_button.setEnabled(bool(self.list.selectedItems()))
        )
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        theme.changed.connect(self._tint)

    def rules(self) -> tuple[str, ...]:
        return tuple(self.list.item(place).text() for place in range(self.list.count()))

    def show_rules(self, rules: Sequence[str]) -> None:
        self.list.clear()
        self.list.addItems(list(rules))

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

    def _tint(self) -> None:
        self.add_button.setIcon(self._theme.icon("plus"))
        self.remove_button.setIcon(self._theme.icon("minus"))
