"""The typed operations on memories, each with who, why and when; nothing else changes them.

Rules and models never touch what the user wrote, pinned or rejected. Every operation is written
to an append-only log together with the columns as they were, and statements are kept by version,
so each act can be undone.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from core.errors import CannotChange
from core.ids import MemoryId
from core.memory_record import USER, Details, Memory, MemoryDraft, Role, Statement, Status
from core.moments import to_us
from core.store.database import Database, Value
from core.store.memory_log import Cause, MemoryChange, MemoryLog, Operation
from core.store.memory_store import MemoryStore
from core.store.memory_undo import MemoryUndo

__all__ = ["Cause", "MemoryChange", "MemoryChanges", "Operation", "corrected"]


class MemoryChanges:
    """Applies operations, each in one transaction; reads the log."""

    def __init__(self, database: Database, memories: MemoryStore) -> None:
        self._db = database
        self._memories = memories
        self._log = MemoryLog(database)
        self._undo = MemoryUndo(memories, self._log)

    def add(self, draft: MemoryDraft, cause: Cause) -> MemoryId:
        """Write a new memory. Raises: ValueError unless it has one title, and evidence for all."""
        with self._db.transaction():
            return self._add(self._log.new_act(), draft, cause)

    def seen_again(self, memory_id: MemoryId, draft: MemoryDraft) -> None:
        """The same was met again: what is said again gains evidence, and with it the memory time.

        No change of what it says, so no log.
        """
        with self._db.transaction():
            if not self._memories.statements.seen_again(memory_id, draft.statements):
                return
            self._memories.widen(memory_id, draft.since, draft.until)

    def reweigh(
        self,
        memory_id: MemoryId,
        *,
        importance: float | None = None,
        confidence: float | None = None,
        details: Details | None = None,
        parent_id: MemoryId | None = None,
    ) -> None:
        """Adjust what counting tells (times used, importance, place in the tree); not logged."""
        columns: dict[str, Value] = {}
        if importance is not None:
            columns["importance"] = importance
        if confidence is not None:
            columns["confidence"] = confidence
        if details is not None:
            columns["details"] = json.dumps(dict(details))
        if parent_id is not None:
            columns["parent_id"] = parent_id
        if columns:
            self._memories.set_columns(memory_id, columns)

    def update(
        self,
        memory_id: MemoryId,
        statements: Sequence[Statement],
        cause: Cause,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        details: Details | None = None,
        importance: float | None = None,
    ) -> bool:
        """Say something else from now on; False if it is the user's and the user did not do it."""
        with self._db.transaction():
            if not self._may_change([memory_id], cause):
                return False
            columns: dict[str, Value] = {"made_by": cause.made_by}
            if since is not None:
                columns["since_us"] = to_us(since)
            if until is not None:
                columns["until_us"] = to_us(until)
            if details is not None:
                columns["details"] = json.dumps(dict(details))
            if importance is not None:
                columns["importance"] = importance
            act = self._log.new_act()
            version = self._change(act, memory_id, Operation.UPDATE, cause, columns)
            self._memories.statements.write(memory_id, statements, version)
            return True

    def supersede(self, old_id: MemoryId, draft: MemoryDraft, cause: Cause) -> MemoryId:
        """Put a new memory in the place of an old one, which keeps its dates.

        If the old one is the user's and the user did not do it, the new one is kept, but below
        it: the user's word holds. What was rejected holds no place, so beside it the new one does.
        """
        with self._db.transaction():
            act = self._log.new_act()
            old = self._memories.get(old_id)
            new_id = self._add(act, draft, cause)
            if cause.is_the_user or not old.is_the_users:
                self._place(act, old_id, new_id, draft.since, Operation.SUPERSEDE, cause)
            elif old.status is not Status.REJECTED:
                self._place(act, new_id, old_id, draft.until, Operation.SUPERSEDE, cause)
            return new_id

    def split_off(
        self, memory_id: MemoryId, rest: Sequence[Statement], draft: MemoryDraft, cause: Cause
    ) -> MemoryId:
        """Say a part of a memory in one of its own from now on, and in it only the rest.

        The split changes nothing of what holds, so that neither takes the other's place. Raises:
        CannotChange if it is the user's and the user did not do it.
        """
        with self._db.transaction():
            if not self._may_change([memory_id], cause):
                raise CannotChange(f"m{memory_id} is the user's own word and stays as it is.")
            act = self._log.new_act()
            version = self._change(act, memory_id, Operation.UPDATE, cause, {})
            self._memories.statements.write(memory_id, rest, version)
            return self._add(act, draft, cause)

    def put_below(self, lower_id: MemoryId, upper_id: MemoryId, cause: Cause) -> bool:
        """One stored memory takes the place of another, which stops holding when it begins.

        False, and nothing changes, if the lower is the user's and the user did not do it.
        Raises: ValueError if both are the same.
        """
        if lower_id == upper_id:
            raise ValueError(f"m{lower_id} cannot take its own place")
        with self._db.transaction():
            upper = self._memories.get(upper_id)
            if not self._may_change([lower_id], cause) or (
                self._is_below(upper_id, lower_id) and not self._may_change([upper_id], cause)
            ):
                return False
            act = self._log.new_act()
            self._place(act, lower_id, upper_id, upper.since, Operation.SUPERSEDE, cause)
            return True

    def merge(self, kept_id: MemoryId, other_ids: Iterable[MemoryId], cause: Cause) -> bool:
        """Say in one memory what several said; the others give up their place to it.

        What the user merged is the user's word. False, and nothing changes, if there are no others,
        or any is the user's and the user did not do it.
        """
        others = [one for one in dict.fromkeys(other_ids) if one != kept_id]
        with self._db.transaction():
            if not others or not self._may_change([kept_id, *others], cause):
                return False
            act = self._log.new_act()
            kept = self._memories.get(kept_id)
            statements = list(kept.statements)
            since, until = kept.since, kept.until
            for other_id in others:
                other = self._memories.get(other_id)
                statements = _united(statements, other.statements)
                since, until = min(since, other.since), max(until, other.until)
                self._place(act, other_id, kept_id, None, Operation.MERGE, cause)
            columns: dict[str, Value] = {"since_us": to_us(since), "until_us": to_us(until)}
            if cause.is_the_user:
                columns["made_by"] = USER
            version = self._change(act, kept_id, Operation.MERGE, cause, columns)
            self._memories.statements.write(kept_id, statements, version)
            return True

    def reject(self, memory_id: MemoryId, cause: Cause) -> bool:
        """It is wrong or unwanted: it no longer answers, and is not learned again.

        False if it is the user's and the user did not do it.
        """
        columns: dict[str, Value] = {"status": Status.REJECTED.value}
        return self._alone(memory_id, Operation.REJECT, cause, columns)

    def pin(self, memory_id: MemoryId, cause: Cause, *, is_pinned: bool = True) -> bool:
        """Keep it for good and as it is, or no longer.

        False if it is the user's and the user did not do it.
        """
        operation = Operation.PIN if is_pinned else Operation.UNPIN
        return self._alone(memory_id, operation, cause, {"is_pinned": int(is_pinned)})

    def retract(self, memory_id: MemoryId) -> bool:
        """Remove what was derived and is now derived otherwise; nothing was forgotten.

        False if it is the user's, who alone may reject or forget it.
        """
        with self._db.transaction():
            if self._memories.get(memory_id).is_the_users:
                return False
            self._take_out(memory_id)
            return True

    def undo(self, memory_id: MemoryId, cause: Cause) -> tuple[MemoryChange, ...]:
        """Take back the newest act on this memory that was not taken back yet.

        An added memory is rejected by it. Returns: what was taken back, on every memory that the
        act touched, last to first. Raises: CannotUndo if there is nothing to undo, another of its
        memories changed since, or what was said before was forgotten; then nothing is changed.
        """
        with self._db.transaction():
            return self._undo.newest_act_on(memory_id, cause)

    def history(self, memory_id: MemoryId) -> tuple[MemoryChange, ...]:
        """Everything that was done to a memory, first to last; known also once it is forgotten."""
        return tuple(self._log.of_memory(memory_id))

    def mark(self) -> int:
        """A number that grows with every change; equal marks mean that no memory was changed."""
        return self._log.mark()

    def remove_forgotten(self, memory_id: MemoryId, at: datetime) -> None:
        """Remove a memory; the log keeps that something was forgotten, and nothing of what."""
        with self._db.transaction():
            version = self._memories.get(memory_id).version
            self._take_out(memory_id)
            cause = Cause(USER, "forgotten with what it rested on", at)
            self._log.write(self._log.new_act(), memory_id, version, Operation.FORGET, cause, {})

    def forget_times(self, memory_id: MemoryId) -> None:
        """Drop from the log from and until when a memory lasted before its changes."""
        self._log.forget_times(memory_id)

    def _add(self, act: int, draft: MemoryDraft, cause: Cause) -> MemoryId:
        new_id = self._memories.add(draft, cause.at)
        self._log.write(act, new_id, 1, Operation.ADD, cause, {})
        return new_id

    def _alone(
        self, memory_id: MemoryId, operation: Operation, cause: Cause, columns: dict[str, Value]
    ) -> bool:
        with self._db.transaction():
            if not self._may_change([memory_id], cause):
                return False
            self._change(self._log.new_act(), memory_id, operation, cause, columns)
            return True

    def _change(
        self,
        act: int,
        memory_id: MemoryId,
        operation: Operation,
        cause: Cause,
        columns: dict[str, Value],
        other_id: MemoryId | None = None,
    ) -> int:
        before, version = self._memories.write_next_version(memory_id, columns, cause.at)
        self._log.write(act, memory_id, version, operation, cause, before, other_id=other_id)
        return version

    def _may_change(self, ids: Iterable[MemoryId], cause: Cause) -> bool:
        """The user may change all, a rule nothing of the user's. Raises: UnknownItem."""
        return not any(
            self._memories.get(one).is_the_users and not cause.is_the_user for one in ids
        )

    def _is_below(self, lower_id: MemoryId, upper_id: MemoryId) -> bool:
        return upper_id in self._memories.chain_above(lower_id)

    def _place(
        self,
        act: int,
        lower_id: MemoryId,
        upper_id: MemoryId,
        ends: datetime | None,
        operation: Operation,
        cause: Cause,
    ) -> None:
        """Put one memory below another; one that was below it before, first takes its place.

        What was rejected stays so.
        """
        lower, upper = self._memories.get(lower_id), self._memories.get(upper_id)
        if self._is_below(upper_id, lower_id):
            self._change(act, upper_id, Operation.SUPERSEDE, cause, _place_of(lower, upper))
        columns: dict[str, Value] = {"superseded_by": upper_id}
        if lower.status is not Status.REJECTED:
            columns["status"] = Status.SUPERSEDED.value
        if ends is not None:
            columns["valid_until_us"] = to_us(max(ends, lower.since))
        self._change(act, lower_id, operation, cause, columns, upper_id)

    def _take_out(self, memory_id: MemoryId) -> None:
        """Remove a memory and its log; what it had replaced takes its place."""
        gone = self._memories.get(memory_id)
        for older in self._memories.replaced_by(memory_id):
            self._memories.set_columns(older.id, self._handed_over(gone, older))
        ends = to_us(gone.valid_until) if gone.valid_until else None
        self._log.hand_over(memory_id, gone.superseded_by, ends)
        self._memories.remove(memory_id)
        self._log.remove(memory_id)

    def _handed_over(self, gone: Memory, older: Memory) -> dict[str, Value]:
        """The columns of a memory when the one that took its place goes.

        What was merged into a rejected memory stays rejected with it.
        """
        columns: dict[str, Value] = {"superseded_by": gone.superseded_by, "valid_until_us": None}
        was_merged = older.valid_until is None
        if gone.superseded_by is not None:
            if not was_merged:
                heir = self._memories.get(gone.superseded_by)
                columns["valid_until_us"] = to_us(gone.valid_until or heir.since)
        elif older.status is not Status.REJECTED:
            stays_rejected = was_merged and gone.status is Status.REJECTED
            status = Status.REJECTED if stays_rejected else Status.ACTIVE
            columns["status"] = status.value
        return columns


