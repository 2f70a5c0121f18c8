"""The honest reasons for having no answer, each with its own words and its own way on."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.windows.gap_words import gap_words
from core.answer.answer import AbstainReason, Answer
from core.observation import GapKind


class WayOn(StrEnum):
    """What the user can do next."""

    TIMELINE = "timeline"
    TIMELINE_THERE = "timeline_there"
    EXCLUSIONS = "exclusions"
    SAMPLE_DAY = "sample_day"


@dataclass(frozen=True, slots=True)
class Abstention:
    """How one abstention is put."""

    icon: str
    headline: str
    sentence: str
    ways_on: tuple[WayOn, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("abstention", text)


_GAP_OF_REASON = {
    AbstainReason.CAPTURE_PAUSED: GapKind.PAUSED,
    AbstainReason.CAPTURE_EXCLUDED: GapKind.EXCLUDED,
}


def abstention_of(answer: Answer) -> Abstention:
    """Words for an answer that abstained; a known gap is named with its times."""
    made = _by_reason(answer.reason or AbstainReason.NOT_IN_MEMORY)
    kind = _GAP_OF_REASON.get(answer.reason) if answer.reason else None
    gap = next((gap for gap in answer.gaps if kind in (None, gap.kind)), None)
    headline = made.headline
    if gap is not None and answer.reason is not AbstainReason.NOT_IN_MEMORY:
        headline = gap_words(gap)
    return Abstention(made.icon, headline, made.sentence, made.ways_on)


def _by_reason(reason: AbstainReason) -> Abstention:
    return {
        AbstainReason.EMPTY_MEMORY: Abstention(
            "sparkle-day",
            _tr("Your memory is still empty"),
            _tr("Start remembering and ask again in a while, or look around on a sample day."),
            (WayOn.SAMPLE_DAY,),
        ),
        AbstainReason.NOT_IN_MEMORY: Abstention(
            "question",
            _tr("Not in memory"),
            _tr(
                "Nothing that you have seen answers this. Other words may find it, or you can "
                "look for yourself."
            ),
            (WayOn.TIMELINE,),
        ),
        AbstainReason.CAPTURE_PAUSED: Abstention(
            "pause",
            _tr("Recording was paused then"),
            _tr("Nothing of that time was kept, because you had paused recording."),
            (WayOn.TIMELINE_THERE,),
        ),
        AbstainReason.CAPTURE_EXCLUDED: Abstention(
            "eye-off",
            _tr("An excluded window was in front"),
            _tr("Your rules keep such windows out of memory, so nothing of it was kept."),
            (WayOn.TIMELINE_THERE, WayOn.EXCLUSIONS),
        ),
        AbstainReason.NOTHING_CAPTURED: Abstention(
            "moon",
            _tr("Nothing was recorded then"),
            _tr("The computer was off or asleep, or Recollect was not running."),
            (WayOn.TIMELINE_THERE,),
        ),
    }[reason]
