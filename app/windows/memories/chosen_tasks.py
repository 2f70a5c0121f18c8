"""What keys, buttons and the menu do to the tasks that are chosen in the browser."""

from collections.abc import Sequence

from app.windows.memories.detail_pane import DetailPane, Wish
from app.windows.memories.entry_list import EntryList
from app.windows.memories.memory_acts import MemoryActs
from core.memory.from_user.task_states import TaskState
from core.memory_record import MemoryKind, Status
from core.store.memory_outlines import Headline

STATES = {
    Wish.DONE: TaskState.DONE,
    Wish.OPEN: TaskState.OPEN,
    Wish.DROP: TaskState.DROPPED,
}


class ChosenTasks:
    """The list and what is on view beside it; only tasks that hold are touched."""

    def __init__(self, entries: EntryList, detail: DetailPane, acts: MemoryActs) -> None:
        self._list = entries
        self._detail = detail
        self._acts = acts

    @property
    def tasks(self) -> list[Headline]:
        """The tasks that are chosen in the list."""
        chosen = [entry.shown for entry in self._list.entries]
        return [
            one
            for one in chosen
            if isinstance(one, Headline)
            and one.kind is MemoryKind.TASK
            and one.status is Status.ACTIVE
        ]

    def grant(self, wish: Wish) -> None:
        """What a button says: of those chosen, or of the one on view if a way led to it."""
        account = self._detail.memory
        if account is None:
            return
        chosen = self.tasks
        if account.memory.id in {one.id for one in chosen}:
            self._acts.set_task_state(chosen, STATES[wish])
        else:
            self._acts.with_headline(account.memory.id, lambda one: self._set(one, STATES[wish]))

    def finish_or_open(self) -> None:
        """One key for both: done, or open again where all that are chosen are done."""
        chosen = self.tasks
        is_done = all(one.details.get("state") == TaskState.DONE for one in chosen)
        self._set(chosen, TaskState.OPEN if is_done else TaskState.DONE)

    def drop(self) -> None:
        """They will not be done."""
        self._set(self.tasks, TaskState.DROPPED)

    def _set(self, tasks: Sequence[Headline], state: TaskState) -> None:
        if tasks:
            self._acts.set_task_state(tasks, state)
