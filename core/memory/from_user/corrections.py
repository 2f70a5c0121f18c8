"""What the user does to a memory: correct it, pin it, reject it, join it with others, undo.

The user's word is stored like everything said, and what it corrects rests on it from then on.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.errors import CannotChange, InvalidSetting
from core.ids import MemoryId
from core.memory.facts.rows import ROW, Cell, cells_of
from core.memory.facts.said import NOTE_PREDICATE, SaidFact
from core.memory.from_user.own_word import OwnWord, store_own_word
from core.memory.from_user.profile import core_statement_in
from core.memory.row_learning import step_out
from core.memory_record import USER, Memory, MemoryKind, Role, Statement, Status
from core.privacy.redaction import redact_text
from core.store.memory_changes import Cause, MemoryChange, corrected
from core.store.store import Store

_PARTS_OF_A_FACT = frozenset({Role.SUBJECT, Role.PREDICATE, Role.OBJECT})
_LISTS = frozenset({Role.LINE, Role.STEP, Role.AUTHOR})


def correct(
    store: Store, memory_id: MemoryId, text: str, now: datetime, role: Role | None = None
) -> Memory:
    """Say one part of a memory otherwise; for good, whatever is read later.

    Without a role it is what a person would mean: the value of a fact, the whole of a statement
    about the user, and else the title. For lines and steps, each line of the text is one. Of a
    table's row “Gate: D2” corrects one cell, which is a fact of its own from then on.
    Raises: UnknownItem, CannotChange, InvalidSetting.
    """
    with store.transaction():
        memory = store.memories.get(memory_id)
        chosen = role or _meant(memory)
        _require_correctable(memory, chosen)
        if chosen is Role.OBJECT and memory.text_of(Role.PREDICATE) == ROW:
            cells = cells_of(memory.text_of(Role.OBJECT))
            if cells and not memory.is_the_users:
                return _correct_cells(store, memory, cells, text, now)
        word, said = _said(store, memory, chosen, text, now)
        statements = _corrected(memory, chosen, said, word)
        store.changes.update(memory_id, statements, Cause(USER, "corrected by you", now))
        return store.memories.get(memory_id)


def _correct_cells(
    store: Store, row: Memory, cells: Sequence[Cell], text: str, now: datetime
) -> Memory:
    """Correct cells of a row, each as the fact that it is from now on; the last one corrected.

    What the user did not touch goes on being learned. Raises: CannotChange.
    """
    held, said = dict(cells), cells_of(" ".join(text.split()))
    if not said or any(column not in held for column, _ in said):
        column, value = cells[0]
        raise CannotChange(
            f"m{row.id} holds several values; say which one you correct, "
            f"like “{column}: …” for {value!r}."
        )
    corrected = row
    for column, value in said:
        if value != held[column]:
            cell = step_out(store, store.memories.get(row.id), column, now)
            corrected = correct(store, cell.id, value, now)
    return corrected


def pin(store: Store, memory_id: MemoryId, now: datetime, *, is_pinned: bool = True) -> Memory:
    """Keep a memory for good and as it is, or no longer. Raises: UnknownItem."""
    reason = "pinned by you" if is_pinned else "unpinned by you"
    with store.transaction():
        if store.memories.get(memory_id).is_pinned is not is_pinned:
            store.changes.pin(memory_id, Cause(USER, reason, now), is_pinned=is_pinned)
        return store.memories.get(memory_id)


def reject(store: Store, memory_id: MemoryId, now: datetime) -> Memory:
    """A memory is wrong or unwanted: it answers no more. Raises: UnknownItem."""
    with store.transaction():
        if store.memories.get(memory_id).status is not Status.REJECTED:
            store.changes.reject(memory_id, Cause(USER, "rejected by you", now))
        return store.memories.get(memory_id)


def merge(store: Store, ids: Sequence[MemoryId], now: datetime) -> Memory:
    """Make the first of several memories stand for all. Raises: UnknownItem, CannotChange."""
    kept_id, *others = dict.fromkeys(ids)
    with store.transaction():
        memories = [store.memories.get(memory_id) for memory_id in (kept_id, *others)]
        _require_mergeable(memories)
        store.changes.merge(kept_id, others, Cause(USER, "merged by you", now))
        return store.memories.get(kept_id)


def undo(store: Store, memory_id: MemoryId, now: datetime) -> tuple[MemoryChange, ...]:
    """Take the newest act on a memory back; tells what was taken back.

    Raises: UnknownItem, CannotUndo.
    """
    with store.transaction():
        store.memories.get(memory_id)
        return store.changes.undo(memory_id, Cause(USER, "undone by you", now))


def _meant(memory: Memory) -> Role:
    if memory.kind is MemoryKind.SEMANTIC and memory.text_of(Role.OBJECT):
        return Role.OBJECT
    return Role.TITLE


def _require_correctable(memory: Memory, role: Role) -> None:
    if memory.status is Status.SUPERSEDED:
        raise CannotChange(
            f"m{memory.id} was replaced by m{memory.superseded_by}; correct that one instead."
        )
    if not any(one.role is role for one in memory.statements) and role not in _LISTS:
        raise CannotChange(
            f"m{memory.id} is a memory of the kind {memory.kind} and has no {role}; "
            "`recollect memory` shows what it has."
        )


def _require_mergeable(memories: Sequence[Memory]) -> None:
    first, *others = memories
    if not others:
        raise CannotChange("There is nothing to merge; name at least two different memories.")
    for memory in memories:
        if memory.kind is MemoryKind.VAULT:
            raise CannotChange("Vault items cannot be merged; remove the one too many instead.")
        if memory.kind is not first.kind or memory.level is not first.level:
            raise CannotChange(
                f"m{memory.id} is of another kind than m{first.id}; only like can be merged."
            )
        if memory.status is Status.SUPERSEDED:
            raise CannotChange(
                f"m{memory.id} was replaced by m{memory.superseded_by}; merge that one instead."
            )


def _said(
    store: Store, memory: Memory, role: Role, text: str, now: datetime
) -> tuple[OwnWord, tuple[str, ...]]:
    """What the user said, stored, and the texts that it gives the memory, without secrets.

    A bare value is stored after what it is the value of, so that it can be found and understood,
    and so that a secret is known by its label.
    """
    if not text.strip():
        raise InvalidSetting(
            "A correction needs a text; to be rid of a memory, use `recollect reject`."
        )
    if role in _LISTS:
        word = store_own_word(store, text, now)
        return word, word.lines
    said = " ".join(text.split())
    if role is Role.TITLE:
        word = store_own_word(store, said, now)
        return word, (word.text,)
    label = _label(memory, role)
    word = store_own_word(store, f"{label}: {said}" if label else said, now)
    prefix = f"{label}: " if label else ""
    is_plain = word.text.startswith(prefix)
    return word, (word.text.removeprefix(prefix) if is_plain else redact_text(said),)


def _label(memory: Memory, role: Role) -> str:
    """What a value is the value of; empty for a note, which is a text of its own."""
    predicate = memory.text_of(Role.PREDICATE)
    if role is not Role.OBJECT or predicate == NOTE_PREDICATE:
        return ""
    parts = [memory.text_of(Role.SUBJECT), "" if predicate == "is" else predicate]
    return ", ".join(part for part in parts if part)


def _corrected(
    memory: Memory, role: Role, said: Sequence[str], word: OwnWord
) -> tuple[Statement, ...]:
    if role in _LISTS:
        return _with_list(memory, role, said, word)
    if role is Role.OBJECT and memory.text_of(Role.PREDICATE) == NOTE_PREDICATE:
        return _note(said[0], word)
    own = Statement(role, said[0], word.evidence)
    if role in _PARTS_OF_A_FACT:
        before = memory.text_of(role)
        changed = corrected(memory, role, said[0], own)
        return tuple(_retitled(one, before, said[0], word) for one in changed)
    kept = tuple(
        own if one.role is role else one
        for one in memory.statements
        if not _is_named_by_the_title(memory, role, one)
    )
    return _with_core_value(memory, kept, said[0], word)


def _is_named_by_the_title(memory: Memory, role: Role, statement: Statement) -> bool:
    """Whether a title said anew takes the place of this too: an episode's further subjects."""
    is_title = memory.kind is MemoryKind.EPISODIC and role is Role.TITLE
    return is_title and statement.role is Role.SUBJECT


