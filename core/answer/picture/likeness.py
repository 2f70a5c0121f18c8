"""Kept frames that show the text of a picture.

The rarer a word is in this memory, the more it says about where it stood. So the frames that hold
the rarest words of the picture are opened, and each is measured by the share of the picture's
words that it shows, every word weighted by its inverse document frequency. What a picture shows
besides text is not compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ids import ObservationId
from core.ingest.window_titles import clean_title
from core.observation import StoredObservation, TextLine
from core.recall.query import inverse_document_frequency, quoted
from core.recall.words import content_words, stem, stems_of
from core.store.observation_store import ObservationFilter
from core.store.store import Store

LEAST_SHARE = 0.5
"""A frame that shows less of the picture's words is another one."""

_RAREST = 32  # words that frames are looked up by
_FRAMES_OPENED = 60
_LEAST_WORDS = 2
_EQUAL = 0.05  # shares this near are told apart by time


@dataclass(frozen=True, slots=True)
class LikeFrame:
    """A frame with the share of the picture's text that it shows, and its most telling line."""

    seen: StoredObservation
    share: float
    line: TextLine


def frames_like(
    store: Store,
    lines: Sequence[TextLine],
    wanted: ObservationFilter,
    limit: int,
    besides: ObservationId | None = None,
) -> list[LikeFrame]:
    """The frames that show most of these lines, best first, of each window the best one.

    Of frames that show as much the newest comes first. `besides` is left out.
    """
    weights = word_weights(store, lines)
    if not weights:
        return []
    rarest = sorted(weights, key=lambda word: (-weights[word], word))[:_RAREST]
    expression = " OR ".join(quoted(word) for word in rarest)
    found = store.passages.views_matching_words(expression, wanted, _FRAMES_OPENED)
    seen = store.observations.get_many([one for one, _ in found if one != besides])
    alike = [
        frame
        for one in seen.values()
        if (frame := _measured(one, store.observations.lines(one.id), weights)) is not None
    ]
    return _best_of_each_window(alike)[:limit]


def word_weights(store: Store, lines: Sequence[TextLine]) -> dict[str, float]:
    """The stems of what these lines say, each with its inverse document frequency."""
    words = content_words("\n".join(line.text for line in lines))
    stems = [stem(word) for word in dict.fromkeys(words) if word.isalnum() and len(word) > 1]
    total = store.passages.count()
    counts = store.passages.document_frequency(list(dict.fromkeys(stems)))
    return {word: inverse_document_frequency(count, total) for word, count in counts.items()}


def _measured(
    seen: StoredObservation, lines: Sequence[TextLine], weights: Mapping[str, float]
) -> LikeFrame | None:
    """A frame that shows enough of the words; None for the others."""
    held: set[str] = set()
    best, best_weight = None, 0.0
    for line in lines:
        here = weights.keys() & set(stems_of(line.text))
        held |= here
        weight = sum(weights[word] for word in here)
        if weight > best_weight:
            best, best_weight = line, weight
    share = sum(weights[word] for word in held) / sum(weights.values())
    if best is None or share < LEAST_SHARE or len(held) < min(_LEAST_WORDS, len(weights)):
        return None
    return LikeFrame(seen, share, best)


def _best_of_each_window(alike: Sequence[LikeFrame]) -> list[LikeFrame]:
    ranked = sorted(alike, key=lambda one: (-round(one.share / _EQUAL), -one.seen.at.timestamp()))
    best: dict[tuple[str, str], LikeFrame] = {}
    for one in ranked:
        window = one.seen.window
        best.setdefault((window.app, clean_title(window.title, window.app)), one)
    return list(best.values())
