"""A fact in one line, for tests of export and backup."""

from datetime import datetime

from core.ids import ObservationId
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement


def learned(
    subject: str, predicate: str, value: str, frame: ObservationId, at: datetime
) -> MemoryDraft:
    """A fact that was seen on the first line of a frame."""
    evidence = (Evidence(frame, (0,)),)
    return MemoryDraft(
        kind=MemoryKind.SEMANTIC,
        subject_key=f"{subject.lower()}|{predicate}",
        statements=(
            Statement(Role.TITLE, f"{subject}: {value}", evidence),
            Statement(Role.SUBJECT, subject, evidence),
            Statement(Role.PREDICATE, predicate, evidence),
            Statement(Role.OBJECT, value, evidence),
        ),
        since=at,
        until=at,
        made_by="rules",
    )