def _note(text: str, word: OwnWord) -> tuple[Statement, ...]:
    """A note as if it had been said so from the start."""
    note = SaidFact.of_note(text)
    texts = (
        (Role.TITLE, note.title),
        (Role.SUBJECT, note.subject),
        (Role.PREDICATE, note.predicate),
        (Role.OBJECT, note.object),
    )
    return tuple(Statement(role, text, word.evidence) for role, text in texts)


def _retitled(statement: Statement, before: str, now: str, word: OwnWord) -> Statement:
    """The title says the corrected value too; then it rests on the user's word alone."""
    if statement.role is not Role.TITLE or not before or before not in statement.text:
        return statement
    return Statement(Role.TITLE, statement.text.replace(before, now), word.evidence)


def _with_core_value(
    memory: Memory, statements: tuple[Statement, ...], said: str, word: OwnWord
) -> tuple[Statement, ...]:
    """A statement about the user has its value beside it, which must not lag behind.

    "Nora" corrects "Call me Norah" as well as "Call me Nora" does.
    """
    before = memory.text_of(Role.OBJECT)
    if memory.kind is not MemoryKind.CORE or not before:
        return statements
    stated = core_statement_in(said)
    if stated is not None and stated.value and stated.slot == memory.text_of(Role.SUBJECT):
        value, title = stated.value, said
    elif before in memory.title:
        value, title = said, memory.title.replace(before, said)
    else:
        value, title = said, said
    texts = {Role.TITLE: title, Role.OBJECT: value}
    return tuple(
        replace(one, text=texts.get(one.role, one.text), evidence=word.evidence)
        for one in statements
    )


def _with_list(
    memory: Memory, role: Role, said: Sequence[str], word: OwnWord
) -> tuple[Statement, ...]:
    """The memory with these lines, steps or authors in place of those it had."""
    others = [one for one in memory.statements if one.role is not role]
    places = [place for place, one in enumerate(memory.statements) if one.role is role]
    begin = sum(one.role is not role for one in memory.statements[: places[0]]) if places else None
    listed = [Statement(role, text, word.evidence) for text in said]
    begin = len(others) if begin is None else begin
    return (*others[:begin], *listed, *others[begin:])
