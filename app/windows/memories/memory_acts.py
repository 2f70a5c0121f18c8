"""What the user does in the browser: carried out on the store's thread, and taken back again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.browsing_door import BrowsingDoor
from app.memory_door import ForgetReceipt, MemoryDoor
from app.windows.forget_dialog import receipt_words
from app.windows.memories.memory_words import name_of
from app.windows.words import quoted
from app.windows.workplace import Workplace
from core.entity_record import EntityId
from core.ids import MemoryId
from core.memory.from_user.task_states import TaskState
from core.memory_record import Memory, Role
from core.store.entity_listing import EntityHeadline
from core.store.forgetting import ForgetReceipt as StoreReceipt
from core.store.memory_outlines import Headline

_MOST_UNDONE = 50
_LONGEST_NAME = 60
Act = Callable[[BrowsingDoor, datetime], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did, in words. `touched` are memories and `now` how those stand that are left.

    `is_wide` says that more may have changed than these: then the list is read again.
    """

    words: str
    touched: tuple[MemoryId, ...] = ()
    now: Mapping[MemoryId, Headline] | None = None
    is_wide: bool = False
    is_forgotten: bool = False


class MemoryActs(QObject):
    """Each act but forgetting can be taken back, the newest first, as long as the app runs."""

    done = Signal(object)  # Done
    failed = Signal(object)  # RecollectError

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._undos: list[tuple[str, tuple[MemoryId, ...], Act]] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._undos)

    def correct(self, memory: Memory, role: Role, text: str) -> None:
        words = self.tr("Corrected: {name}").format(name=short(memory.title))
        ids = (memory.id,)
        self._do(words, ids, lambda door, now: door.correct(memory.id, text, role, now))

    def pin(self, memory: Memory, *, is_pinned: bool) -> None:
        words = self.tr("Pinned: {name}") if is_pinned else self.tr("No longer pinned: {name}")
        self._do(
            words.format(name=short(memory.title)),
            (memory.id,),
            lambda door, now: door.pin(memory.id, now, is_pinned=is_pinned),
        )

    def reject(self, memories: Sequence[Headline]) -> None:
        """Reject one or several, as one act."""
        ids = tuple(memory.id for memory in memories)
        names = short(name_of(memories[0]))
        if len(memories) > 1:
            names = self.tr("{count} memories").format(count=len(memories))

        def work(door: BrowsingDoor, now: datetime) -> None:
            for memory_id in ids:
                door.reject(memory_id, now)

        self._do(self.tr("Rejected: {name}").format(name=names), ids, work)

    def set_task_state(self, tasks: Sequence[Headline], state: TaskState) -> None:
        """Say how one or several tasks stand, as one act."""
        ids = tuple(task.id for task in tasks)
        names = short(name_of(tasks[0]))
        if len(tasks) > 1:
            names = self.tr("{count} tasks").format(count=len(tasks))
        words = {
            TaskState.DONE: self.tr("Done: {name}"),
            TaskState.OPEN: self.tr("Open again: {name}"),
            TaskState.DROPPED: self.tr("Dropped: {name}"),
        }[state]

        def work(door: BrowsingDoor, now: datetime) -> None:
            for memory_id in ids:
                door.set_task_state(memory_id, state, now)

        self._do(words.format(name=names), ids, work)

    def merge(self, kept: Headline, others: Sequence[Headline]) -> None:
        """Let the first stand for all."""
        ids = (kept.id, *(one.id for one in others))
        words = self.tr("Merged into: {name}").format(name=short(name_of(kept)))
        self._do(
            words,
            ids,
            lambda door, now: door.merge(ids, now),
            lambda door, now: door.undo(kept.id, now),
        )

    def merge_entities(self, kept: EntityHeadline, others: Sequence[EntityHeadline]) -> None:
        """Give all names to the first."""
        ids = (kept.id, *(one.id for one in others))

        def undo(door: BrowsingDoor, now: datetime) -> None:
            for _ in others:
                door.undo_entity(kept.id, now)

        words = self.tr("Merged into: {name}").format(name=short(name_of(kept)))
        self._do(words, (), lambda door, now: door.merge_entities(ids, now), undo)

    def split_entity(self, entity_id: EntityId, name: str) -> None:
        """A name is somebody else's."""

        def work(door: BrowsingDoor, now: datetime) -> None:
            door.split_entity(entity_id, [name], now)

        words = self.tr("Now by itself: {name}").format(name=short(name))
        self._do(words, (), work, lambda door, now: door.undo_entity(entity_id, now))

    def with_headline(self, memory_id: MemoryId, act: Callable[[Sequence[Headline]], None]) -> None:
        """Act on a memory that is not in the list, as it stands now; on nothing if it went."""

        def do(found: Sequence[Headline]) -> None:
            if found:
                act(found)

        self._work.runner.submit(
            lambda door: list(door.browsing.headlines([memory_id]).values()),
            do,
            self.failed.emit,
            owner=self,
        )

    def look_what_goes(self, memory_id: MemoryId, on_known: Callable[[StoreReceipt], None]) -> None:
        """Find out what forgetting would take along, without doing it."""
        now = self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.browsing.forget(memory_id, now, dry_run=True),
            on_known,
            self.failed.emit,
            owner=self,
        )

    def forget(self, memory_id: MemoryId) -> None:
        """Forget for good; what could be taken back before cannot be any more."""
        now = self._work.clock.now()

        def forgotten(receipt: StoreReceipt) -> None:
            self._undos.clear()
            self._work.pictures.forget_all()
            told = ForgetReceipt(receipt.counts, receipt.bytes_freed, receipt.is_scrubbed)
            self.done.emit(Done(receipt_words(told), is_wide=True, is_forgotten=True))

        self._work.runner.submit(
            lambda door: door.browsing.forget(memory_id, now),
            forgotten,
            self.failed.emit,
            owner=self,
        )

    def undo(self) -> None:
        """Take the newest act back."""
        if not self._undos:
            return
        words, ids, undo = self._undos.pop()
        told = self.tr("Taken back: {words}").format(words=words)
        self._run(undo, lambda now: self.done.emit(Done(told, ids, now, is_wide=True)), ids)

    def _do(
        self, words: str, ids: tuple[MemoryId, ...], work: Act, undo: Act | None = None
    ) -> None:
        def undo_each(door: BrowsingDoor, now: datetime) -> None:
            for memory_id in reversed(ids):
                door.undo(memory_id, now)

        def finished(standing: Mapping[MemoryId, Headline]) -> None:
            self._undos.append((words, ids, undo or undo_each))
            del self._undos[:-_MOST_UNDONE]
            self.done.emit(Done(words, ids, standing, is_wide=not ids))

        self._run(work, finished, ids)

    def _run(
        self,
        work: Act,
        on_done: Callable[[Mapping[MemoryId, Headline]], None],
        ids: Sequence[MemoryId],
    ) -> None:
        now = self._work.clock.now()

        def run(door: MemoryDoor) -> Mapping[MemoryId, Headline]:
            work(door.browsing, now)
            return door.browsing.headlines(ids)

        self._work.runner.submit(run, on_done, self.failed.emit, owner=self)


def short(name: str) -> str:
    """A name that fits into a line that says something about it."""
    one_line = " ".join(name.split())
    if len(one_line) <= _LONGEST_NAME:
        return quoted(one_line)
    return quoted(f"{one_line[: _LONGEST_NAME - 1].rstrip(' .,;:')}…")
