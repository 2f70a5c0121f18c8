"""The pages, one at a time; where the window is smaller than a page needs, it is scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.windows.stack import Stack


class PageStack(QScrollArea):
    """Nothing is cut off at 200 % on a small screen, and nobody sees a bar on a large one."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._stack = Stack()
        self.setWidget(self._stack)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the pages have places for the focus
        self.viewport().setAutoFillBackground(False)

    def add_page(self, page: QWidget) -> None:
        self._pages.append(page)
        self._stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page; only its own needs decide whether there is something to scroll."""
        for other in self._pages:
            policy = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(page)

    def shown_page(self) -> QWidget | None:
        return self._stack.currentWidget()
