"""Which frames let go of their pixels, and which of their text, and why.

Age decides first, then the room on the disk: there the weakest go first, and all pixels that may
go before any text. Nothing of the last day goes, nothing pinned, nothing that something pinned or
written by the user rests on. Only frames fade: memories, and the frames' places, stay.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.ids import ObservationId

_YOUNG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long to keep what. None keeps for good; `budget_bytes` is for pixels and text in all."""

    pixels_days: int | None = None
    detail_days: int | None = None
    budget_bytes: int | None = None

    @property
    def keeps_all(self) -> bool:
        return self == RetentionPolicy()


@dataclass(frozen=True, slots=True)
class FrameWeight:
    """What a frame weighs on the disk (bytes) and in the memory (`strength`, 0 to 1).

    `is_kept` says that it is pinned, or that something that the user pinned or wrote rests on it.
    """

    id: ObservationId
    until: datetime
    pixel_bytes: int
    detail_bytes: int
    strength: float
    is_kept: bool = False


class Layer(StrEnum):
    """What of a frame can go: first its pixels, then its text."""

    PIXELS = "pixels"
    DETAIL = "detail"


class Reason(StrEnum):
    """Why something is let go."""

    TOO_OLD = "older than you keep it"
    NO_ROOM = "weakest, and the space you gave is used up"


@dataclass(frozen=True, slots=True)
class LettingGo:
    """One layer of one frame that goes, why, and the bytes that this frees."""

    id: ObservationId
    layer: Layer
    reason: Reason
    bytes_freed: int


@dataclass(frozen=True, slots=True)
class RetentionPlan:
    """What goes, in the order in which it was chosen. `bytes_over` is what still is too much."""

    entries: tuple[LettingGo, ...]
    bytes_over: int = 0

    @property
    def drop_pixels(self) -> tuple[ObservationId, ...]:
        return tuple(one.id for one in self.entries if one.layer is Layer.PIXELS)

    @property
    def drop_detail(self) -> tuple[ObservationId, ...]:
        return tuple(one.id for one in self.entries if one.layer is Layer.DETAIL)

    @property
    def bytes_freed(self) -> int:
        return sum(one.bytes_freed for one in self.entries)


def plan_retention(
    frames: Iterable[FrameWeight], policy: RetentionPolicy, now: datetime
) -> RetentionPlan:
    """What to let go now; the same frames in any order give the same plan.

    A frame never loses its text and keeps its pixels: who may not see the words may not see them
    in the picture either.
    """
    every = sorted(frames, key=lambda frame: (frame.until, frame.id))
    if policy.keeps_all:
        return RetentionPlan(())
    free = [frame for frame in every if not frame.is_kept and now - frame.until > _YOUNG]
    entries = _too_old(free, policy, now)
    if policy.budget_bytes is None:
        return RetentionPlan(tuple(entries))
    over = (
        sum(frame.pixel_bytes + frame.detail_bytes for frame in every)
        - sum(entry.bytes_freed for entry in entries)
        - policy.budget_bytes
    )
    weakest = sorted(free, key=lambda frame: (frame.strength, frame.until, frame.id))
    for layer, weight in _LAYERS:
        gone = {entry.id for entry in entries if entry.layer is layer}
        for frame in weakest:
            if over <= 0:
                break
            if frame.id not in gone and weight(frame) > 0:
                entries.append(LettingGo(frame.id, layer, Reason.NO_ROOM, weight(frame)))
                over -= weight(frame)
    return RetentionPlan(tuple(entries), max(over, 0))


def _too_old(
    free: Sequence[FrameWeight], policy: RetentionPolicy, now: datetime
) -> list[LettingGo]:
    """What its age lets go; text that is too old takes its pixels with it."""
    limits = [days for days in (policy.pixels_days, policy.detail_days) if days is not None]
    pixels_days = min(limits, default=None)
    return [
        LettingGo(frame.id, layer, Reason.TOO_OLD, weight(frame))
        for (layer, weight), days in zip(_LAYERS, (pixels_days, policy.detail_days), strict=True)
        for frame in free
        if days is not None and now - frame.until > timedelta(days=days) and weight(frame) > 0
    ]


_LAYERS: tuple[tuple[Layer, Callable[[FrameWeight], int]], ...] = (
    (Layer.PIXELS, lambda frame: frame.pixel_bytes),
    (Layer.DETAIL, lambda frame: frame.detail_bytes),
)
