"""The time channel: how well the moment of a sighting fits the time that a question names."""

from datetime import datetime

from core.recall.time_range import TimeRange


def time_fit(time_range: TimeRange | None, at: datetime, until: datetime) -> float:
    """1 inside the named range, falling to 0 over its length on either side; 0 without one."""
    if time_range is None:
        return 0.0
    if at < time_range.until and until >= time_range.since:
        return 1.0
    distance = time_range.since - until if until < time_range.since else at - time_range.until
    length = max(1.0, (time_range.until - time_range.since).total_seconds())
    return max(0.0, 1.0 - distance.total_seconds() / length)
