"""Completes `@today`, `@recipe`, `@app:…` and `@name` while a question is typed."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from app.task_runner import TaskRunner
from app.windows.question_box import QuestionField
from core.errors import RecollectError
from core.recall.pointers import Completion

_BEGUN = re.compile(r'(?<![\w@./])@(?:"[^"]*|[\w:.\'’-]*)$')
_TAKING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class PointerCompletion(QObject):
    """A list under the cursor; Enter and Tab take an entry, Escape puts the list away."""

    def __init__(self, field: QuestionField, runner: TaskRunner) -> None:
        super().__init__(field)
        self._field = field
        self._runner = runner
        self._model = QStringListModel(self)
        self.list = QCompleter(self._model, self)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("What your pointer may become"))
        self.list.setPopup(self._popup)
        self.list.setWidget(field)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        activated: Any = self.list.activated  # the stubs do not know signals with overloads
        activated[str].connect(self._take)
        field.textChanged.connect(self._look)
        field.installEventFilter(self)

    @property
    def offers(self) -> list[str]:
        """What is offered now."""
        return self._model.stringList() if self._popup.isVisible() else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys that choose from the list do not send the question."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TAKING_KEYS
            and self.offers
        ):
            row = max(0, self._popup.currentIndex().row())
            self._take(self.offers[row])
            return True
        return super().eventFilter(watched, event)

    def _begun(self) -> str:
        """The pointer that is being typed before the cursor; empty if there is none."""
        cursor = self._field.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(before)
        return found[0] if found else ""

    def _look(self) -> None:
        begun = self._begun()
        if not begun:
            self._popup.hide()
            return
        self._runner.submit(
            lambda door: door.pointers(begun),
            lambda found: self._offer(begun, found),
            self._offer_none,
            owner=self,
        )

    def _offer(self, begun: str, found: Sequence[Completion]) -> None:
        if begun != self._begun():
            return  # typed on meanwhile
        texts = [one.text for one in found if one.text != begun]
        self._model.setStringList(texts)
        if not texts:
            self._popup.hide()
            return
        area = self._field.cursorRect()
        area.setWidth(240)
        self.list.complete(area)
        self._popup.setCurrentIndex(self._model.index(0))

    def _offer_none(self, _error: RecollectError) -> None:
        """Completing is a help; a question can be asked without it."""
        self._popup.hide()

    def _take(self, text: str) -> None:
        begun = self._begun()
        self._popup.hide()
        if not begun:
            return
        cursor = self._field.textCursor()
        left = QTextCursor.MoveOperation.Left
        cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(f"{text} ")
