"""The evidence that a model is shown: the passages that search found, each with its frame.

It is the same search and the same opened frames that the extractive answer is read from, best
first, so that the model can cite nothing that the reader could not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.answer.answer import Citation
from core.answer.content_answer import ReadFrame
from core.answer.units import Unit, box_of, quoted_lines, units_of
from core.ids import ObservationId
from core.observation import Box, StoredObservation, TextLine
from core.recall.hit import Hit
from core.store.observation_store import ObservationFilter

MOST_BLOCKS = 16


@dataclass(frozen=True, slots=True)
class EvidenceBlock:
    """A passage on a frame. `units` are its sentences and rows in reading order; never empty."""

    seen: StoredObservation
    lines: tuple[TextLine, ...]
    units: tuple[Unit, ...]

    @property
    def texts(self) -> list[str]:
        """What a sentence about it may say: its units and the window's title."""
        title = self.seen.window.title
        return [*(unit.text for unit in self.units), *([title] if title else [])]

    def box(self, units: Sequence[Unit]) -> Box | None:
        """Where some of its units stand, in frame pixels."""
        numbers = [number for unit in units for number in quoted_lines(self.lines, unit)]
        return box_of(self.lines, numbers)


def evidence_blocks(
    proof: Sequence[Citation],
    hits: Sequence[Hit],
    frames: Mapping[ObservationId, ReadFrame],
    wanted: ObservationFilter,
) -> list[EvidenceBlock]:
    """At most `MOST_BLOCKS`, best first: what proves the extractive answer, then the best hits.

    Nothing of a window that `wanted` does not show is among them.
    """
    units = {
        observation_id: [unit for unit in units_of(observation_id, frame.lines) if not unit.is_list]
        for observation_id, frame in frames.items()
        if wanted.shows(frame.observation.window)
    }
    blocks: dict[tuple[str, ...], EvidenceBlock] = {}
    for observation_id, numbers in [*_proving(proof, hits, units), *_found(hits, units)]:
        lines = set(numbers)
        taken = tuple(
            unit for unit in units[observation_id] if not lines.isdisjoint(unit.line_numbers)
        )
        if taken:
            frame = frames[observation_id]
            block = EvidenceBlock(frame.observation, frame.lines, taken)
            blocks.setdefault(tuple(unit.text for unit in taken), block)
        if len(blocks) == MOST_BLOCKS:
            break
    return list(blocks.values())


def _proving(
    proof: Iterable[Citation],
    hits: Sequence[Hit],
    units: Mapping[ObservationId, Sequence[Unit]],
) -> Iterator[tuple[ObservationId, tuple[int, ...]]]:
    """The lines of the quotes, with the passages around them."""
    for citation in proof:
        observation_id = citation.observation_id
        quoted = {
            number
            for unit in units.get(observation_id, ())
            if " ".join(unit.text.split()) == citation.quote
            for number in unit.line_numbers
        }
        if quoted:
            around = (
                sighting.line_numbers
                for hit in hits
                for sighting in hit.sightings
                if sighting.observation_id == observation_id
            )
            passage = next((one for one in around if quoted <= set(one)), ())
            yield observation_id, tuple(sorted(quoted | set(passage)))


def _found(
    hits: Sequence[Hit], units: Mapping[ObservationId, Sequence[Unit]]
) -> Iterator[tuple[ObservationId, tuple[int, ...]]]:
    """Each hit where it was seen last among the opened frames."""
    for hit in hits:
        for sighting in hit.sightings:
            if sighting.observation_id in units:
                yield sighting.observation_id, sighting.line_numbers
                break
