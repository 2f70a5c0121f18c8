"""Keeps account of the stretches in which nothing was remembered, one gap per stretch."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from capture.observation_sink import ObservationSink
from core.observation import Gap, GapKind

# An open stretch is stored up to now this often, so that a kill costs no more of it. A pause by
# the user is not: the store takes nothing more once recording is paused, until they say so.
KEPT_EVERY = timedelta(seconds=30)
KEPT_WHILE_OPEN = frozenset({GapKind.EXCLUDED, GapKind.ASLEEP, GapKind.FAILED})


@dataclass(slots=True)
class _Stretch:
    kind: GapKind
    reason: str
    since: datetime
    by_rule: bool = False
    kept_until: datetime | None = None

    def up_to(self, at: datetime) -> Gap:
        return Gap(self.kind, self.since, max(self.since, at), self.reason)

    def is_to_be_kept(self, at: datetime) -> bool:
        if self.kind not in KEPT_WHILE_OPEN and not self.by_rule:
            return False
        return self.kept_until is None or at - self.kept_until >= KEPT_EVERY


class GapKeeper:
    """Opens, closes and hands over gaps; a gap that the sink refuses is offered again.

    The sink makes one of gaps that touch and are equal in kind and reason, so a stretch may be
    handed over piece by piece.
    """

    def __init__(self, sink: ObservationSink) -> None:
        self._sink = sink
        self._open: _Stretch | None = None
        self._unstored: list[Gap] = []

    @property
    def is_open(self) -> bool:
        return self._open is not None

    def enter(self, kind: GapKind, reason: str, at: datetime, *, by_rule: bool = False) -> None:
        """A stretch begins, or goes on if one of this kind and reason is open.

        Raises: StoreUnavailable if what there is of it cannot be stored; it is kept.
        """
        if self._open is None or (self._open.kind, self._open.reason) != (kind, reason):
            self._close(at)
            self._open = _Stretch(kind, reason, at, by_rule)
            self.hand_over()
        if self._open.is_to_be_kept(at):
            self._sink.store_gap(self._open.up_to(at))
            self._open.kept_until = at

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
            self._unstored.append(stretch.up_to(at))
