"""The time channel: how well the moment of a sighting fits the time that a question names."""

from datetime import datetime, timedelta

from core.recall.time_range import TimeRange


def time_fit(
    time_range: TimeRange | None,
    at: datetime,
    until: datetime,
    slack: timedelta = timedelta(seconds=1),
) -> float:
    """1 inside the named range, falling to 0 over its length on either side; 0 without one.

    It falls over no less than `slack`.
    """
    if time_range is None:
        return 0.0
    if at < time_range.until and until >= time_range.since:
        return 1.0
    distance = time_range.since - until if until < time_range.since else at - time_range.until
    length = max(slack, time_range.until - time_range.since)
    return max(0.0, 1.0 - distance / length)
