"""Citations: a frame as the proof of an answer."""

from core.answer.answer import Citation
from core.observation import Box, StoredObservation


def citation_of(number: int, seen: StoredObservation, quote: str, box: Box | None) -> Citation:
    """A frame as the proof of that number."""
    return Citation(
        number=number,
        observation_id=seen.id,
        source_id=seen.source_id,
        at=seen.at,
        app=seen.window.app,
        title=seen.window.title,
        url=seen.window.url,
        quote=quote,
        box=box,
    )
