"""An answer is shown after a restart as it was shown when it was new."""

from dataclasses import replace
from datetime import UTC, datetime

from app.windows.conversations.kept_messages import answer_of, message_of
from app.windows.words import origin_words
from core.answer.answer import Answer, Tier, WrittenBy

AT = datetime(2026, 6, 9, 9, 0, tzinfo=UTC)
WRITTEN = Answer(
    text="It costs €431 [1]",
    short="€431",
    abstained=False,
    reason=None,
    confidence=0.8,
    tier=Tier.MODEL,
    citations=(),
    elapsed_ms=12.0,
    written_by=WrittenBy("Scripted", "answer v1", 1),
    note="One sentence was left out.",
)


def test_who_wrote_an_answer_is_kept_with_it() -> None:
    kept = answer_of(message_of(WRITTEN, AT))
    assert kept == replace(WRITTEN, elapsed_ms=0.0)
    assert origin_words(kept) == "Written by Scripted, from your screen"
