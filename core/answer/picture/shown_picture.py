"""A picture that a question is asked with. It is in no store, unless the user keeps it."""

from dataclasses import dataclass
from functools import cached_property

from core.answer.content_answer import ReadFrame
from core.ids import ObservationId
from core.observation import Observation, StoredObservation


@dataclass(frozen=True)
class ShownPicture:
    """The picture as it was read, its secrets taken out of text and pixels.

    One that is not kept has a number below zero, which no store gives; kept, it has the store's.
    """

    id: ObservationId
    observation: Observation

    @property
    def is_kept(self) -> bool:
        return not is_shown_only(self.id)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.observation.lines)

    @cached_property
    def frame(self) -> ReadFrame:
        """The picture in the shape of a frame of the memory, to be read like one."""
        seen, picture = self.observation, self.observation.picture
        return ReadFrame(
            StoredObservation(
                id=self.id,
                source=seen.source,
                at=seen.at,
                until=seen.at,
                monitor=seen.monitor,
                window=seen.window,
                source_id=seen.source_id,
                has_picture=picture is not None,
                width=picture.width if picture else 0,
                height=picture.height if picture else 0,
            ),
            seen.lines,
        )


def is_shown_only(observation_id: ObservationId) -> bool:
    """Whether a number is that of a picture which was shown and is not kept."""
    return observation_id < 0
