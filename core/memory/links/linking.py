"""Linking memories when a day is summed up: what shares a rare name or a topic is tied together."""

import re
from collections.abc import Sequence

from core.entity_record import EntityId, EntityKind
from core.ids import MemoryId, ObservationId
from core.memory.links.ties import Commonness, FloatArray, Linkable, Surroundings, mean_direction
from core.memory_record import Level, Memory, MemoryKind, Role, Status
from core.recall.query import quoted
from core.store.memory_store import MemoryFilter
from core.store.store import Store

MADE_BY = "rules v2"
_MOST_OTHERS = 300
_MOST_AT_ONCE = 10
_TELLING = frozenset(EntityKind) - {EntityKind.APP, EntityKind.SITE, EntityKind.DATE}
_TO_THE_MINUTE = re.compile(r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}, \d{2}:\d{2}")
_SUMMARIES = frozenset((Level.SESSION, Level.DAY, Level.WEEK, Level.MONTH))


def link_day(store: Store, memories: Sequence[Memory]) -> int:
    """Propose the links of a day's memories anew; returns how many links they have.

    Works inside the transaction of its caller. Sessions and days hold everything that their
    segments do, so that they are tied to nothing but those.
    """
    own = [memory for memory in memories if memory.level not in _SUMMARIES]
    if not own:
        return 0
    linkables = {one.id: one for one in _linkables(store, [*own, *_others(store, own)])}
    linkables = {one.id: one for one in _above(store, own)} | linkables
    entities = {entity for one in linkables.values() for entity in one.entities}
    commonness = Commonness(store.observations.count(), store.entities.frames_with(entities))
    surroundings = Surroundings(linkables.values(), commonness)
    for memory in own:
        store.links.put(memory.id, (), MADE_BY)
        store.links.add(surroundings.links_of(linkables[memory.id]), MADE_BY)
    return len({link for memory in own for link in store.links.of(memory.id)})


def _others(store: Store, own: Sequence[Memory]) -> list[Memory]:
    """Memories of other days that frames with the same telling names lie beneath, and those that
    tell of the same moment."""
    named = store.links.entities_of([memory.id for memory in own])
    wanted = _telling(store, {entity for entities in named.values() for entity in entities})
    ids = {memory.id for memory in own}
    near = store.links.sharing(sorted(wanted), _MOST_OTHERS + len(own))
    near = [*_at_their_moments(store, own), *near]
    found = store.memories.get_many([one for one in near if one not in ids][:_MOST_OTHERS])
    return [memory for memory in found.values() if memory.level not in _SUMMARIES]


def _at_their_moments(store: Store, own: Sequence[Memory]) -> list[MemoryId]:
    """The appointments at the moments of some, whatever they are called."""
    found: list[MemoryId] = []
    for moment in sorted({_moment_of(memory) for memory in own} - {""}):
        wanted = MemoryFilter(kind=MemoryKind.SEMANTIC, words=quoted(moment))
        found += [one.id for one in store.memories.matching(wanted, _MOST_AT_ONCE)]
    return found


def _above(store: Store, own: Sequence[Memory]) -> list[Linkable]:
    """What memories are part of, and what took their place: tied by that and nothing else."""
    ids = [one for memory in own for one in (memory.parent_id, memory.superseded_by)]
    found = store.memories.get_many(one for one in ids if one is not None)
    return [
        Linkable(one.id, one.kind, one.subject_key, one.since, one.until, frozenset())
        for one in found.values()
    ]


def _linkables(store: Store, memories: Sequence[Memory]) -> list[Linkable]:
    named = store.links.entities_of([memory.id for memory in memories])
    every = {entity for entities in named.values() for entity in entities}
    telling = _telling(store, every)
    files = {entity for entity, kind in telling.items() if kind is EntityKind.FILE}
    frames = sorted({frame for memory in memories for frame in memory.evidence})
    vectors = store.vectors.of_observations(frames)
    return [
        Linkable(
            id=memory.id,
            kind=memory.kind,
            subject_key=memory.subject_key,
            since=memory.since,
            until=memory.until,
            entities=named[memory.id] & telling.keys(),
            files=named[memory.id] & files,
            vector=_direction(memory, vectors),
            parent_id=memory.parent_id,
            superseded_by=memory.superseded_by,
            frames=frozenset(memory.evidence),
            moment=_moment_of(memory),
        )
        for memory in memories
    ]


def _moment_of(memory: Memory) -> str:
    """When an appointment begins, to the minute: “Friday 12 June 2026, 08:40”; empty without."""
    if memory.status is not Status.ACTIVE or memory.text_of(Role.PREDICATE) != "when":
        return ""
    found = _TO_THE_MINUTE.match(memory.text_of(Role.OBJECT))
    return found[0] if found else ""


def _telling(store: Store, entities: set[EntityId]) -> dict[EntityId, EntityKind]:
    """Those whose sharing says something: much has a program, a site or a day in common."""
    kinds = store.entities.kinds_of(sorted(entities))
    return {entity: kind for entity, kind in kinds.items() if kind in _TELLING}


def _direction(memory: Memory, vectors: dict[ObservationId, FloatArray]) -> FloatArray | None:
    return mean_direction([vectors[one] for one in memory.evidence if one in vectors])


def linked_to(store: Store, memory_id: MemoryId) -> list[tuple[Memory, float]]:
    """The memories that one is tied to, each once, strongest first."""
    weights: dict[MemoryId, float] = {}
    for link in store.links.of(memory_id):
        other = link.target if link.source == memory_id else link.source
        weights[other] = max(weights.get(other, 0.0), link.weight)
    found = store.memories.get_many(weights)
    return sorted(
        ((memory, weights[memory.id]) for memory in found.values()), key=lambda pair: -pair[1]
    )