def _place_of(lower: Memory, upper: Memory) -> dict[str, Value]:
    """The columns with which one memory takes the place that another has."""
    columns: dict[str, Value] = {
        "superseded_by": lower.superseded_by,
        "valid_until_us": to_us(lower.valid_until) if lower.valid_until else None,
    }
    if upper.status is not Status.REJECTED:
        is_top = lower.superseded_by is None
        columns["status"] = (Status.ACTIVE if is_top else Status.SUPERSEDED).value
    return columns


def corrected(memory: Memory, role: Role, text: str, own_word: Statement) -> tuple[Statement, ...]:
    """A memory's statements with one said otherwise, on the evidence of the user's own word.

    The title and, for a fact, its subject and predicate rest on the user's word too from now on,
    since the user repeated them by correcting the rest. Of several statements in the corrected
    role the new text takes the place of all.
    """
    held = {Role.TITLE, Role.SUBJECT, Role.PREDICATE}
    changed: list[Statement] = []
    is_said = False
    for statement in memory.statements:
        if statement.role is role:
            if not is_said:
                changed.append(Statement(role, text, own_word.evidence))
            is_said = True
        elif statement.role in held:
            changed.append(replace(statement, evidence=(*statement.evidence, *own_word.evidence)))
        elif statement.role is not Role.LINE:
            changed.append(statement)
    return tuple(changed)


def _united(first: Sequence[Statement], second: Sequence[Statement]) -> list[Statement]:
    """The statements of the first, with what only the second says after them."""
    evidence = {(one.role, one.text): one.evidence for one in second}
    said = {(one.role, one.text) for one in first}
    united = [
        replace(one, evidence=(*one.evidence, *evidence.get((one.role, one.text), ())))
        for one in first
    ]
    return united + [
        one
        for one in second
        if one.role in {Role.LINE, Role.STEP, Role.AUTHOR} and (one.role, one.text) not in said
    ]
