"""A memory as the command line shows it: what it says, on what proof, and what became of it."""

from app.command_line.context import memory_name, observation_name
from app.command_line.output import Json
from core.answer.wording import moment_words
from core.memory_record import Memory, Role, Statement
from core.store.memory_changes import MemoryChange
from core.store.store import Store

_ROLES_TOLD_BY_THE_TITLE = frozenset({Role.TITLE, Role.SUBJECT, Role.PREDICATE, Role.OBJECT})


def memory_json(memory: Memory) -> Json:
    """One memory; its evidence as ids."""
    return {
        "id": memory_name(memory.id),
        "kind": memory.kind.value,
        "level": memory.level.value if memory.level else None,
        "title": memory.title,
        "summary": memory.summary,
        "since": memory.since.isoformat(),
        "until": memory.until.isoformat(),
        "valid_until": memory.valid_until.isoformat() if memory.valid_until else None,
        "status": memory.status.value,
        "superseded_by": memory_name(memory.superseded_by) if memory.superseded_by else None,
        "pinned": memory.is_pinned,
        "importance": round(memory.importance, 3),
        "confidence": round(memory.confidence, 3),
        "details": dict(memory.details),
        "made_by": memory.made_by,
        "version": memory.version,
        "parent": memory_name(memory.parent_id) if memory.parent_id else None,
        "evidence": [observation_name(one) for one in memory.evidence],
    }


def memory_line(memory: Memory) -> str:
    """One memory in one line of a list."""
    kind = memory.level.value if memory.level else memory.kind.value
    marks = ("📌 " if memory.is_pinned else "") + ("✓ " if _is_done(memory) else "")
    note = f"  ({memory.status})" if memory.status != "active" else ""
    return (
        f"{memory_name(memory.id):>6}  {memory.since:%Y-%m-%d %H:%M}  {kind:<10} "
        f"{marks}{memory.title}{note}"
    )


def memory_shown(store: Store, memory: Memory) -> tuple[Json, str]:
    """One memory with its statements, what it replaced, its children and its history."""
    replaced = store.memories.replaced_by(memory.id)
    children = store.memories.children(memory.id)
    history = store.changes.history(memory.id)
    document: Json = {
        **memory_json(memory),
        "statements": [_statement_json(one) for one in memory.statements],
        "replaced": [memory_name(one.id) for one in replaced],
        "children": [memory_name(one.id) for one in children],
        "history": [_change_json(change) for change in history],
    }
    return document, "\n".join(
        [
            f"{memory.title}  ({memory.level or memory.kind}, {memory.made_by})",
            _stretch_told(memory),
            *_standing_told(memory),
            "",
            *_statements_told(store, memory),
            *_list_told("Before that", [memory_line(one) for one in replaced]),
            *_list_told("Made of", [memory_line(one) for one in children]),
            *_list_told("History", [_change_told(change) for change in history]),
        ]
    )


def _statement_json(statement: Statement) -> Json:
    return {
        "role": statement.role.value,
        "text": statement.text,
        "evidence": [
            {"id": observation_name(piece.observation_id), "lines": list(piece.line_numbers)}
            for piece in statement.evidence
        ],
    }


def _change_json(change: MemoryChange) -> Json:
    return {
        "version": change.version,
        "operation": change.operation.value,
        "other": memory_name(change.other_id) if change.other_id else None,
        "at": change.at.isoformat(),
        "made_by": change.made_by,
        "reason": change.reason,
    }


def _stretch_told(memory: Memory) -> str:
    told = f"{moment_words(memory.since)} to {moment_words(memory.until)}"
    if memory.valid_until is not None:
        told += f"; held until {moment_words(memory.valid_until)}"
    return told


def _standing_told(memory: Memory) -> list[str]:
    told = []
    if memory.superseded_by is not None:
        told.append(f"Replaced by {memory_name(memory.superseded_by)}.")
    elif memory.status != "active":
        told.append(f"This memory is {memory.status}.")
    if memory.is_pinned:
        told.append("Pinned: nothing but you changes it.")
    told += [f"{name.replace('_', ' ')}: {value}" for name, value in memory.details.items()]
    return told


def _statements_told(store: Store, memory: Memory) -> list[str]:
    """Every line of it with its proof; the parts of a fact stand in its title already."""
    frames = store.observations.get_many(memory.evidence)
    told = []
    for number, statement in enumerate(_lines_of(memory), start=1):
        mark = f"{number}. " if statement.role is Role.STEP else ""
        label = "" if statement.role in {Role.LINE, Role.STEP} else f"{statement.role}: "
        told.append(f"{mark}{label}{statement.text}")
        for piece in statement.evidence[:3]:
            frame = frames[piece.observation_id]
            told.append(
                f"      {observation_name(frame.id)}  {moment_words(frame.at)}"
                f"  {frame.window.title}"
            )
        if len(statement.evidence) > 3:
            told.append(f"      and {len(statement.evidence) - 3} more")
    return told


def _lines_of(memory: Memory) -> list[Statement]:
    lines = [one for one in memory.statements if one.role not in _ROLES_TOLD_BY_THE_TITLE]
    return lines or [one for one in memory.statements if one.role is Role.TITLE]


def _list_told(heading: str, lines: list[str]) -> list[str]:
    return ["", f"{heading}:", *(f"  {line}" for line in lines)] if lines else []


def _change_told(change: MemoryChange) -> str:
    other = f" ({memory_name(change.other_id)})" if change.other_id else ""
    return f"{moment_words(change.at)}  {change.operation}{other} by {change.made_by}: " + (
        change.reason
    )


def _is_done(memory: Memory) -> bool:
    return memory.details.get("state") == "done"
