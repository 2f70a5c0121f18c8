"""Answers that are read from the timeline itself: what was on the screen, and when."""

import re
from dataclasses import dataclass, replace

from core.answer.markdown_text import as_data
from core.answer.phrases import phrases_in
from core.answer.wanted import Wanted
from core.answer.wording import moment_words, shortened, window_words
from core.observation import StoredObservation
from core.recall.query import Query
from core.recall.time_range import TimeRange
from core.store.store import Store

_LAST = re.compile(r"\blast (?:thing|page|window|screen|site|document)\b")
_FIRST = re.compile(r"\bfirst (?:thing|page|window|screen|site|document)\b")
_SECOND_MONITOR = ("second screen", "second monitor", "other screen", "other monitor")


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """What was on the screen at the asked time."""

    short: str
    text: str
    observation: StoredObservation
    confidence: float


def observations_then(store: Store, query: Query, time_range: TimeRange) -> list[StoredObservation]:
    """What was on the screen in a stretch of time, by time, within the query's own limits."""
    limits = query.wanted
    since = max(time_range.since, limits.since or time_range.since)
    until = min(time_range.until, limits.until or time_range.until)
    if since >= until:
        return []
    return store.observations.matching(replace(limits, since=since, until=until))


def timeline_answer(
    query: Query, wanted: Wanted, seen: list[StoredObservation], time_range: TimeRange
) -> TimelineAnswer | None:
    """Answer "what was I doing then" from the observations of that time; None if there are none."""
    if any(words in query.text.casefold() for words in _SECOND_MONITOR):
        seen = [observation for observation in seen if observation.monitor > 1] or seen
    if not seen:
        return None
    chosen = _chosen(query, seen, time_range)
    what = window_words(chosen.window, query.language)
    program = chosen.window.app
    short = f"{program} — {what}" if wanted is Wanted.PROGRAM else what
    others = list(
        dict.fromkeys(
            window_words(observation.window, query.language)
            for observation in seen
            if observation.window != chosen.window
        )
    )
    text = f"{moment_words(chosen.at, query.language)}: {as_data(what)} [1]"
    if others:
        also = phrases_in(query.language).also_then
        text += "\n\n" + also.format(others=as_data("; ".join(others[:5])))
    return TimelineAnswer(shortened(short), text, chosen, 0.9 if time_range.is_moment else 0.7)


def _chosen(
    query: Query, seen: list[StoredObservation], time_range: TimeRange
) -> StoredObservation:
    asked = query.text.casefold()
    if _LAST.search(asked) or (" last " in f" {asked} " and not time_range.is_moment):
        return max(seen, key=lambda observation: (observation.until, -observation.monitor))
    if _FIRST.search(asked):
        return min(seen, key=lambda observation: observation.at)

    def distance(observation: StoredObservation) -> tuple[float, int]:
        centre = time_range.centre
        if observation.at <= centre <= observation.until:
            return (0.0, observation.monitor)
        away = min(
            abs((observation.at - centre).total_seconds()),
            abs((observation.until - centre).total_seconds()),
        )
        return (away, observation.monitor)

    return min(seen, key=distance)
