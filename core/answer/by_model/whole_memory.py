"""The whole memory as evidence, while it is small enough to be read at once.

What the search left out helps to understand the rest, but only what shares a word with the question
may be cited: a screen that gives orders must not have a model tell of other things.
"""

from collections.abc import Iterator, Sequence

from core.answer.by_model.evidence_blocks import EvidenceBlock
from core.answer.units import units_of
from core.ids import PassageId
from core.observation import StoredObservation
from core.recall.query import Query
from core.recall.words import stems_and_words
from core.store.observation_store import ObservationFilter
from core.store.passage_store import Sighting
from core.store.store import Store

CHARACTERS_PER_TOKEN = 4
"""No text that we know has more; a memory that is larger by this measure is not even looked at."""

_MOST_PASSAGES = 600


def whole_memory(
    store: Store, wanted: ObservationFilter, ranked: Sequence[EvidenceBlock], context_tokens: int
) -> list[EvidenceBlock]:
    """The ranked blocks, then every other passage where it was seen last, by time.

    Just the ranked ones if the memory cannot fit into `context_tokens`. Nothing of a window that
    `wanted` does not show is among them.
    """
    if not store.passages.fit_into(_MOST_PASSAGES, CHARACTERS_PER_TOKEN * context_tokens):
        return list(ranked)
    blocks = {_texts(block): block for block in ranked}
    for seen, sighting in _last_sightings(store, wanted):
        lines = store.observations.lines(seen.id)
        shown = set(sighting.line_numbers)
        taken = tuple(
            unit
            for unit in units_of(seen.id, lines)
            if not unit.is_list and not shown.isdisjoint(unit.line_numbers)
        )
        if taken:
            block = EvidenceBlock(seen, tuple(lines), taken)
            blocks.setdefault(_texts(block), block)
    return list(blocks.values())


def is_about(query: Query, block: EvidenceBlock) -> bool:
    """Whether a word of the question, or another form of it, stands in a block."""
    said = stems_and_words(" ".join(block.texts))
    return any(
        not said.isdisjoint((term.word, term.stem, *term.alternatives, *term.synonyms))
        for term in query.terms
    )


def _last_sightings(
    store: Store, wanted: ObservationFilter
) -> Iterator[tuple[StoredObservation, Sighting]]:
    """Each passage's last sighting within the filter, by time."""
    frames = {one.id: one for one in store.observations.matching(wanted)}
    latest: dict[PassageId, Sighting] = {}
    for passage, sighting in store.passages.of_observations(list(frames)):
        if not wanted.shows(frames[sighting.observation_id].window):
            continue
        known = latest.get(passage.id)
        if known is None or frames[known.observation_id].at <= frames[sighting.observation_id].at:
            latest[passage.id] = sighting
    places = sorted(
        latest.values(),
        key=lambda one: (frames[one.observation_id].at, one.observation_id, one.line_numbers),
    )
    for sighting in places:
        yield frames[sighting.observation_id], sighting


def _texts(block: EvidenceBlock) -> tuple[str, ...]:
    """What makes two blocks the same."""
    return tuple(unit.text for unit in block.units)
