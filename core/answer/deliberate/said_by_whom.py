"""Who said it, when somebody said it, and what he said: told by the turns of conversations.

The turns know who spoke and on which day, also where the page that shows the words shows neither.
What is asked for must be said in the turn itself; the turn right before it may help, as an answer
seldom repeats what it answers. A mail is a turn, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.wording import day_words, moment_words, shortened
from core.recall.language import Language
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.speaker_channel import named_speakers
from core.store.turn_store import StoredTurn, TurnSighting

_SAY = (
    r"(?:say|said|write|wrote|mention|mentioned|report|reported|announce|announced|suggest"
    r"|suggested|recommend|recommended|propose|proposed|complain|complained|promise|promised|warn|warned|ask|asked)"
)
_WHO = re.compile(
    rf"^\W*who\s(?!wrote\b(?!\s(?:that|about)\b)){_SAY}\s"
    r"(?:(?:to )?(?:me|us|you)\s)?(?P<what>.+)$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^\W*(?:when|(?:on )?(?:which|what) day|(?:at )?what time)\sdid\s"
    rf"(?P<who>\w[\w.'’-]*(?:\s\w[\w.'’-]*)?)\s{_SAY}\b(?P<what>.+)$",
    re.IGNORECASE,
)
# What somebody did is known from what he said of it; only a name with a capital is surely one.
_WHEN_DONE = re.compile(
    r"^\W*(?i:when|(?:on )?(?:which|what) day)\sdid\s(?P<who>[A-ZÀ-Ý][\w.'’-]+"
    r"(?:\s[A-ZÀ-Ý][\w.'’-]+)?)\s(?P<what>[a-z].+)$"
)
_WHAT = re.compile(
    rf"^\W*what\sdid\s(?P<who>\w[\w.'’-]*(?:\s\w[\w.'’-]*)?)\s{_SAY}\b\s?(?P<what>\S.*)$",
    re.IGNORECASE,
)
_SELF = re.compile(r"^(?:i|we|you|it|he|she|they)\b", re.IGNORECASE)
_ENOUGH = 0.6
_BEFORE = 0.5
_IN_NAME = 0.6
_SPAN = 0.55
_BASE = 0.4
_QUOTE_WORDS = 16
_TURNS_READ = 40


@dataclass(frozen=True, slots=True)
class SaidAsked:
    """What is asked of something said: who (`asks` "who"), when, or what; `who` is the name that
    the question gives, empty where that is what is asked."""

    asks: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class _Found:
    turn: StoredTurn
    sighting: TurnSighting
    score: float


def who_said_in(question: str) -> SaidAsked | None:
    """Whose saying is asked for; None for other questions."""
    found = _WHO.match(question.strip().rstrip("?!. "))
    return SaidAsked("who", "", found["what"].strip()) if found else None


def said_in(question: str) -> SaidAsked | None:
    """When somebody said something, or what; None for other questions and for one's own words."""
    plain = question.strip().rstrip("?!. ")
    for asks, pattern in (("when", _WHEN), ("when", _WHEN_DONE), ("what", _WHAT)):
        found = pattern.match(plain)
        if found is not None and not _SELF.match(found["who"]):
            return SaidAsked(asks, found["who"], found["what"].strip())
    return None


def said_answer(inquiry: Inquiry, question: str, asked: SaidAsked) -> Outcome:
    """The turn that says it: its speaker, its time or its words; None where none says it."""
    named: tuple[str, ...] = ()
    if asked.who:
        named = named_speakers(asked.who, inquiry.store.turns.speakers())
        if not named:
            return None
    inquiry.look_for(question)
    query = inquiry.query(asked.what)
    saying = inquiry.store.turns.saying_most([term.stem for term in query.terms], _TURNS_READ)
    inquiry.open([turn.first_seen_on for turn in saying])
    frames = [frame.observation.id for frame in inquiry.frames]
    found = _scored(query, inquiry.store.turns.on_frames(frames), named)
    kept = [one for one in found if one.score >= _ENOUGH and (one.turn.speaker or asked.who)]
    if not kept:
        return None
    best = _best(kept, asked)
    if asked.asks == "when" and best.turn.said_at is None:
        return None
    quote = best.turn.text
    inquiry.note("found", asked.what, best.turn.speaker)
    proof = Proof(best.sighting.observation_id, best.sighting.line_numbers, quote)
    short = _short(best.turn, asked, inquiry.language)
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, best.score)]))


def _short(turn: StoredTurn, asked: SaidAsked, language: Language) -> str:
    if asked.asks == "who":
        return turn.speaker
    quote = shortened(turn.text, _QUOTE_WORDS)
    if asked.asks == "what":
        return f"{turn.speaker}: {turn.text}"
    at = turn.said_at
    if at is None:
        return quote
    when = moment_words(at, language) if turn.clock else day_words(at, language)
    return f"{when}: {quote}"


def _scored(
    query: Query,
    turns: Sequence[tuple[StoredTurn, TurnSighting]],
    named: Sequence[str],
) -> list[_Found]:
    """The turns of the named ones, or of all, each with how much of the question it says."""
    found: list[_Found] = []
    for place, (turn, sighting) in enumerate(turns):
        if named and turn.speaker not in named:
            continue
        earlier, where = turns[place - 1]
        is_after = place > 0 and where.observation_id == sighting.observation_id
        found.append(_Found(turn, sighting, _score(query, turn, earlier if is_after else None)))
    return found


def _score(query: Query, turn: StoredTurn, before: StoredTurn | None) -> float:
    own = text_stems(turn.text)
    near = text_stems(before.text) if before is not None else frozenset[str]()
    name = text_stems(turn.conversation)
    told = [
        (weight, _worth(term, own, near, name))
        for term, weight in zip(query.terms, query.weights, strict=True)
    ]
    total = sum(weight for weight, _ in told)
    is_said = any(term_match(term, own) for term in query.terms)
    if not total or not is_said or not _is_then(query, turn):
        return 0.0
    return sum(weight * worth for weight, worth in told) / total


def _worth(term: Term, own: frozenset[str], near: frozenset[str], name: frozenset[str]) -> float:
    return max(
        term_match(term, own),
        _BEFORE * term_match(term, near),
        _IN_NAME * term_match(term, name),
    )


def _is_then(query: Query, turn: StoredTurn) -> bool:
    """Whether a turn may be of the time that a question names."""
    stretch = query.time_range
    if stretch is None or turn.said_at is None:
        return True
    return stretch.since <= turn.said_at < stretch.until


def _best(found: Sequence[_Found], asked: SaidAsked) -> _Found:
    """The turn that says most of it: of those that say it alike the first said, since the rest
    repeat it; of what somebody said, the last."""
    most = max(one.score for one in found)
    alike = [one for one in found if one.score >= most - 0.05]
    ordered = sorted(
        alike,
        key=lambda one: (
            one.turn.said_at.timestamp() if one.turn.said_at else 0.0,
            one.sighting.observation_id,
        ),
    )
    if asked.asks != "what":
        return ordered[0]
    last = ordered[-1].turn.id
    return next(one for one in ordered if one.turn.id == last)
