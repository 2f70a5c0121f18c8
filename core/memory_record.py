"""What was learned: the value types that pass between formation, the store and the windows.

A memory is a list of statements. Each statement rests on evidence, and every piece of evidence
carries the whole statement alone: when frames are forgotten, a statement stays exactly as long as
one of its frames does, and a memory as long as its title does. So nothing of a forgotten frame
can hide in a summary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.ids import MemoryId, ObservationId

USER = "user"
"""What `made_by` says of the user's own word, which outranks every rule and model for good."""

Details = Mapping[str, str | int | float | bool]


class MemoryKind(StrEnum):
    """The six kinds of memory, and the threads of work that run through them."""

    CORE = "core"
    EPISODIC = "episodic"
    SEMANTIC = "semantic"
    PROCEDURAL = "procedural"
    RESOURCE = "resource"
    VAULT = "vault"
    TASK = "task"


class Status(StrEnum):
    """Whether a memory holds. What was forgotten has no row, so it needs no status."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


class Role(StrEnum):
    """What a statement is to its memory. TITLE is there exactly once; the others as they come."""

    TITLE = "title"
    LINE = "line"  # of a summary
    STEP = "step"  # of a procedure, in order
    SUBJECT = "subject"
    PREDICATE = "predicate"
    OBJECT = "object"
    AUTHOR = "author"
    ADDRESS = "address"  # of a page or file
    OUTCOME = "outcome"


class Level(StrEnum):
    """The levels of the temporal tree, finest first; each cites the one below."""

    SEGMENT = "segment"
    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: a frame and its lines; no lines mean the frame as a whole."""

    observation_id: ObservationId
    line_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of a memory's text. Each piece of evidence carries all of it alone."""

    role: Role
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MemoryDraft:
    """A memory to be written.

    `subject_key` says which memory it is when met again, and rests on the title's evidence.
    `since` and `until` are when it happened, or was first and last seen. `importance` and
    `confidence` are 0 to 1. `details` are the kind's own fields that hold no captured text:

    core: block (person | preferences | instructions)
    episodic: event_type
    semantic: (none)
    procedural: times_used, succeeded
    resource: resource_kind, dwell_s, times_seen, pages_read ("1-3,7")
    vault: secret_kind, sensitivity
    task: state (open | done | dropped)
    """

    kind: MemoryKind
    subject_key: str
    statements: tuple[Statement, ...]
    since: datetime
    until: datetime
    made_by: str
    importance: float = 0.5
    confidence: float = 0.5
    details: Details = field(default_factory=dict)
    level: Level | None = None
    parent_id: MemoryId | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """A stored memory, as of its newest version.

    `valid_until` is when a fact stopped holding; None while it holds. `superseded_by` is the
    memory that took its place.
    """

    id: MemoryId
    kind: MemoryKind
    subject_key: str
    statements: tuple[Statement, ...]
    since: datetime
    until: datetime
    valid_until: datetime | None
    made_by: str
    importance: float
    confidence: float
    details: Details
    level: Level | None
    parent_id: MemoryId | None
    status: Status
    superseded_by: MemoryId | None
    is_pinned: bool
    version: int
    created_at: datetime
    updated_at: datetime

    @property
    def title(self) -> str:
        """What a person would call it. An episode has the subjects that led it, each a statement
        of its own, so that a name goes with its frames and leaves the others standing."""
        if self.kind is not MemoryKind.EPISODIC:
            return self.text_of(Role.TITLE)
        return joined_names(
            [one.text for one in self.statements if one.role in {Role.TITLE, Role.SUBJECT}]
        )

    @property
    def summary(self) -> str:
        """Its lines or steps, one a line."""
        return "\n".join(
            statement.text
            for statement in self.statements
            if statement.role in {Role.LINE, Role.STEP}
        )

    @property
    def evidence(self) -> tuple[ObservationId, ...]:
        """Every frame that it rests on, each once, in the order of the statements."""
        return tuple(
            dict.fromkeys(
                piece.observation_id
                for statement in self.statements
                for piece in statement.evidence
            )
        )

    @property
    def is_the_users(self) -> bool:
        """Whether the user wrote, pinned or rejected it: then no rule or model may change it."""
        return self.made_by == USER or self.is_pinned or self.status is Status.REJECTED

    def text_of(self, role: Role) -> str:
        """The text of the first statement in that role; empty if there is none."""
        return next((one.text for one in self.statements if one.role is role), "")


def joined_names(names: Sequence[str]) -> str:
    """Names as a sentence lists them: “a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
