"""Storing what was seen: one transaction an observation, equal neighbours merged."""

import contextlib
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.errors import StoreUnavailable
from core.ids import ObservationId
from core.ingest.passages import passages_of
from core.ingest.window_titles import clean_title
from core.observation import Observation, Source, WindowContext
from core.privacy.caught_secrets import caught_in
from core.privacy.redaction import redact_lines, redact_text
from core.privacy.sealing import Seal
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
    Where there is a vault, what was caught is offered to it, sealed.
    """
    before = store.observations.latest_on_monitor(
        observation.monitor, observation.source, observation.at
    )
    if before is not None:
        earlier, content_hash = before
        is_near = observation.at - earlier.until <= MERGE_WITHIN
        if is_near and content_hash == observation.content_hash:
            _extend(store, earlier.id, observation.at)
            return IngestOutcome.MERGED
    observation = _without_secrets(_storable(observation), store.vault.seal())
    window = observation.window
    drafts = passages_of(observation.lines, clean_title(window.title, window.app))
    place = store.pictures.add(observation.picture, observation.at) if observation.picture else None
    try:
        with store.transaction():
            new_id = store.observations.add(observation, place)
            store.passages.add(new_id, drafts)
            store.formation.enqueue(new_id)
            store.formation.mark_day(observation.at, observation.at)
            store.vault.offer(new_id, observation.caught)
    except BaseException:
        # Where this fails too (a full disk), the next start removes the picture.
        if place is not None:
            with contextlib.suppress(StoreUnavailable):
                store.pictures.remove(place)
        raise
    return IngestOutcome.STORED


def still_there(store: Store, monitor: int, at: datetime, source: Source = Source.SCREEN) -> None:
    """The newest observation of a monitor is still shown: extend it, if it is near."""
    before = store.observations.latest_on_monitor(monitor, source, at)
    if before is not None and at - before[0].until <= MERGE_WITHIN:
        _extend(store, before[0].id, at)


def _extend(store: Store, observation_id: ObservationId, until: datetime) -> None:
    with store.transaction():
        store.observations.extend(observation_id, until)
        store.memories.evidence_lasted(observation_id, until)


def _storable(observation: Observation) -> Observation:
    """The same with whole characters only: window titles and file names may hold halves."""
    window = observation.window
    return replace(
        observation,
        window=WindowContext(
            _whole(window.app), _whole(window.title), _whole(window.url) if window.url else None
        ),
        lines=tuple(replace(line, text=_whole(line.text)) for line in observation.lines),
        source_id=_whole(observation.source_id) if observation.source_id else None,
        source_file=_whole(observation.source_file) if observation.source_file else None,
        caught=tuple(replace(one, caption=_whole(one.caption)) for one in observation.caught),
    )


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _without_secrets(observation: Observation, seal: Seal | None) -> Observation:
    window = observation.window
    redacted = redact_lines(observation.lines)
    caught = caught_in(observation.lines, redacted, window, seal) if seal is not None else ()
    return replace(
        observation,
        window=WindowContext(
            window.app,
            redact_text(window.title),
            redact_text(window.url) if window.url else None,
        ),
        lines=redacted.lines,
        caught=observation.caught + caught if seal is not None else (),
    )
