"""Taking back what was done to memories, act by act, newest first."""

from collections.abc import Sequence

from core.errors import CannotUndo
from core.ids import MemoryId
from core.memory_record import MemoryKind, Role, Statement, Status
from core.store.database import Value
from core.store.memory_log import Cause, MemoryChange, MemoryLog, Operation
from core.store.memory_store import MemoryStore

_TIMES = frozenset({"since_us", "until_us"})


def needed_roles(kind: MemoryKind) -> frozenset[Role]:
    """What a memory that says it cannot lose and still make sense."""
    if kind is MemoryKind.SEMANTIC:
        return frozenset({Role.TITLE, Role.SUBJECT, Role.OBJECT})
    return frozenset({Role.TITLE})


class MemoryUndo:
    """Takes acts back. Works inside the transaction of its caller.

    Whether an act can be taken back is found out before anything is written.
    """

    def __init__(self, memories: MemoryStore, log: MemoryLog) -> None:
        self._memories = memories
        self._log = log

    def newest_act_on(self, memory_id: MemoryId, cause: Cause) -> tuple[MemoryChange, ...]:
        """Take back the newest act on a memory; see `MemoryChanges.undo`."""
        act = self._log.newest_act(memory_id)
        if act is None:
            raise CannotUndo(f"Nothing was done to m{memory_id} that could be undone.")
        changes = self._log.of_act(act)
        self._refuse_what_changed_since(act, changes)
        for change in changes:
            self._refuse_what_is_the_users(change, cause)
            self._refuse_what_was_forgotten(change)
        self._refuse_circles(changes)
        undoing = self._log.new_act()
        for change in changes:
            self._take_back(undoing, change, cause)
        return tuple(changes)

    def _refuse_what_changed_since(self, act: int, changes: Sequence[MemoryChange]) -> None:
        touched = {change.memory_id for change in changes}
        for change in changes:
            if self._log.newest_act(change.memory_id) != act:
                raise CannotUndo(
                    f"m{change.memory_id} changed since; undo that first, then try again."
                )
            if change.operation is not Operation.ADD:
                continue
            for older in self._memories.replaced_by(change.memory_id):
                if older.id not in touched:
                    raise CannotUndo(
                        f"m{change.memory_id} took the place of m{older.id} since; undo that "
                        "first, then try again."
                    )

    def _refuse_what_is_the_users(self, change: MemoryChange, cause: Cause) -> None:
        if not cause.is_the_user and self._memories.get(change.memory_id).is_the_users:
            raise CannotUndo(
                f"m{change.memory_id} is the user's own word; only the user can take it back."
            )

    def _refuse_what_was_forgotten(self, change: MemoryChange) -> None:
        if not _says_otherwise(change):
            return
        memory = self._memories.get(change.memory_id)
        needed = needed_roles(memory.kind) & _roles(memory.statements)
        if not needed <= _roles(self._said_before(change)):
            raise CannotUndo(f"What m{change.memory_id} said before was forgotten.")

    def _refuse_circles(self, changes: Sequence[MemoryChange]) -> None:
        """No memory may come to stand above itself by what was done to others since."""
        above: dict[MemoryId, MemoryId | None] = {}
        for change in changes:
            before = self._log.before(change)
            if "superseded_by" in before:
                found = before["superseded_by"]
                above[change.memory_id] = MemoryId(found) if isinstance(found, int) else None
        for start, upper in above.items():
            place, passed = upper, {start}
            while place is not None:
                if place in passed:
                    raise CannotUndo(
                        f"m{place} changed its place since; undo that first, then try again."
                    )
                passed.add(place)
                place = above[place] if place in above else self._memories.get(place).superseded_by

    def _take_back(self, act: int, change: MemoryChange, cause: Cause) -> None:
        memory_id = change.memory_id
        said = self._said_before(change) if _says_otherwise(change) else ()
        before, version = self._memories.write_next_version(
            memory_id, self._columns_before(change), cause.at
        )
        self._log.write(act, memory_id, version, Operation.UNDO, cause, before, undoes=change.act)
        if said:
            self._memories.statements.write(memory_id, said, version)
            self._reach_over_evidence(change)

    def _columns_before(self, change: MemoryChange) -> dict[str, Value]:
        if change.operation is Operation.ADD:
            return {"status": Status.REJECTED.value}
        columns = self._log.before(change)
        del columns["version"]
        now = self._memories.columns(change.memory_id, ("status", "superseded_by"))
        now.update((name, columns[name]) for name in now.keys() & columns.keys())
        if now["status"] == Status.SUPERSEDED and now["superseded_by"] is None:
            # What had taken its place was forgotten.
            columns |= {"status": Status.ACTIVE.value, "valid_until_us": None}
        return columns

    def _said_before(self, change: MemoryChange) -> tuple[Statement, ...]:
        version = self._log.before(change)["version"]
        if not isinstance(version, int):
            raise TypeError(f"a version is a whole number: {version!r}")
        return self._memories.statements_of_version(change.memory_id, version)

    def _reach_over_evidence(self, change: MemoryChange) -> None:
        """What was seen again after the act keeps its time; a time that was forgotten does not."""
        wrote_times = _TIMES & self._log.before(change).keys()
        span = self._memories.held_span(change.memory_id)
        if span is None or (not wrote_times and change.operation is Operation.UPDATE):
            return
        since, until = span
        if wrote_times:
            known = self._memories.columns(change.memory_id, ("since_us", "until_us"))
            since = min(since, int(known["since_us"] or 0))
            until = max(until, int(known["until_us"] or 0))
        self._memories.set_columns(change.memory_id, {"since_us": since, "until_us": until})


def _says_otherwise(change: MemoryChange) -> bool:
    """Whether the change wrote statements: what a memory was merged into did, not what went in."""
    return change.operation is Operation.UPDATE or (
        change.operation is Operation.MERGE and change.other_id is None
    )


def _roles(statements: Sequence[Statement]) -> frozenset[Role]:
    return frozenset(statement.role for statement in statements)
