"""What an answer is: text, proof, and how sure we are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.ids import ObservationId
from core.observation import Box, Gap
from core.recall.language import Language


class Tier(StrEnum):
    """Which way of answering produced the answer."""

    AUTO = "auto"
    EXTRACTIVE = "extractive"
    MODEL = "model"
    DELIBERATE = "deliberate"


class AbstainReason(StrEnum):
    """Why there is no answer. Different truths, never merged."""

    EMPTY_MEMORY = "empty_memory"
    NOT_IN_MEMORY = "not_in_memory"
    CAPTURE_PAUSED = "capture_paused"
    CAPTURE_EXCLUDED = "capture_excluded"
    NOTHING_CAPTURED = "nothing_captured_then"
    HIDDEN = "hidden_by_you"
    SECRET_REMOVED = "secret_removed"
    NOT_ON_PICTURE = "not_on_picture"
    NO_TEXT_ON_PICTURE = "no_text_on_picture"
    NOT_SEEN_BEFORE = "not_seen_before"


@dataclass(frozen=True, slots=True)
class Citation:
    """One piece of proof. `number` is what the text refers to as [n]; `box` is in frame pixels."""

    number: int
    observation_id: ObservationId
    source_id: str | None
    at: datetime
    app: str
    title: str
    url: str | None
    quote: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to work an answer out: what, about what, and what came of it.

    `did` is one of: searched, read, found, missing, counted, worked out, judged.
    """

    did: str
    about: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """The language model that was asked, with which prompt, and how many of its sentences were
    dropped because what they cite does not carry them."""

    model: str
    prompt_version: str
    dropped_sentences: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its proof, or the honest reason why there is none.

    `text` is Markdown with [n] marks; `short` has at most 30 words; `confidence` is 0 to 1.
    `language` is that of our own words, not of the quotes. `applied_instructions` are the user's
    standing instructions that shaped the answer, in their words.
    `steps` are those of an answer that was worked out; none for one that was read.
    `written_by` is there where a language model was asked, also if its words were of no use;
    `note` is what has to be said about that, a sentence or none. `is_cached` says that it was
    worked out for the same question before.
    """

    text: str
    short: str
    abstained: bool
    reason: AbstainReason | None
    confidence: float
    tier: Tier
    citations: tuple[Citation, ...]
    elapsed_ms: float
    gaps: tuple[Gap, ...] = ()
    language: Language = Language.ENGLISH
    applied_instructions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    written_by: WrittenBy | None = None
    note: str = ""
    is_cached: bool = False
