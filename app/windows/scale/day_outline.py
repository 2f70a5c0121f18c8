"""A whole day in a few words, for where days are shown rather than moments."""

from datetime import date

from app.translation import tr
from app.windows.words import app_name, counted, duration, long_day
from core.store.density_store import AppShare, DayOverview

_APPS_NAMED = 3


def day_outline(day: date, overview: DayOverview | None) -> str:
    """The day, how much it holds, and what it went to most; two lines."""
    if overview is None:
        return "\n".join((long_day(day), tr("Nothing is remembered of this day.")))
    named = ", ".join(_share_words(share) for share in overview.apps[:_APPS_NAMED])
    moments = counted(overview.frames, tr("moment"), tr("moments"))
    return "\n".join((long_day(day), f"{moments}: {named}"))


def _share_words(share: AppShare) -> str:
    name = app_name(share.app)
    return name if share.seconds < 30 else f"{name} {duration(share.seconds)}"
