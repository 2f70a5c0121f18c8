"""What a screen reader finds in a window: the accessible tree, as Qt gives it to the system."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget

_R = QAccessible.Role
# These hold others together or are drawn around them; what is in them has the names.
_FRAMES = frozenset(
    {
        _R.Client,
        _R.Pane,
        _R.Border,
        _R.Grouping,
        _R.LayeredPane,
        _R.Splitter,
        _R.Separator,
        _R.ScrollBar,
        _R.Window,
        _R.Dialog,
    }
)
_PRESSED = frozenset({_R.Button, _R.CheckBox, _R.RadioButton, _R.ComboBox, _R.EditableText})


@dataclass(frozen=True, slots=True)
class Told:
    """One node of the tree: what it is, what it is called, and which widget it is, if one."""

    depth: int
    role: QAccessible.Role
    name: str
    widget: QWidget | None

    def __str__(self) -> str:
        parent = type(self.widget.parent()).__name__ if self.widget else ""
        return f"{self.role.name} “{self.name}” {type(self.widget).__name__} in {parent}".strip()


def accessible_tree(root: QWidget) -> list[Told]:
    """All that is shown of a window, top to bottom."""
    QAccessible.setActive(True)  # else views do not tell that their rows are others now
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    return list(_below(top, 0))


def _below(node: QAccessibleInterface, depth: int) -> Iterator[Told]:
    for place in range(node.childCount()):
        child = node.child(place)
        if child is None or child.state().invisible:
            continue
        widget = child.object()
        name = _name_of(child)
        yield Told(depth, child.role(), name, widget if isinstance(widget, QWidget) else None)
        yield from _below(child, depth + 1)


def _name_of(node: QAccessibleInterface) -> str:
    """Its own name, behind that of the label beside it: a combo box's own is what is chosen."""
    labels = node.relations(QAccessible.RelationFlag.Label)
    names = [label.text(QAccessible.Text.Name).strip() for label, _ in labels]
    return " ".join(filter(None, [*names, node.text(QAccessible.Text.Name).strip()]))


def nameless(tree: list[Told]) -> list[str]:
    """What is operated or says something, and is called nothing."""
    return [str(one) for one in tree if not one.name and not _may_be_nameless(one)]


def _may_be_nameless(one: Told) -> bool:
    if one.role in _FRAMES:
        return True
    if not isinstance(one.widget, QLabel):
        return False
    is_empty = not one.widget.text() and one.widget.pixmap().isNull()
    return is_empty or bool(one.widget.property("is_ornament"))


def called_the_same(tree: list[Told]) -> list[str]:
    """Names that more than one control has; the numbers of a proof stand wherever it is cited."""
    names = Counter((one.role, one.name) for one in tree if one.role in _PRESSED)
    return [
        f"{count} × {role.name} “{name}”"
        for (role, name), count in names.items()
        if count > 1 and not name.startswith("Proof ")
    ]
