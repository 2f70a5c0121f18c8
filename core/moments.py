"""Conversion between aware datetimes and what the store keeps: UTC microseconds and an offset."""

from datetime import UTC, datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_us(moment: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for a datetime without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return (moment - _EPOCH) // _MICROSECOND


def utc_offset_min(moment: datetime) -> int:
    """The moment's distance from UTC in minutes, positive to the east."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone")
    return int(offset.total_seconds() // 60)


def from_us(at_us: int, offset_min: int = 0) -> datetime:
    """The aware datetime that `to_us` and `utc_offset_min` were taken from."""
    return (_EPOCH + timedelta(microseconds=at_us)).astimezone(
        timezone(timedelta(minutes=offset_min))
    )
