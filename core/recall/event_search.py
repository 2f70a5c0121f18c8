"""Finds the event that a question places itself by, and gives the query its time."""

from dataclasses import replace

from core.observation import Source
from core.recall.event_range import Stretch, event_range
from core.recall.query import Query, quoted
from core.recall.words import content_words
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_LOOKED_AT = 5


def placed_by_event(store: Store, query: Query) -> Query:
    """The query with the time of the event that it names; as it is where that is not known.

    The event's own words are left out then: what is asked for stands beside it, not on it.
    """
    asked = query.event
    if asked is None:
        return query
    time_range = event_range(asked, lambda event: _when_shown(store, query, event))
    rest = [
        (term, weight)
        for term, weight in zip(query.terms, query.weights, strict=True)
        if time_range is None or term.word not in time_range.words
    ]
    if time_range is None or not rest:
        return replace(query, event=None)
    return replace(
        query,
        text=query.text.replace(asked.event, " ").replace(asked.other or asked.event, " "),
        terms=tuple(term for term, _ in rest),
        weights=tuple(weight for _, weight in rest),
        time_range=time_range,
        event=None,
    )


def _when_shown(store: Store, query: Query, event: str) -> Stretch | None:
    """When the screen was shown that has all words of an event and speaks of it most.

    Chats tell of what happened at another time, so they are not asked.
    """
    expression = " AND ".join(quoted(word) for word in content_words(event))
    seen = ObservationFilter(
        without_apps=query.wanted.without_apps, without_sites=query.wanted.without_sites
    )
    best = [one for one, _ in store.passages.views_matching_words(expression, seen, _LOOKED_AT)]
    frames = store.observations.get_many(best)
    shown = (frames[one] for one in best if frames[one].source is not Source.CHAT)
    frame = next(shown, None)
    return (frame.at, frame.until) if frame else None
