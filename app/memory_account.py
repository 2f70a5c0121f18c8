"""All that is known of one memory or entity: what it says, on what proof, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.answer import Citation
from core.answer.citing import citation_of
from core.answer.units import box_of
from core.entity_record import Entity, EntityChange, EntityId, LinkType
from core.ids import MemoryId, ObservationId
from core.memory.entities.known import known_of
from core.memory.links.neighbourhood import TELLING
from core.memory_record import Evidence, Memory, Role, Statement
from core.observation import Source
from core.store.entity_listing import EntityHeadline
from core.store.memory_changes import MemoryChange, Operation
from core.store.memory_outlines import Headline
from core.store.store import Store

_PROOFS_OF_ONE = 2
_MOST_PROOFS = 24
_MOST_PARTS = 60
_MOST_NAMES = 24
_MOST_SEEN_WITH = 12
_SAYS_SOMETHING = frozenset({Role.TITLE, Role.OBJECT, Role.LINE, Role.STEP, Role.OUTCOME})


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. `proofs` are numbers of the account's citations; `more` are not among them."""

    role: Role
    text: str
    proofs: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LinkedMemory:
    """A memory at the other end of a link."""

    type: LinkType
    weight: float
    other: Headline


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a memory's history; `before` is what it said until then, if that changed."""

    change: MemoryChange
    before: str = ""


@dataclass(frozen=True, slots=True)
class MemoryAccount:
    """A memory with its proof, its ties and its history, newest first.

    `frames` is how many frames it rests on; `proofs` are the first of them, numbered from 1.
    """

    memory: Memory
    said: tuple[Said, ...]
    proofs: tuple[Citation, ...]
    frames: int
    whole: Headline | None
    parts: tuple[Headline, ...]
    successor: Headline | None
    earlier: tuple[Headline, ...]
    linked: tuple[LinkedMemory, ...]
    names: tuple[EntityHeadline, ...]
    history: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class EntityAccount:
    """An entity with where it was seen, what is known of it and who is seen with it."""

    entity: Entity
    headline: EntityHeadline
    proofs: tuple[Citation, ...]
    known: tuple[Headline, ...]
    seen_with: tuple[EntityHeadline, ...]
    history: tuple[EntityChange, ...]


def account_of_memory(store: Store, memory_id: MemoryId) -> MemoryAccount:
    """Raises: UnknownItem."""
    memory = store.memories.get(memory_id)
    proofs = _Proofs(store)
    said = tuple(_said(one, proofs) for one in memory.statements)
    others = _others(store, memory)
    names = sorted(store.links.entities_of([memory_id])[memory_id])
    kinds = store.entities.kinds_of(names)
    telling = [one for one in names if kinds[one] in TELLING]
    return MemoryAccount(
        memory=memory,
        said=said,
        proofs=tuple(proofs.citations),
        frames=len(memory.evidence),
        whole=others.get(memory.parent_id) if memory.parent_id else None,
        parts=_headlines(store, [one.id for one in store.memories.children(memory_id)]),
        successor=others.get(memory.superseded_by) if memory.superseded_by else None,
        earlier=_headlines(store, [one.id for one in store.memories.replaced_by(memory_id)]),
        linked=_linked(store, memory_id),
        names=_most_seen(store, telling)[:_MOST_NAMES],
        history=_history(store, memory),
    )


def account_of_entity(store: Store, entity_id: EntityId) -> EntityAccount:
    """Raises: UnknownItem."""
    entity = store.entities.get(entity_id)
    proofs = _Proofs(store)
    for place in store.entities.places_of(entity_id, _MOST_PROOFS):
        proofs.number(Evidence(place.observation_id, place.line_numbers), entity.name)
    ties = store.entity_listing.tied_to(entity_id, TELLING, _MOST_SEEN_WITH)
    known = known_of(store, entity_id, _MOST_PARTS)
    return EntityAccount(
        entity=entity,
        headline=store.entity_listing.headlines([entity_id])[entity_id],
        proofs=tuple(proofs.citations),
        known=_headlines(store, [one.id for one in known]),
        seen_with=tuple(store.entity_listing.headlines([one for one, _ in ties]).values()),
        history=tuple(store.entities.history(entity_id)),
    )


class _Proofs:
    """Numbers pieces of evidence as they are met; the same place has one number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers: dict[tuple[ObservationId, tuple[int, ...]], int] = {}
        self.citations: list[Citation] = []

    def number(self, piece: Evidence, said: str) -> int | None:
        """The number of a place; None if there are too many already."""
        key = (piece.observation_id, piece.line_numbers)
        if key in self._numbers:
            return self._numbers[key]
        if len(self.citations) >= _MOST_PROOFS:
            return None
        frame = self._store.observations.get(piece.observation_id)
        lines = self._store.observations.lines(frame.id)
        shown = [lines[one].text for one in piece.line_numbers if one < len(lines)]
        box = box_of(lines, piece.line_numbers) if frame.source is Source.SCREEN else None
        number = len(self.citations) + 1
        self.citations.append(citation_of(number, frame, " ".join(shown) or said, box))
        self._numbers[key] = number
        return number


def _said(statement: Statement, proofs: _Proofs) -> Said:
    numbers = [
        proofs.number(piece, statement.text) for piece in statement.evidence[:_PROOFS_OF_ONE]
    ]
    found = tuple(number for number in numbers if number is not None)
    return Said(statement.role, statement.text, found, len(statement.evidence) - len(found))


def _others(store: Store, memory: Memory) -> dict[MemoryId, Headline]:
    ids = [one for one in (memory.parent_id, memory.superseded_by) if one is not None]
    return store.outlines.headlines(ids)


def _headlines(store: Store, ids: Sequence[MemoryId]) -> tuple[Headline, ...]:
    return tuple(store.outlines.headlines(ids[:_MOST_PARTS]).values())


def _most_seen(store: Store, ids: Sequence[EntityId]) -> tuple[EntityHeadline, ...]:
    found = store.entity_listing.headlines(ids).values()
    return tuple(sorted(found, key=lambda one: (-one.frames, one.id)))


def _linked(store: Store, memory_id: MemoryId) -> tuple[LinkedMemory, ...]:
    """Each linked memory once, by its strongest link."""
    links = {
        (link.target if link.source == memory_id else link.source): link
        for link in reversed(store.links.of(memory_id))
    }
    others = store.outlines.headlines(list(links))
    found = [LinkedMemory(links[one].type, links[one].weight, others[one]) for one in others]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.other.id)))


def _history(store: Store, memory: Memory) -> tuple[Happened, ...]:
    found = []
    for change in reversed(store.changes.history(memory.id)):
        before = ""
        if change.operation in {Operation.UPDATE, Operation.UNDO}:
            before = _said_until(store, memory.id, change.version)
        found.append(Happened(change, before))
    return tuple(found)


def _said_until(store: Store, memory_id: MemoryId, version: int) -> str:
    """What a memory said before a version and says no longer, as one line."""
    then = store.memories.statements_of_version(memory_id, version - 1)
    now = {one.text for one in store.memories.statements_of_version(memory_id, version)}
    gone = [one.text for one in then if one.role in _SAYS_SOMETHING and one.text not in now]
    return " / ".join(dict.fromkeys(gone))
