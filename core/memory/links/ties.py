"""Ties between memories, proposed from what they share.

After A-MEM (Xu et al., 2025), where a model decides which notes belong together; here the values
do: a rare name in both, or texts that are each other's nearest. What everybody shares ties nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Linkable:
    """A memory as far as links need it. `vector` is a unit vector, shape (dims,), if there is one.

    `frames` are what it rests on, `entities` the names on those lines, and `files` those of them
    that are files.
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
    """The ties of a memory to others, strongest first, at most a few of each that are guessed.

    What is known (part of, superseded by) is always told. A memory is tied neither to itself nor,
    by guessing, to what it is part of.
    """
    rest = [other for other in others if other.id != memory.id]
    known = _known_ties(memory, rest)
    related = {link.source for link in known} | {link.target for link in known}
    strangers = [other for other in rest if other.id not in related]
    guessed = [
        *_by_names(memory, strangers, commonness),
        *_by_nearness(memory, strangers),
        *_by_subject(memory, strangers),
    ]
    best = sorted(guessed, key=lambda link: (-link.weight, link.type, link.source, link.target))
    return (*known, *best[:_MAX_LINKS])


def _known_ties(memory: Linkable, others: Iterable[Linkable]) -> list[Link]:
    """What needs no guessing: parts, successors, and what was seen on a page or in a document."""
    ties = []
    for other in others:
        for one, two in ((memory, other), (other, memory)):
            if one.parent_id == two.id:
                ties.append(Link(one.id, two.id, LinkType.PART_OF, 1.0))
            if one.superseded_by == two.id:
                ties.append(Link(one.id, two.id, LinkType.SUPERSEDED_BY, 1.0))
        user, page = _user_and_page(memory, other)
        shared = len(memory.frames & other.frames)
        if page is not None and shared:
            weight = round(0.5 + 0.5 * shared / len(user.frames), 6)
            ties.append(Link(user.id, page.id, LinkType.MENTIONS_RESOURCE, weight))
    return ties


def _user_and_page(one: Linkable, other: Linkable) -> tuple[Linkable, Linkable | None]:
    """Which of two is a page or document, if just one is; the other first."""
    if (one.kind is MemoryKind.RESOURCE) == (other.kind is MemoryKind.RESOURCE):
        return one, None
    return (other, one) if one.kind is MemoryKind.RESOURCE else (one, other)


def _by_names(memory: Linkable, others: Iterable[Linkable], commonness: Commonness) -> list[Link]:
    """Ties by rare names in both; several add up. A page or file points from who names it.

    Two memories of one frame share its names anyway, so that this says nothing.
    """
    ties = []
    for other in others:
        shared = memory.entities & other.entities
        missing = 1.0
        for entity in shared:
            missing *= 1.0 - _SHARE_OF_ONE_NAME * commonness.rarity(entity)
        weight = round(1.0 - missing, 6)
        if weight < _MIN_WEIGHT:
            continue
        user, page = _user_and_page(memory, other)
        if page is not None and shared & memory.files & other.files:
            ties.append(Link(user.id, page.id, LinkType.MENTIONS_RESOURCE, weight))
        elif not memory.frames & other.frames:
            first, second = _in_order(memory, other)
            ties.append(Link(first.id, second.id, LinkType.ABOUT_SAME, weight))
    return ties


def _by_nearness(memory: Linkable, others: Sequence[Linkable]) -> list[Link]:
    """Ties to mutual nearest neighbours: each is among the nearest few of the other.

    Mutual, since some texts (a greeting, an empty form) are near to everything. All but equal
    texts are the same screen seen again, which hides what else is near.
    """
    placed = [one for one in (memory, *others) if one.vector is not None]
    if memory.vector is None or len(placed) < 2:
        return []
    vectors = np.stack([one.vector for one in placed if one.vector is not None])
    similarity = vectors @ vectors.T
    similarity[similarity >= _SAME_TEXT_FROM] = -1.0
    ties = []
    for place in np.argsort(-similarity[0], kind="stable")[:_NEIGHBOURS]:
        cosine = float(similarity[0, place])
        nearer = int((similarity[place] > cosine).sum())
        if memory.frames & placed[int(place)].frames:
            continue
        if cosine >= NEAR_FROM and nearer < _NEIGHBOURS:
            first, second = _in_order(memory, placed[int(place)])
            ties.append(Link(first.id, second.id, LinkType.SAME_TOPIC, round(min(cosine, 1.0), 6)))
    return ties


def _by_subject(memory: Linkable, others: Iterable[Linkable]) -> list[Link]:
    """The tie to the last time that the same thing was taken up."""
    earlier = [
        other
        for other in others
        if other.kind is memory.kind
        and other.subject_key == memory.subject_key
        and timedelta(0) <= memory.since - other.until <= _FOLLOWS_WITHIN
    ]
    if not earlier:
        return []
    last = max(earlier, key=lambda other: (other.until, other.id))
    closeness = 1.0 - 0.5 * ((memory.since - last.until) / _FOLLOWS_WITHIN)
    return [Link(memory.id, last.id, LinkType.FOLLOWS, round(closeness, 6))]


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
