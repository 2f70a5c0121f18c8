"""What recall finds: passages with where they were seen, and why they were found."""

from dataclasses import dataclass, field

from core.ids import ObservationId, PassageId
from core.store.passage_store import Passage, Sighting


@dataclass(frozen=True, slots=True)
class Ranked:
    """One entry of a channel's list: a passage and the channel's own score, larger is better."""

    passage_id: PassageId
    score: float


@dataclass(frozen=True, slots=True)
class ViewRanked:
    """One entry of a channel that ranks whole views."""

    observation_id: ObservationId
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may hold the answer.

    `sightings` are newest first and never empty. `channels` names the channels that found it,
    each with its own score; `score` is their weighted sum, which is scaled for turns of chats where
    screens were found as well. `repeats` are the sightings of other passages that say the same,
    where those were collapsed into this one.
    """

    passage: Passage
    sightings: tuple[Sighting, ...]
    score: float
    channels: dict[str, float] = field(default_factory=dict)
    repeats: tuple[Sighting, ...] = ()

    @property
    def times_seen(self) -> int:
        """On how many frames it stands, repeats included."""
        return len({one.observation_id for one in (*self.sightings, *self.repeats)})
