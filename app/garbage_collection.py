"""Python's collector of circular garbage, run by the thread of the windows alone.

Left to itself Python collects on whichever thread happens to allocate. If that is a lane that works
for the windows, their objects end there: Qt holds such an object's lock while its Python half waits
for the interpreter, and the windows' thread, which holds the interpreter, may wait for that lock.
Then both stand still for ever (seen with PySide6 6.11).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 3_000


class GarbageCollection(QObject):
    """Takes the collecting over from Python until `end`; to be made on the windows' thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is there at the start stays, and need not be looked through again
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start()

    def collect_what_is_due(self) -> None:
        """Collect the oldest generation that Python would collect by now, and what is younger."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age, count in enumerate(counts) if count > limits[age]]
        if due:
            gc.collect(max(due))

    def end(self) -> None:
        """Leave the collecting to Python again: there are no windows any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
