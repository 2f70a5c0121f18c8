"""Rows of tables among the facts: a cell of which something else is told steps out of its row.

A row is one fact as long as its cells come and go together. Once a cell has another value, or
something else tells of it, it is a fact of its own, on the frames that the row stood on; from
then on it has its own dates, its own history and its own corrections, and the row says the rest.
So every statement is still carried whole by each frame beneath it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from core.memory.facts.found import Finding, Pattern
from core.memory.facts.rows import ROW, Cell, cell_key, cells_of, row_key_beside, row_text
from core.memory.facts.values import same_value
from core.memory.facts.wording import title_of
from core.memory.learning import seen
from core.memory_record import Memory, MemoryDraft, MemoryKind, Role, Statement, Status
from core.store.store import Store

_FEWEST_TOGETHER = 2


def learn_row(store: Store, draft: MemoryDraft, now: datetime) -> Iterator[MemoryDraft]:
    """Take in a row; gives the facts that are to be learned like any other, one after the other.

    These are the cells that are known by themselves or have another value now, and the row itself
    where it is new.
    """
    cells = cells_of(_text(draft, Role.OBJECT))
    alone = [cell for cell in cells if _is_known_alone(store, draft.subject_key, cell)]
    yield from (_of_cell(draft, cell) for cell in alone)
    rest = [cell for cell in cells if cell not in alone]
    known = _row_with_key(store, draft.subject_key)
    if known is None:
        yield from _as_row(draft, rest)
        return
    held = dict(cells_of(known.text_of(Role.OBJECT)))
    changed = [
        (column, value)
        for column, value in rest
        if column in held and not same_value(held[column], value)
    ]
    if known.is_the_users:
        yield from _as_row(draft, rest if changed else ())
        return
    for column, _ in changed:
        step_out(store, store.memories.get(known.id), column, now)
    yield from (_of_cell(draft, cell) for cell in changed)
    same = [cell for cell in rest if cell not in changed]
    yield from _more_of(store, store.memories.get(known.id), draft, same, now)


def settle_with_its_row(store: Store, draft: MemoryDraft, now: datetime) -> bool:
    """Let the cell that a fact tells of step out of its row; True if there is nothing more to do.

    That is so where the user wrote or pinned the row: another value is kept below it.
    """
    row = _row_with_key(store, row_key_beside(draft.subject_key))
    cells = cells_of(row.text_of(Role.OBJECT)) if row is not None else []
    cell = next((one for one in cells if _is_key_of(draft, one[0])), None)
    if row is None or cell is None:
        return False
    if not row.is_the_users:
        step_out(store, row, cell[0], now)
        return False
    known = store.outlines.with_subject(MemoryKind.SEMANTIC, draft.subject_key)
    told = [cell[1], *(one.text_of(Role.OBJECT) for one in known)]
    if not any(same_value(one, _text(draft, Role.OBJECT)) for one in told):
        store.changes.supersede(row.id, draft, seen("another value was seen", now, draft.made_by))
    return True


def _is_key_of(draft: MemoryDraft, column: str) -> bool:
    return cell_key(row_key_beside(draft.subject_key), column) == draft.subject_key


def step_out(store: Store, row: Memory, column: str, now: datetime) -> Memory:
    """Make one cell of a row a fact of its own, in one act.

    The last cell of a row takes its place. The row must have the cell, and not be the user's.
    """
    cells = cells_of(row.text_of(Role.OBJECT))
    cell = next(one for one in cells if one[0] == column)
    cause = seen("a value of it is told by itself", now)
    rest = [one for one in cells if one != cell]
    alone = _as_long_as_it_was_seen(store, row, _of_cell(row, cell))
    if rest:
        new_id = store.changes.split_off(row.id, _said_of(row, rest), alone, cause)
    else:
        new_id = store.changes.supersede(row.id, alone, cause)
    return store.memories.get(new_id)


def _as_long_as_it_was_seen(store: Store, row: Memory, cell: MemoryDraft) -> MemoryDraft:
    """A cell with the time of the frames that show all of its row; some show only a part.

    A row that is older than all its frames was dated by one of them, and so is its cell.
    """
    every = store.observations.get_many(row.evidence)
    carried = next(one for one in cell.statements if one.role is Role.OBJECT).evidence
    frames = [every[piece.observation_id] for piece in carried if piece.observation_id in every]
    if not frames:
        return cell
    is_dated = row.since < min(one.at for one in every.values())
    since = row.since if is_dated else min(one.at for one in frames)
    return replace(cell, since=since, until=max(one.until for one in frames))


def _more_of(
    store: Store, known: Memory, draft: MemoryDraft, cells: Sequence[Cell], now: datetime
) -> Iterator[MemoryDraft]:
    """Bring the cells of a row that agree with a known one together with it.

    A frame that shows all of it and more tells it from now on; where each shows something that
    the other does not, no frame would carry both, and what is new is told cell by cell.
    """
    if known.status is not Status.ACTIVE:
        yield from _as_row(draft, cells)
        return
    held = {column for column, _ in cells_of(known.text_of(Role.OBJECT))}
    shown = {column for column, _ in cells}
    if held < shown:
        whole = _with_cells(draft, cells)
        store.changes.update(
            known.id,
            whole.statements,
            seen("more of it was seen", now, draft.made_by),
            since=min(known.since, draft.since),
            until=max(known.until, draft.until),
        )
        return
    # Also where it shows less, the row rests on it: should the others go, it is read anew.
    store.changes.seen_again(known.id, _with_cells(draft, cells) if cells else draft)
    yield from (_of_cell(draft, cell) for cell in cells if cell[0] not in held)


def _as_row(draft: MemoryDraft, cells: Sequence[Cell]) -> Iterator[MemoryDraft]:
    if len(cells) >= _FEWEST_TOGETHER:
        yield _with_cells(draft, cells)
    else:
        yield from (_of_cell(draft, cell) for cell in cells)


def _is_known_alone(store: Store, row_key: str, cell: Cell) -> bool:
    """Whether there ever was a fact that tells what a cell tells."""
    return bool(store.outlines.with_subject(MemoryKind.SEMANTIC, cell_key(row_key, cell[0])))


def _row_with_key(store: Store, row_key: str) -> Memory | None:
    """The row that holds now, the newest if there are several."""
    for one in store.outlines.with_subject(MemoryKind.SEMANTIC, row_key):
        if one.status is Status.ACTIVE:
            return store.memories.get(one.id)
    return None


def _of_cell(row: Memory | MemoryDraft, cell: Cell) -> MemoryDraft:
    """A cell as a fact of its own, on what its row rests on."""
    column, value = cell
    texts = {one.role: one for one in row.statements}
    subject, carried = texts[Role.SUBJECT].text, texts[Role.OBJECT].evidence
    statements = [
        Statement(
            Role.TITLE, title_of(Finding(Pattern.TABLE, subject, column, value, "", ())), carried
        ),
        texts[Role.SUBJECT],  # on every frame with the row: they are read anew should these go
        Statement(Role.PREDICATE, column, carried),
        Statement(Role.OBJECT, value, carried),
    ]
    return MemoryDraft(
        kind=MemoryKind.SEMANTIC,
        subject_key=cell_key(row.subject_key, column),
        statements=(*statements, *(one for one in row.statements if one.role is Role.LINE)),
        since=row.since,
        until=row.until,
        made_by=row.made_by,
        importance=row.importance,
        confidence=row.confidence,
    )


def _with_cells(draft: MemoryDraft, cells: Sequence[Cell]) -> MemoryDraft:
    """A row with these of its cells."""
    return replace(draft, statements=_said_of(draft, cells))


def _said_of(row: Memory | MemoryDraft, cells: Sequence[Cell]) -> tuple[Statement, ...]:
    """What a row says with these of its cells, on the frames that carry all of them."""
    texts = {one.role: one for one in row.statements}
    carried, whole = texts[Role.OBJECT].evidence, row_text(cells)
    finding = Finding(Pattern.ROW, texts[Role.SUBJECT].text, ROW, whole, "", ())
    told = {Role.TITLE: title_of(finding), Role.OBJECT: whole}
    return tuple(
        Statement(one.role, told[one.role], carried) if one.role in told else one
        for one in row.statements
    )


def _text(draft: MemoryDraft, role: Role) -> str:
    return next((one.text for one in draft.statements if one.role is role), "")
