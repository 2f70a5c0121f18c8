"""The words of answers: dates as people say them, short forms, reasons for no answer."""

from collections.abc import Sequence
from datetime import datetime

from core.answer.answer import AbstainReason
from core.ingest.window_titles import clean_title
from core.observation import Gap, GapKind, WindowContext

SHORT_WORDS = 30
_MOST_GAPS_TOLD = 4


def shortened(text: str, words: int = SHORT_WORDS) -> str:
    """At most so many words, with an ellipsis where something was cut."""
    parts = text.split()
    if len(parts) <= words:
        return " ".join(parts)
    return " ".join(parts[: words - 1]) + " …"


def around(text: str, start: int, end: int, words: int = 12) -> str:
    """A value in its clause: some words before and after `text[start:end]`."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before, value, after = text[:start].split(), text[start:end], text[end:].split()
    head = before[-words:]
    tail = after[: max(4, words // 2)]
    return " ".join(
        [
            *(["…"] if len(before) > len(head) else []),
            *head,
            value,
            *tail,
            *(["…"] if len(after) > len(tail) else []),
        ]
    )


def day_words(moment: datetime) -> str:
    """`Wednesday 10 June 2026`."""
    return f"{moment:%A} {moment.day} {moment:%B %Y}"


def moment_words(moment: datetime) -> str:
    """`Wednesday 10 June 2026, 17:45`."""
    return f"{day_words(moment)}, {moment:%H:%M}"


def window_words(window: WindowContext) -> str:
    """What was in front: the cleaned title and the program."""
    title = clean_title(window.title, window.app)
    if title and window.app and title != window.app:
        return f"{title} ({window.app})"
    return title or window.app or "a window without a title"


def gap_words(gap: Gap) -> str:
    """One gap as a sentence."""
    stretch = f"from {gap.since:%H:%M} to {gap.until:%H:%M} on {day_words(gap.since)}"
    return {
        GapKind.PAUSED: f"Recording was paused {stretch}.",
        GapKind.EXCLUDED: f"A window that you keep out of memory was in front {stretch}.",
        GapKind.ASLEEP: f"The computer was asleep {stretch}.",
        GapKind.OFF: f"Recollect was not running {stretch}.",
        GapKind.FAILED: f"The screen could not be recorded {stretch}.",
    }[gap.kind]


def reason_words(reason: AbstainReason, gaps: Sequence[Gap]) -> str:
    """Why there is no answer, in one or two sentences."""
    told = " ".join(gap_words(gap) for gap in gaps[:_MOST_GAPS_TOLD])
    if len(gaps) > _MOST_GAPS_TOLD:
        told += f" There are {len(gaps) - _MOST_GAPS_TOLD} more gaps in that time."
    if reason is AbstainReason.EMPTY_MEMORY:
        return "Your memory is still empty; start recording, or try the sample day."
    if reason is AbstainReason.NOTHING_CAPTURED:
        return f"Nothing was recorded at that time. {told}".strip()
    if reason in {AbstainReason.CAPTURE_PAUSED, AbstainReason.CAPTURE_EXCLUDED}:
        return told
    return f"That is not in your memory. {told}".strip()
