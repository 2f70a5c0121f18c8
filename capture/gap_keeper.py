"""Keeps account of the stretches in which nothing was remembered, one gap per stretch."""

from dataclasses import dataclass
from datetime import datetime

from capture.observation_sink import ObservationSink
from core.observation import Gap, GapKind


@dataclass(frozen=True, slots=True)
class _Stretch:
    kind: GapKind
    reason: str
    since: datetime


class GapKeeper:
    """Opens, closes and hands over gaps; a gap that the sink refuses is offered again."""

    def __init__(self, sink: ObservationSink) -> None:
        self._sink = sink
        self._open: _Stretch | None = None
        self._unstored: list[Gap] = []

    @property
    def is_open(self) -> bool:
        return self._open is not None

    def enter(self, kind: GapKind, reason: str, at: datetime) -> None:
        """A stretch begins, or goes on if one of this kind and reason is open.

        Raises: StoreUnavailable if a gap that ends now cannot be stored; it is kept.
        """
        if self._open and (self._open.kind, self._open.reason) == (kind, reason):
            return
        self._close(at)
        self._open = _Stretch(kind, reason, at)
        self.hand_over()

    def leave(self, at: datetime) -> None:
        """The open stretch, if any, is over. Raises: StoreUnavailable; the gap is kept."""
        self._close(at)
        self.hand_over()

    def add(self, gap: Gap) -> None:
        """A stretch that was noticed afterwards. Raises: StoreUnavailable; the gap is kept."""
        self._unstored.append(gap)
        self.hand_over()

    def hand_over(self) -> None:
        """Store what has not been stored yet. Raises: StoreUnavailable."""
        while self._unstored:
            self._sink.store_gap(self._unstored[0])
            del self._unstored[0]

    def _close(self, at: datetime) -> None:
        stretch, self._open = self._open, None
        if stretch and at > stretch.since:
            self._unstored.append(Gap(stretch.kind, stretch.since, at, stretch.reason))
