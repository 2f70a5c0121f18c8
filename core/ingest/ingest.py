"""Storing what was seen: one transaction an observation, equal neighbours merged."""

from datetime import datetime, timedelta
from enum import StrEnum

from core.ingest.passages import passages_of
from core.ingest.window_titles import clean_title
from core.observation import Observation, Source
from core.privacy.redaction import redact_lines, redact_text
from core.store.store import Store

MERGE_WITHIN = timedelta(minutes=10)


class IngestOutcome(StrEnum):
    """What became of an observation."""

    STORED = "stored"
    MERGED = "merged"


def store_observation(store: Store, observation: Observation) -> IngestOutcome:
    """Write an observation with its picture, passages and place in the queues.

    Returns only when it is on disk. An observation equal to the newest one of its monitor, and
    near to it in time, extends that one. The text is redacted again here, whoever hands it in.
    """
    before = store.observations.latest_on_monitor(observation.monitor, observation.source)
    if before is not None:
        earlier, content_hash = before
        is_near = timedelta(0) <= observation.at - earlier.until <= MERGE_WITHIN
        if is_near and content_hash == observation.content_hash:
            store.observations.extend(earlier.id, observation.at)
            return IngestOutcome.MERGED
    observation = _without_secrets(observation)
    place = store.pictures.add(observation.picture, observation.at) if observation.picture else None
    window = observation.window
    drafts = passages_of(observation.lines, clean_title(window.title, window.app))
    with store.transaction():
        new_id = store.observations.add(observation, place)
        store.passages.add(new_id, drafts)
        store.memories.enqueue(new_id)
    return IngestOutcome.STORED


def still_there(store: Store, monitor: int, at: datetime, source: Source = Source.SCREEN) -> None:
    """The newest observation of a monitor is still shown: extend it, if it is near."""
    before = store.observations.latest_on_monitor(monitor, source)
    if before is not None and timedelta(0) <= at - before[0].until <= MERGE_WITHIN:
        store.observations.extend(before[0].id, at)


def _without_secrets(observation: Observation) -> Observation:
    window = observation.window
    return Observation(
        source=observation.source,
        at=observation.at,
        monitor=observation.monitor,
        window=type(window)(
            app=window.app,
            title=redact_text(window.title),
            url=redact_text(window.url) if window.url else None,
        ),
        lines=redact_lines(observation.lines).lines,
        picture=observation.picture,
        content_hash=observation.content_hash,
        source_id=observation.source_id,
    )
