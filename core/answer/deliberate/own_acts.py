"""When one said, wrote or did something: by the message or note that tells it, and its own stamp.

A chat shows Monday's words on Friday, too. What counts is when they were written, where the page
says so, else when they were first seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.wording import moment_words
from core.memory.facts.page import FactPage, Said
from core.memory.facts.regions import silent_lines
from core.memory.view import view_of
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.words import stem

_ASKED = re.compile(
    r"^\W*(?:when|(?:on )?(?:which|what) (?:day|date|evening|morning|afternoon)|(?:at )?what time)"
    r"\s(?:did|had|have)\s(?:i|we)\s(?P<verb>[a-z]+)\b(?P<rest>.+)$",
    re.IGNORECASE,
)
# To have said it is enough: the message need not say that it was said.
_SAYING = frozenset(
    "write say tell ask report mention promise announce post note answer reply warn".split()
)
# What a message says in the doer's own words; what a page does (cancel, pay) the page tells.
_DOING = frozenset("take agree decide offer suggest volunteer accept refuse".split())
_NEGATING = frozenset("no not longer never any anymore".split())  # said in many ways
_ENOUGH = 0.55
_IN_TITLE = 0.8
_IN_BLOCK = 0.7
_ON_PAGE = 0.35
_BASE = 0.3
_SPAN = 0.5
_QUOTE_WORDS = 16


@dataclass(frozen=True, slots=True)
class OwnActAsked:
    """What was done or said, and the verb if the text itself has to say it; empty if not."""

    verb: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Told:
    frame: ReadFrame
    said: Said
    score: float

    @property
    def at(self) -> datetime:
        """When it was written, where that is known, else when it was seen."""
        seen = self.frame.observation.at
        written = self.said.said_at
        return written if written is not None and written <= seen else seen


def own_act_in(question: str) -> OwnActAsked | None:
    """The act whose time is asked for; None for other questions."""
    found = _ASKED.match(question.strip().rstrip("?!. "))
    if found is None:
        return None
    verb = found["verb"].casefold()
    if verb in _SAYING:
        return OwnActAsked("", found["rest"])
    return OwnActAsked(verb, found["rest"]) if verb in _DOING else None


def own_act_answer(inquiry: Inquiry, question: str, asked: OwnActAsked) -> Outcome:
    """The moment of the message that tells the act best; None where none tells it."""
    inquiry.look_for(question)
    query = inquiry.query(f"{asked.verb} {asked.rest}")
    told = [one for frame in inquiry.frames for one in _told_on(query, asked.verb, frame)]
    best = max(told, key=lambda one: (round(one.score, 1), -one.at.timestamp()), default=None)
    if best is None or best.score < _ENOUGH:
        return None
    quote = " ".join(best.said.text.split())
    inquiry.note("found", quote, moment_words(best.at))
    proof = Proof(best.frame.observation.id, best.said.line_numbers, quote)
    when = moment_words(best.at, inquiry.language)
    short = f"{when}: {' '.join(quote.split()[:_QUOTE_WORDS])}"
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, best.score)]))


def _told_on(query: Query, verb: str, frame: ReadFrame) -> Iterator[_Told]:
    """The sentences of a page that may tell the act; with a verb, only those that say it."""
    page = FactPage(view_of(frame.observation, frame.lines), silent_lines(frame.lines))
    window = frame.observation.window
    title = text_stems(f"{window.title} {window.url or ''}")
    everything = text_stems("\n".join(line.text for line in frame.lines))
    weights = {t.stem: w for t, w in zip(query.terms, query.weights, strict=True)}
    acts = [term for term in query.terms if term.stem == stem(verb)]
    others = [term for term in query.terms if term not in acts and term.word not in _NEGATING]
    of_act = sum(weights[term.stem] for term in acts)
    total = of_act + sum(weights[term.stem] for term in others)
    if not others or not total:
        return
    for said in page.said:
        own = text_stems(said.text)
        if acts and not any(term_match(term, own) for term in acts):
            continue
        near = text_stems(f"{said.topic} {said.above}")

        def worth(term: Term, own: frozenset[str] = own, near: frozenset[str] = near) -> float:
            return weights[term.stem] * max(
                term_match(term, own),
                _IN_TITLE * term_match(term, title),
                _IN_BLOCK * term_match(term, near),
                _ON_PAGE * term_match(term, everything),
            )

        yield _Told(frame, said, (of_act + sum(map(worth, others))) / total)
