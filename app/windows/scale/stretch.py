"""The stretch of time that a scale shows, and how zooming changes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when. A share is a place on it: 0 at its beginning, 1 at its end."""

    since: datetime
    until: datetime

    @property
    def span(self) -> timedelta:
        return self.until - self.since

    def moment_at(self, share: float) -> datetime:
        """The moment at a place; places beyond the ends are the ends."""
        return self.since + self.span * max(0.0, min(1.0, share))

    def share_of(self, moment: datetime) -> float:
        """The place of a moment; below 0 before the stretch, above 1 after it."""
        return (moment - self.since) / self.span if self.span else 0.0

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment <= self.until

    def zoomed(self, factor: float, share: float) -> "Stretch":
        """Longer by a factor (shorter below 1); what is at that place stays there."""
        return with_moment_at(self.moment_at(share), share, self.span * factor)

    def moved(self, by: timedelta) -> "Stretch":
        return Stretch(self.since + by, self.until + by)


def with_moment_at(moment: datetime, share: float, span: timedelta) -> Stretch:
    """The stretch of that length in which a moment stands at that place."""
    since = moment - span * share
    return Stretch(since, since + span)
