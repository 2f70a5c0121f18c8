"""Forming memories from observations by rules, without a model.

Episodes: what one window showed for as long as it was looked at. Resources: pages and documents,
known by their address or file name. Every memory cites the observations it rests on.
"""

import re
from datetime import timedelta

from core.ingest.passages import passages_of
from core.ingest.window_titles import clean_title
from core.observation import StoredObservation, TextLine
from core.store.memory_store import Memory, MemoryDraft, MemoryKind
from core.store.store import Store

MADE_BY = "rules v1"
EPISODE_ENDS_AFTER = timedelta(minutes=5)
_TELLING_PASSAGES = 3
_MIN_TELLING_WORDS = 4
_DOCUMENT_NAME = re.compile(
    r"([^/\\]+\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|md|txt|csv|epub|tex))\b", re.IGNORECASE
)


def form_memories(store: Store, limit: int) -> int:
    """Form memories from the next waiting observations; returns how many were dealt with."""
    waiting = store.memories.waiting(limit)
    for observation_id in waiting:
        with store.transaction():
            observation = store.observations.get(observation_id)
            lines = store.observations.lines(observation_id)
            _join_episode(store, observation, lines)
            _join_resource(store, observation, lines)
            store.memories.mark_formed(observation_id)
    return len(waiting)


def telling_text(lines: tuple[TextLine, ...], title: str) -> str:
    """The passages of a view that say most: the longest running text, in reading order."""
    drafts = [
        draft
        for draft in passages_of(lines, title)
        if len(draft.text.split()) >= _MIN_TELLING_WORDS
    ]
    longest = sorted(drafts, key=lambda draft: -len(draft.text.split()))[:_TELLING_PASSAGES]
    kept = [draft for draft in drafts if draft in longest]
    return "\n".join(" ".join(draft.text.split()) for draft in kept)


def _join_episode(
    store: Store, observation: StoredObservation, lines: tuple[TextLine, ...]
) -> None:
    title = clean_title(observation.window.title, observation.window.app)
    key = f"{observation.monitor}|{observation.window.app}|{title}"
    known = store.memories.with_subject_near(
        MemoryKind.EPISODIC,
        key,
        observation.at - EPISODE_ENDS_AFTER,
        observation.until + EPISODE_ENDS_AFTER,
    )
    summary = telling_text(lines, title)
    if known is not None:
        _go_on(store, known, observation, summary)
        return
    store.memories.add(
        MemoryDraft(
            kind=MemoryKind.EPISODIC,
            title=title or observation.window.app,
            summary=summary,
            subject_key=key,
            since=observation.at,
            until=observation.until,
            made_by=MADE_BY,
            evidence=(observation.id,),
        )
    )


def _join_resource(
    store: Store, observation: StoredObservation, lines: tuple[TextLine, ...]
) -> None:
    window = observation.window
    title = clean_title(window.title, window.app)
    document = _DOCUMENT_NAME.search(title)
    key = window.url or (document.group(1) if document else None)
    if key is None:
        return
    known = store.memories.latest_with_subject(MemoryKind.RESOURCE, key)
    summary = telling_text(lines, title)
    if known is not None:
        _go_on(store, known, observation, summary)
        return
    store.memories.add(
        MemoryDraft(
            kind=MemoryKind.RESOURCE,
            title=title or key,
            summary=summary,
            subject_key=key,
            since=observation.at,
            until=observation.until,
            made_by=MADE_BY,
            evidence=(observation.id,),
        )
    )


def _go_on(store: Store, known: Memory, observation: StoredObservation, summary: str) -> None:
    """Let a memory cover an observation, whichever came first; the latest to say much sums up."""
    is_latest = observation.until >= known.until
    store.memories.extend(
        known.id,
        observation.until,
        summary if is_latest and summary else known.summary,
        [observation.id],
        since=observation.at,
    )
