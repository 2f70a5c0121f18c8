"""What was learned as Markdown pages, one a kind."""

from collections.abc import Callable, Iterator

from core.memory_record import Memory, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_PAGE = 500

_HEADINGS = {
    MemoryKind.CORE: "You",
    MemoryKind.SEMANTIC: "Facts",
    MemoryKind.PROCEDURAL: "How to",
    MemoryKind.RESOURCE: "Documents and pages",
    MemoryKind.TASK: "Tasks",
    MemoryKind.VAULT: "Vault (captions only)",
}


def memory_pages(store: Store) -> Iterator[tuple[str, str]]:
    """A page for each kind but the episodes, which are on the days' pages; (name, Markdown)."""
    for kind, heading in _HEADINGS.items():
        told = _TELLERS.get(kind, _plainly)
        entries = [told(store, memory) for memory in _all_of(store, kind)]
        body = "\n".join(entries) if entries else "Nothing yet."
        yield f"memories/{kind.value}.md", f"# {heading}\n\n{body}\n"


def _all_of(store: Store, kind: MemoryKind) -> Iterator[Memory]:
    offset = 0
    while page := store.memories.matching(
        MemoryFilter(kind=kind, status=Status.ACTIVE), _PAGE, offset, oldest_first=True
    ):
        yield from page
        offset += _PAGE


def _plainly(store: Store, memory: Memory) -> str:
    return f"- {_day(memory)} {memory.title}"


def _fact(store: Store, memory: Memory) -> str:
    former = [
        f"  - until {one.valid_until:%Y-%m-%d}: {one.text_of(Role.OBJECT)}"
        for one in store.memories.replaced_by(memory.id)
        if one.valid_until is not None
    ]
    return "\n".join([f"- {_day(memory)} {memory.title}", *former])


def _how_to(store: Store, memory: Memory) -> str:
    steps = [one.text for one in memory.statements if one.role is Role.STEP]
    numbered = [f"{number}. {step}" for number, step in enumerate(steps, start=1)]
    outcome = memory.text_of(Role.OUTCOME)
    return "\n".join(
        [f"## {memory.title}", "", *numbered, *(["", f"Then: {outcome}"] if outcome else []), ""]
    )


def _document(store: Store, memory: Memory) -> str:
    authors = ", ".join(one.text for one in memory.statements if one.role is Role.AUTHOR)
    told = [f"- {_day(memory)} **{memory.title}**{f', {authors}' if authors else ''}"]
    address = memory.text_of(Role.ADDRESS)
    return "\n".join([*told, *([f"  <{address}>"] if address else []), *_indented(memory)])


def _task(store: Store, memory: Memory) -> str:
    mark = "x" if memory.details.get("state") == "done" else " "
    return f"- [{mark}] {memory.title}"


def _indented(memory: Memory) -> list[str]:
    return [f"  - {one.text}" for one in memory.statements if one.role is Role.LINE]


def _day(memory: Memory) -> str:
    return f"{memory.since:%Y-%m-%d}"


_TELLERS: dict[MemoryKind, Callable[[Store, Memory], str]] = {
    MemoryKind.SEMANTIC: _fact,
    MemoryKind.PROCEDURAL: _how_to,
    MemoryKind.RESOURCE: _document,
    MemoryKind.TASK: _task,
}
