"""What lies around a memory or an entity: the nearest few by the weight of the ties between."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from core.entity_record import EntityId, EntityItem, EntityKind, Item, LinkType, MemoryItem
from core.ids import MemoryId
from core.memory.entities.known import known_of
from core.store.store import Store

MOST_ITEMS = 40
_MOST_OF_ONE = 9  # neighbours that one item brings in, so that no crowd hides the others
_MOST_TIES = 12
_FARTHEST = 2  # steps from the centre
_PER_STEP = 0.8  # what each step takes off the nearness
TELLING = (
    EntityKind.PERSON,
    EntityKind.PROJECT,
    EntityKind.FILE,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
)
"""Kinds of names that tell memories apart; apps, dates and sums are nearly everywhere."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two items of a neighbourhood and how near they are to each other, 0 to 1.

    `type` is the link's; None where an entity is named, or seen on the same frames.
    """

    one: Item
    other: Item
    weight: float
    type: LinkType | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Items around a centre, which comes first, the nearest before the farther ones.

    `parents` tells by which neighbour each but the centre was come to; `ties` are all that there
    are between the items, the strongest first.
    """

    items: tuple[Item, ...]
    parents: Mapping[Item, Item]
    ties: tuple[Tie, ...]


def neighbourhood(store: Store, centre: Item, most: int = MOST_ITEMS) -> Neighbourhood:
    """The nearest items around one; the same memory gives the same neighbourhood.

    Nearness is the product of the weights on the way, so that a strong tie of a neighbour may come
    before a weak one of the centre. Raises: UnknownItem if there is no centre.
    """
    if isinstance(centre, MemoryItem):
        store.memories.get(centre.id)
    else:
        store.entities.get(centre.id)
    walk = _Walk(store, centre)
    while len(walk.items) < most and walk.go_on():
        pass
    kept = set(walk.items)
    ties = [tie for pair, tie in walk.ties.items() if pair <= kept]
    ties.sort(key=lambda tie: (-tie.weight, _name(tie.one), _name(tie.other)))
    return Neighbourhood(tuple(walk.items), walk.parents, tuple(ties))


class _Walk:
    """Goes from item to item, always to the nearest one not met yet."""

    def __init__(self, store: Store, centre: Item) -> None:
        self._store = store
        self._centre = centre
        self._steps: dict[Item, int] = {}
        self._brought: Counter[Item] = Counter()
        self._numbers = count()
        self._waiting: list[tuple[float, int, int, Item, Item]] = []
        self.items: list[Item] = []
        self.parents: dict[Item, Item] = {}
        self.ties: dict[frozenset[Item], Tie] = {}
        self._take(centre, 0, 1.0)

    def go_on(self) -> bool:
        """Take the nearest item in; False if there is none left."""
        while self._waiting:
            farness, _, _, item, by = heapq.heappop(self._waiting)
            is_crowd = by != self._centre and self._brought[by] >= _MOST_OF_ONE
            if item not in self._steps and not is_crowd:
                self._brought[by] += 1
                self.parents[item] = by
                self._take(item, self._steps[by] + 1, -farness)
                return True
        return False

    def _take(self, item: Item, steps: int, nearness: float) -> None:
        self.items.append(item)
        self._steps[item] = steps
        if steps == _FARTHEST:
            return
        for tie in ties_of(self._store, item)[:_MOST_TIES]:
            self.ties.setdefault(frozenset((tie.one, tie.other)), tie)
            farness = -nearness * tie.weight * _PER_STEP
            met = next(self._numbers)  # items themselves have no order
            heapq.heappush(self._waiting, (farness, steps, met, tie.other, item))


def ties_of(store: Store, item: Item) -> list[Tie]:
    """What one item is tied to, the strongest first."""
    ties = list(
        _ties_of_memory(store, item.id)
        if isinstance(item, MemoryItem)
        else _ties_of_entity(store, item.id)
    )
    return sorted(ties, key=lambda tie: (-tie.weight, _name(tie.other)))


def _ties_of_memory(store: Store, memory_id: MemoryId) -> Iterable[Tie]:
    here = MemoryItem(memory_id)
    strongest: dict[MemoryId, Tie] = {}
    for link in store.links.of(memory_id):
        other = link.target if link.source == memory_id else link.source
        strongest.setdefault(other, Tie(here, MemoryItem(other), link.weight, link.type))
    yield from strongest.values()
    named = store.links.entities_of([memory_id])[memory_id]
    kinds = store.entities.kinds_of(sorted(named))
    telling = [one for one in sorted(named) if kinds[one] in TELLING]
    for entity_id, frames in store.entities.frames_with(telling).items():
        yield Tie(here, EntityItem(entity_id), _rarity(frames))


def _ties_of_entity(store: Store, entity_id: EntityId) -> Iterable[Tie]:
    here = EntityItem(entity_id)
    frames = store.entities.frames_with([entity_id]).get(entity_id, 1)
    for memory in known_of(store, entity_id, _MOST_TIES):
        yield Tie(here, MemoryItem(memory.id), max(_rarity(frames), 0.3) * memory.importance)
    for other, together in store.entity_listing.tied_to(entity_id, TELLING, _MOST_TIES):
        yield Tie(here, EntityItem(other), together / (together + frames))


def _rarity(frames: int) -> float:
    """How much a name ties: one that is on few frames more than one that is on many."""
    return 1 / (1 + math.log2(max(1, frames)) / 2)


def _name(item: Item) -> str:
    letter = "m" if isinstance(item, MemoryItem) else "e"
    return f"{letter}{item.id:012d}"
