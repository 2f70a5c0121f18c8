"""The honest reasons for having no answer, each with its own words and its own way on."""

from dataclasses import dataclass
from enum import StrEnum

from app.windows.words import clock_range
from core.answer.answer import AbstainReason, Answer
from core.answer.markdown_text import as_shown
from core.answer.phrases import phrases_in
from core.observation import GapKind


class WayOn(StrEnum):
    """What the user can do next."""

    TIMELINE = "timeline"
    TIMELINE_THERE = "timeline_there"
    EXCLUSIONS = "exclusions"
    SAMPLE_DAY = "sample_day"
    SEARCH = "search"
    ANY_TIME = "any_time"  # the same question without its time
    MODELS = "models"
    MEMORY = "memory"  # the same question without its picture


@dataclass(frozen=True, slots=True)
class Abstention:
    """How one abstention is put."""

    icon: str
    headline: str
    sentence: str
    ways_on: tuple[WayOn, ...]


_ICONS = {
    AbstainReason.EMPTY_MEMORY: "sparkle-day",
    AbstainReason.NOT_IN_MEMORY: "question",
    AbstainReason.CAPTURE_PAUSED: "pause",
    AbstainReason.CAPTURE_EXCLUDED: "eye-off",
    AbstainReason.NOTHING_CAPTURED: "moon",
    AbstainReason.HIDDEN: "eye-off",
    AbstainReason.SECRET_REMOVED: "eye-off",
    AbstainReason.NOT_ON_PICTURE: "picture",
    AbstainReason.NO_TEXT_ON_PICTURE: "picture",
    AbstainReason.NOT_SEEN_BEFORE: "question",
}
_WAYS_ON = {
    AbstainReason.EMPTY_MEMORY: (WayOn.SAMPLE_DAY,),
    AbstainReason.NOT_IN_MEMORY: (WayOn.SEARCH, WayOn.ANY_TIME, WayOn.TIMELINE),
    AbstainReason.CAPTURE_PAUSED: (WayOn.TIMELINE_THERE,),
    AbstainReason.CAPTURE_EXCLUDED: (WayOn.TIMELINE_THERE, WayOn.EXCLUSIONS),
    AbstainReason.NOTHING_CAPTURED: (WayOn.ANY_TIME, WayOn.TIMELINE_THERE),
    AbstainReason.HIDDEN: (),
    AbstainReason.SECRET_REMOVED: (),
    AbstainReason.NOT_ON_PICTURE: (WayOn.MEMORY,),
    AbstainReason.NO_TEXT_ON_PICTURE: (WayOn.MODELS,),
    AbstainReason.NOT_SEEN_BEFORE: (WayOn.TIMELINE,),
}
_GAP_OF_REASON = {
    AbstainReason.CAPTURE_PAUSED: (GapKind.PAUSED,),
    AbstainReason.CAPTURE_EXCLUDED: (GapKind.EXCLUDED,),
    AbstainReason.NOTHING_CAPTURED: tuple(GapKind),
}


def abstention_of(answer: Answer, *, names_a_time: bool = False) -> Abstention:
    """Words for an answer that abstained, in its language; a known gap is named with its times.

    Where a part of it was found, they say which part was not.

    `names_a_time` says that the question did, so that it can be asked of all times.
    """
    reason = answer.reason or AbstainReason.NOT_IN_MEMORY
    phrases = phrases_in(answer.language)
    headline = phrases.headlines[reason]
    kinds = _GAP_OF_REASON.get(reason, ())
    gap = next((gap for gap in answer.gaps if gap.kind in kinds), None)
    if gap is not None:
        when = clock_range(gap.since, gap.until)
        headline = phrases.gap_headlines[gap.kind].format(when=when)
    sentence = phrases.explanations[reason]
    if has_found_a_part(answer):
        headline, sentence = phrases.part["headline"], as_shown(answer.text.partition("\n\n")[0])
    if reason is AbstainReason.NOT_IN_MEMORY and phrases.hidden_left_out in answer.text:
        sentence = f"{sentence} {phrases.hidden_left_out}"
    ways_on = tuple(way for way in _WAYS_ON[reason] if names_a_time or way is not WayOn.ANY_TIME)
    return Abstention(_ICONS[reason], headline, sentence, ways_on)


def has_found_a_part(answer: Answer) -> bool:
    """Whether it abstained only because another part of what was asked was not to be found."""
    part = phrases_in(answer.language).part["told"]
    return answer.abstained and answer.text.startswith(part.partition("{")[0])
