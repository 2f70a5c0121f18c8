"""Ties between memories, proposed from what they share.

After A-MEM (Xu et al., 2025), where a model decides which notes belong together; here the values
do: a rare name in both, or texts that are each other's nearest. What everybody shares ties nothing.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from core.entity_record import EntityId, Link, LinkType
from core.ids import MemoryId, ObservationId
from core.memory_record import MemoryKind

FloatArray = npt.NDArray[np.float32]

RARE_BELOW = 0.1
"""A name on a larger share of all frames than this ties nothing."""
NEAR_FROM = 0.6
"""The cosine similarity from which two texts may be of one topic."""
_SAME_TEXT_FROM = 0.97
_FEW_FRAMES = 40
_RARE_IN_FEW = 2
_NEIGHBOURS = 3
_FOLLOWS_WITHIN = timedelta(days=14)
_MAX_LINKS = 8
_MIN_WEIGHT = 0.15
_SHARE_OF_ONE_NAME = 0.8
_SAME_MOMENT = 0.9


@dataclass(frozen=True, slots=True)
class Linkable:
    """A memory as far as links need it. `vector` is a unit vector, shape (dims,), if there is one.

    `frames` are what it rests on, `entities` the names on those lines, and `files` those of them
    that are files. `moment` is the day and clock of an appointment that holds, else empty.
    """

    id: MemoryId
    kind: MemoryKind
    subject_key: str
    since: datetime
    until: datetime
    entities: frozenset[EntityId]
    files: frozenset[EntityId] = frozenset()
    vector: FloatArray | None = None
    parent_id: MemoryId | None = None
    superseded_by: MemoryId | None = None
    frames: frozenset[ObservationId] = frozenset()
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Commonness:
    """On how many frames each name was seen, out of how many."""

    frames: int
    counts: Mapping[EntityId, int]

    def rarity(self, entity: EntityId) -> float:
        """0 for a name that ties nothing, up to 1 for one that was seen on two frames.

        Of a few frames a tenth is less than one, so that two count as rare there.
        """
        count = max(self.counts.get(entity, 1), 1)
        if self.frames < _FEW_FRAMES:
            return 1.0 if count <= _RARE_IN_FEW else 0.0
        share = max(count, _RARE_IN_FEW) / self.frames
        if share >= RARE_BELOW:
            return 0.0
        rarest = math.log(RARE_BELOW * self.frames / _RARE_IN_FEW)
        return min(math.log(RARE_BELOW / share) / rarest, 1.0)


def links_between(
    memory: Linkable, others: Sequence[Linkable], commonness: Commonness
) -> tuple[Link, ...]:
    """The ties of a memory to others, as `Surroundings.links_of` tells them."""
    return Surroundings([*others, memory], commonness).links_of(memory)


class Surroundings:
    """Memories among which ties are sought, sorted by what they could share.

    A memory is compared with those that share something with it, never with all, so that a day of
    thousands of memories is linked in about the time that its ties take.
    """

    def __init__(self, linkables: Iterable[Linkable], commonness: Commonness) -> None:
        self._all = {one.id: one for one in linkables}
        self._commonness = commonness
        self._by_entity: dict[EntityId, list[MemoryId]] = {}
        self._by_frame: dict[ObservationId, list[MemoryId]] = {}
        self._by_subject: dict[tuple[MemoryKind, str], list[Linkable]] = {}
        self._by_moment: dict[str, list[MemoryId]] = {}
        self._by_tie: dict[MemoryId, list[MemoryId]] = {}  # those that name it as their whole, …
        for one in self._all.values():
            for entity in one.entities:
                self._by_entity.setdefault(entity, []).append(one.id)
            for frame in one.frames:
                self._by_frame.setdefault(frame, []).append(one.id)
            if one.moment:
                self._by_moment.setdefault(one.moment, []).append(one.id)
            self._by_subject.setdefault((one.kind, one.subject_key), []).append(one)
            for named in (one.parent_id, one.superseded_by):
                if named is not None:
                    self._by_tie.setdefault(named, []).append(one.id)
        self._placed = [one for one in self._all.values() if one.vector is not None]
        self._place = {one.id: place for place, one in enumerate(self._placed)}
        vectors = [one.vector for one in self._placed if one.vector is not None]
        self._vectors = np.stack(vectors) if vectors else np.zeros((0, 0), dtype=np.float32)

    def links_of(self, memory: Linkable) -> tuple[Link, ...]:
        """The ties of a memory, strongest first, at most a few of each that are guessed.

        What is known (part of, superseded by) is always told. A memory is tied neither to itself
        nor, by guessing, to what it is part of.
        """
        known = self._known_ties(memory)
        related = {link.source for link in known} | {link.target for link in known} | {memory.id}
        guessed = [
            *self._by_names(memory, related),
            *self._by_nearness(memory, related),
            *self._by_subject_of(memory, related),
        ]
        best = sorted(guessed, key=lambda link: (-link.weight, link.type, link.source, link.target))
        return (*known, *best[:_MAX_LINKS])

    def _known_ties(self, memory: Linkable) -> list[Link]:
        """What needs no guessing: parts, successors, what was seen on a page or in a document, and
        what one person has at one moment, which is one appointment under two names or a clash."""
        ties = []
        for other in self._those(
            {memory.parent_id, memory.superseded_by, *self._by_tie.get(memory.id, ())}, memory
        ):
            for one, two in ((memory, other), (other, memory)):
                if one.parent_id == two.id:
                    ties.append(Link(one.id, two.id, LinkType.PART_OF, 1.0))
                if one.superseded_by == two.id:
                    ties.append(Link(one.id, two.id, LinkType.SUPERSEDED_BY, 1.0))
        for other in self._those(self._by_moment.get(memory.moment, ()), memory):
            first, second = _in_order(memory, other)
            ties.append(Link(first.id, second.id, LinkType.ABOUT_SAME, _SAME_MOMENT))
        shared = Counter(one for frame in memory.frames for one in self._by_frame.get(frame, ()))
        for other in self._those(shared, memory):
            user, page = _user_and_page(memory, other)
            if page is not None:
                weight = round(0.5 + 0.5 * shared[other.id] / len(user.frames), 6)
                ties.append(Link(user.id, page.id, LinkType.MENTIONS_RESOURCE, weight))
        return ties

    def _by_names(self, memory: Linkable, related: Collection[MemoryId]) -> list[Link]:
        """Ties by rare names in both; several add up. A page or file points from who names it.

        Two memories of one frame share its names anyway, so that this says nothing.
        """
        missing: dict[MemoryId, float] = {}
        for entity in sorted(memory.entities):
            rarity = self._commonness.rarity(entity)
            for one in self._by_entity.get(entity, ()) if rarity > 0.0 else ():
                missing[one] = missing.get(one, 1.0) * (1.0 - _SHARE_OF_ONE_NAME * rarity)
        ties = []
        for other in self._those(missing, memory):
            weight = round(1.0 - missing[other.id], 6)
            if weight < _MIN_WEIGHT or other.id in related:
                continue
            user, page = _user_and_page(memory, other)
            if page is not None and memory.files & other.files:
                ties.append(Link(user.id, page.id, LinkType.MENTIONS_RESOURCE, weight))
            elif memory.frames.isdisjoint(other.frames):
                first, second = _in_order(memory, other)
                ties.append(Link(first.id, second.id, LinkType.ABOUT_SAME, weight))
        return ties

    def _by_nearness(self, memory: Linkable, related: Collection[MemoryId]) -> list[Link]:
        """Ties to mutual nearest neighbours: each is among the nearest few of the other.

        Mutual, since some texts (a greeting, an empty form) are near to everything. All but equal
        texts are the same screen seen again, which hides what else is near.
        """
        if memory.vector is None or len(self._placed) < 2:
            return []
        hidden = [self._place[one] for one in related if one in self._place]
        similarity = self._similarity_to(memory.vector, hidden)
        ties = []
        for place in np.argsort(-similarity, kind="stable")[:_NEIGHBOURS]:
            cosine, other = float(similarity[place]), self._placed[int(place)]
            if cosine < NEAR_FROM or other.vector is None or memory.frames & other.frames:
                continue
            nearer = int((self._similarity_to(other.vector, hidden) > cosine).sum())
            if nearer < _NEIGHBOURS:
                first, second = _in_order(memory, other)
                weight = round(min(cosine, 1.0), 6)
                ties.append(Link(first.id, second.id, LinkType.SAME_TOPIC, weight))
        return ties

    def _similarity_to(self, vector: FloatArray, hidden: Sequence[int]) -> FloatArray:
        """The cosine of every memory's vector to this one; -1 for all but equal and hidden ones."""
        similarity = self._vectors @ vector
        similarity[similarity >= _SAME_TEXT_FROM] = -1.0
        similarity[hidden] = -1.0
        return np.asarray(similarity, dtype=np.float32)

    def _by_subject_of(self, memory: Linkable, related: Collection[MemoryId]) -> list[Link]:
        """The tie to the last time that the same thing was taken up."""
        earlier = [
            other
            for other in self._by_subject.get((memory.kind, memory.subject_key), ())
            if other.id not in related
            and timedelta(0) <= memory.since - other.until <= _FOLLOWS_WITHIN
        ]
        if not earlier:
            return []
        last = max(earlier, key=lambda other: (other.until, other.id))
        closeness = 1.0 - 0.5 * ((memory.since - last.until) / _FOLLOWS_WITHIN)
        return [Link(memory.id, last.id, LinkType.FOLLOWS, round(closeness, 6))]

    def _those(self, ids: Iterable[MemoryId | None], memory: Linkable) -> list[Linkable]:
        """The memories of these ids that are here, without the one that is asked for, by id."""
        wanted = sorted(one for one in ids if one is not None and one != memory.id)
        return [self._all[one] for one in wanted if one in self._all]


def _user_and_page(one: Linkable, other: Linkable) -> tuple[Linkable, Linkable | None]:
    """Which of two is a page or document, if just one is; the other first."""
    if (one.kind is MemoryKind.RESOURCE) == (other.kind is MemoryKind.RESOURCE):
        return one, None
    return (other, one) if one.kind is MemoryKind.RESOURCE else (one, other)


def _in_order(one: Linkable, other: Linkable) -> tuple[Linkable, Linkable]:
    """Ties without a direction are kept once, from the smaller id."""
    return (one, other) if one.id < other.id else (other, one)


def mean_direction(vectors: Sequence[FloatArray]) -> FloatArray | None:
    """The unit vector that several point to on the whole; None where they point nowhere."""
    if not vectors:
        return None
    total = np.sum(np.stack(vectors), axis=0)
    norm = float(np.linalg.norm(total))
    return np.asarray(total / norm, dtype=np.float32) if norm > 0.0 else None
