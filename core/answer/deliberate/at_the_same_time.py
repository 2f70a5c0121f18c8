"""What was on a screen while, before or after something else was: answered from the timeline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.moments import Moment, is_only_time, sightings_of
from core.answer.deliberate.worked_answer import Incomplete, Outcome, Proof, WorkedAnswer, sure
from core.answer.question_kind import wanted_of
from core.answer.wanted import Wanted
from core.answer.wording import window_words
from core.observation import Source, StoredObservation
from core.recall.time_range import TimeRange

_OTHER_SCREEN = re.compile(
    r"\b(?:second|other|left|right|external|side) (?:screen|monitor|display)\b", re.IGNORECASE
)
# “On my monitor in the call” is during it; other things are in a place.
_GATHERING = (
    r"(?:in|at)(?= (?:the|my|our|that) (?:[\w-]+ ){0,2}(?:call|meeting|talk|stand-?up|review"
    r"|interview|lesson|lecture|session|conference|webinar|workshop|demo)\b)"
)
_RELATED = re.compile(
    r"\b(?P<word>while|during|when|before|after|just before|right before|shortly before|just after"
    rf"|right after|shortly after|next to|alongside|{_GATHERING})\b\s(?P<event>.+)$",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(r"^\W*(?:what|which)\b.*?\b(?:was|were|did|had|have)\b", re.IGNORECASE)
_SLACK = timedelta(seconds=90)
_NEAR = timedelta(hours=3)
_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class BesideAsked:
    """What was on the screens at an event. `step` is 0 during it, -1 before, 1 after."""

    event: str
    step: int
    on_other_screen: bool
    wants_program: bool


def beside_in(question: str) -> BesideAsked | None:
    """The moment that a question points to by an event; None if it names none."""
    text = question.strip().rstrip("?!. ")
    wanted = wanted_of(text)
    is_other = _OTHER_SCREEN.search(text) is not None
    if wanted[0] not in {Wanted.ACTIVITY, Wanted.PROGRAM} and not is_other:
        return None
    found = _RELATED.search(text)
    if found is None or not _WHAT_WAS.match(text) or is_only_time(found["event"]):
        return None
    word = found["word"].casefold()
    step = -1 if word.endswith("before") else 1 if word.endswith("after") else 0
    return BesideAsked(found["event"], step, is_other, wanted[0] is Wanted.PROGRAM)


def beside_answer(inquiry: Inquiry, asked: BesideAsked) -> Outcome:
    """What stood there then; says so where the event was seen and nothing beside it."""
    events = sightings_of(inquiry, asked.event)
    if not events:
        return None
    found = [
        (event, seen)
        for event in sorted(events, key=lambda one: -one.score)
        if (seen := _beside(inquiry, asked, event)) is not None
    ]
    if not found:
        inquiry.note("missing", "another screen at that time")
        return Incomplete(inquiry.words["other_screens"], (events[0].proof,))
    event, seen = found[0]
    told = window_words(seen.window, inquiry.language)
    short = f"{seen.window.app} — {told}" if asked.wants_program else told
    proof = (Proof(seen.id, (), told), event.proof)
    inquiry.note("found", asked.event, told)
    return WorkedAnswer(short, proof, sure([_CONFIDENCE, 0.5 + 0.5 * min(1.0, event.score)]))


def _beside(inquiry: Inquiry, asked: BesideAsked, event: Moment) -> StoredObservation | None:
    """The frame to show for one sighting of an event."""
    reach = _NEAR if asked.step else _SLACK
    stretch = TimeRange(event.at - reach, event.until + reach, ())
    around = [
        one
        for one in inquiry.seen_during(stretch)
        if one.id != event.id and one.source is Source.SCREEN
    ]
    if asked.on_other_screen:
        around = _on_other_screen(around, event)
    elif asked.step:
        around = [one for one in around if one.window != event.observation.window]
    if asked.step < 0:
        earlier = [one for one in around if one.at < event.at]
        return max(earlier, key=lambda one: one.at, default=None)
    if asked.step > 0:
        later = [one for one in around if one.at > event.until]
        return min(later, key=lambda one: one.at, default=None)
    at_once = [one for one in around if _overlaps(one, event)]
    if not asked.on_other_screen and not at_once:
        return event.observation
    return max(at_once, key=lambda one: _shared(one, event), default=None)


def _on_other_screen(around: Sequence[StoredObservation], event: Moment) -> list[StoredObservation]:
    """Frames of another monitor than the event's; of the second one where it was on the first."""
    return [one for one in around if one.monitor != event.observation.monitor]


def _overlaps(one: StoredObservation, event: Moment) -> bool:
    return one.at <= event.until + _SLACK and one.until >= event.at - _SLACK


def _shared(one: StoredObservation, event: Moment) -> timedelta:
    return min(one.until, event.until) - max(one.at, event.at)
