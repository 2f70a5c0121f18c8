"""What a search found, as the windows show it: each hit as a frame with the words' place."""

from datetime import datetime

from app.memory_door import FoundMoment
from core.answer.citing import citation_of
from core.answer.units import box_of
from core.models.embedder import Embedder
from core.recall.hit import Hit
from core.recall.near_duplicates import collapsed
from core.recall.query import Query, understand
from core.recall.reasons import reasons
from core.recall.search import best_sighting, search
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_MOST = 30
_SPARE = 40  # found beyond the limit, since some say the same


def found_moments(
    store: Store, embedder: Embedder | None, text: str, now: datetime
) -> list[FoundMoment]:
    """Search for words; the newest sighting that the question allows stands for each hit."""
    query = understand(text, now, store.passages, ObservationFilter())
    hits = collapsed(search(store, embedder, query, _MOST + _SPARE), store)[:_MOST]
    return [_found(store, place, hit, query) for place, hit in enumerate(hits, start=1)]


def _found(store: Store, number: int, hit: Hit, query: Query) -> FoundMoment:
    sighting = best_sighting(hit, query, store)
    seen = store.observations.get(sighting.observation_id)
    lines = store.observations.lines(seen.id)
    box = box_of(lines, sighting.line_numbers) if lines else None
    quote = " ".join(hit.passage.text.split())
    return FoundMoment(citation_of(number, seen, quote, box), "; ".join(reasons(hit, query)))
