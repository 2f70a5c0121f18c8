"""The entity channel: frames near the names of a question, also ones that do not show them.

A walk starts at the names, goes to the frames that show them, on to what else those frames name
and what was learned from them, and from there to further frames: “what does the Kestrel project
cost?” finds the sheet of a file that was once seen beside the name Kestrel. How often the walk is
at a frame is its score (`core.memory.links.page_rank`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log
from typing import TypeVar

import numpy as np

from core.entity_record import EntityId, EntityKind
from core.ids import MemoryId, ObservationId
from core.memory.links.page_rank import personalised_pagerank
from core.recall.hit import ViewRanked
from core.store.store import Store

_NEAR_FRAMES = 120  # newest that show a name of the question
_FAR_FRAMES = 240  # newest that are reached over what those share
_MEMORIES = 400
_WALKED_KINDS = tuple(frozenset(EntityKind) - {EntityKind.APP, EntityKind.SITE, EntityKind.DATE})
"""Much has a program, a site or a day in common; walks over them lead everywhere."""

_FRAME, _NAME, _MEMORY = "frame", "name", "memory"
Node = tuple[str, int]
Id = TypeVar("Id", ObservationId, MemoryId)


def entity_hits(store: Store, named: Sequence[EntityId], limit: int) -> list[ViewRanked]:
    """Frames by how near they are to the named entities, best first; none without a name."""
    if not named:
        return []
    edges = _edges_around(store, named)
    numbers = {node: number for number, node in enumerate(edges.nodes())}
    seeds = {numbers[_name(one)]: 1.0 for one in named if _name(one) in numbers}
    ends = [(numbers[one], numbers[other]) for one, other in edges.ends]
    there = np.array(ends, dtype=np.int64).reshape(-1, 2)
    weights = np.array(edges.weights, dtype=np.float64)
    rank = personalised_pagerank(
        np.concatenate([there[:, 0], there[:, 1]]),
        np.concatenate([there[:, 1], there[:, 0]]),
        np.concatenate([weights, weights]),
        seeds,
        node_count=len(numbers),
    )
    frames = [
        ViewRanked(ObservationId(number), float(rank[place]))
        for (sort, number), place in numbers.items()
        if sort == _FRAME and rank[place] > 0.0
    ]
    return sorted(frames, key=lambda hit: (-hit.score, hit.observation_id))[:limit]


@dataclass(slots=True)
class _Edges:
    """Ties without a direction, each with its weight."""

    ends: list[tuple[Node, Node]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, one: Node, other: Node, weight: float) -> None:
        self.ends.append((one, other))
        self.weights.append(weight)

    def nodes(self) -> list[Node]:
        """Every node once, in a settled order."""
        return sorted({node for pair in self.ends for node in pair})


def _edges_around(store: Store, named: Sequence[EntityId]) -> _Edges:
    """The part of the graph that two steps from the names reach."""
    graph = store.entity_graph
    near = graph.frames_naming(named, _NEAR_FRAMES)
    met = {entity for entity, _ in graph.names_on(near, _WALKED_KINDS)} | set(named)
    rests = graph.memories_on(near)
    resting = _once(memory for memory, _ in rests)[:_MEMORIES]
    ties = graph.ties_of(resting)
    reached = _once((*resting, *(end for tie in ties for end in tie[:2])))[:_MEMORIES]
    grounds = graph.frames_of(reached)
    far = [*graph.frames_naming(_rare(store, met), _FAR_FRAMES), *(frame for _, frame in grounds)]
    frames = _once((*near, *far))[: _NEAR_FRAMES + _FAR_FRAMES]
    edges = _Edges()
    names = [pair for pair in graph.names_on(frames, tuple(EntityKind)) if pair[0] in met]
    counts = store.entities.frames_with({entity for entity, _ in names})
    for entity, frame in names:
        edges.add(_name(entity), (_FRAME, frame), 1 / log(2 + counts[entity]))
    shown = set(frames)
    for memory, frame in grounds:
        if frame in shown:
            edges.add((_MEMORY, memory), (_FRAME, frame), 1.0)
    known = set(reached)
    for source, target, weight in ties:
        if source in known and target in known:
            edges.add((_MEMORY, source), (_MEMORY, target), weight)
    return edges


def _rare(store: Store, entities: Iterable[EntityId]) -> list[EntityId]:
    """Those that are on few enough frames to lead somewhere, rarest first."""
    counts = store.entities.frames_with(entities)
    return sorted((one for one in counts if counts[one] <= _NEAR_FRAMES), key=counts.__getitem__)


def _name(entity: EntityId) -> Node:
    return (_NAME, entity)


def _once(ids: Iterable[Id]) -> list[Id]:
    return list(dict.fromkeys(ids))
