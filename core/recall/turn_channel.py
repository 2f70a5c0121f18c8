"""The turns of conversations on screens: whose words a passage holds, and when they were said.

A chat's page shows Monday's words on Friday, too, and one person's beside another's. A question
about a person is mostly answered by that person's own words, and one about a time by what was said
then; as in the chats that were brought in, that only raises passages and never drops one.
"""

from collections.abc import Mapping, Sequence

from core.ids import ObservationId, PassageId
from core.recall.query import Query
from core.recall.speaker_channel import named_speakers, speaker_fit
from core.store.passage_store import Sighting
from core.store.store import Store

_SIGHTINGS = 4  # newest of a passage that are looked at


def turn_scores(
    store: Store, query: Query, sightings: Mapping[PassageId, Sequence[Sighting]]
) -> dict[PassageId, dict[str, float]]:
    """By passage: `speaker`, whether the question names who said it, and `said`, whether it was
    said in the time that the question names. Without a name or a time there is nothing to tell."""
    named = named_speakers(query.text, store.turns.speakers())
    asked = query.time_range
    if not named and asked is None:
        return {}
    wanted = [
        (passage_id, one) for passage_id, seen in sightings.items() for one in seen[:_SIGHTINGS]
    ]
    frames = sorted({one.observation_id for _, one in wanted})
    fits: dict[tuple[ObservationId, int], dict[str, float]] = {}
    within = (asked.since, asked.until) if asked is not None else None
    for turn, sighting in store.turns.on_frames(frames, named, within):
        is_then = (
            asked is not None
            and turn.said_at is not None
            and (asked.since <= turn.said_at < asked.until)
        )
        fit = {"speaker": speaker_fit(turn.speaker, named), "said": float(is_then)}
        fits |= {(sighting.observation_id, n): fit for n in sighting.line_numbers}
    found: dict[PassageId, dict[str, float]] = {}
    for passage_id, one in wanted:
        for number in one.line_numbers:
            for name, value in fits.get((one.observation_id, number), {}).items():
                scores = found.setdefault(passage_id, {})
                scores[name] = max(scores.get(name, 0.0), value)
    return found
