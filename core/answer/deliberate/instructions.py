"""Instructions: the steps that put something right, and the value or command within one step.

“How long do the seeds lie in the bleach?” is answered by the one step of the page about it that
holds a length of time. A step is often told in other words than those of the question, so its
meaning is compared as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.item_lists import Item, ItemList, lists_on
from core.answer.deliberate.lists_by_lines import lists_by_lines
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.reading.label_words import label_forms
from core.answer.units import Unit, units_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.recall.query import Query, Term, term_match, text_stems

_PUT_RIGHT = re.compile(
    r"^\W*how (?:did|do|can|could) (?:i|we|you)\s(?:again\s)?(?P<rest>(?:fix|cure|repair|solve|mend"
    r"|revive|restore|recover|rescue|unblock|unjam|reset|clear|sort out|get|bring|make|wake"
    r"|bring back)\b.+)$",
    re.IGNORECASE,
)
_BACK_IN_ORDER = re.compile(
    r"\b(?:to|back|again|going|work\w*|running|up|fix\w*|cure\w*|repair\w*|solve\w*|mend\w*|revive"
    r"|restore|recover|rescue|unblock|unjam|reset|clear|sort out|wake)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:for )?how (?:long|many (?P<unit>second|minute|hour|day)s)\b"
    r"(?=.*\b(?:i|we|you|it|they|must|should|the|a|an)\b)",
    re.IGNORECASE,
)
_WHOSE_LENGTH = re.compile(
    r"\bhow long (?:is|was|are|were|did|has|have|had|will|ago)\b|\buntil\b.*\?|\btogether\b",
    re.IGNORECASE,
)
_HOW_DO = re.compile(
    r"^\W*how (?:do|can|should|must|would|did) (?:i|we|you|one)\s(?P<what>.+)$", re.IGNORECASE
)
_TYPED = re.compile(
    r"\b(?:which|what) command\b"
    r"|\bwhat (?:do|did|should|must|can) (?:i|we|you) (?:type|enter|run)\b",
    re.IGNORECASE,
)
_COMMAND_AT_END = re.compile(
    r"(?P<what>^.+?)(?::\s|\b(?:run|type|enter)\s)(?P<command>(?!(?:the|an?|it|your)\b)[a-z][\w./-]*(?:\s\S+)+)$"
)
_ACTS = frozenset(
    """fix cure repair solve mend revive restore recover rescue unblock unjam reset clear sort get
    got bring back make work working again going running wake command type enter run long hours
    minutes seconds days many wait lie stay keep must before after may""".split()
)
_SHORT_WORDS = 30
_LEAST_A_STEP = 3
_ENOUGH = 0.5
_CLEAR = 0.04
_MOST = 0.5
_OF_PAGE = 0.35
_OF_WORDS = 0.25
_OF_MEANING = 0.6
_ENOUGH_FOR_STEP = 0.42
_LEAST_NAMED = 2
_SENTENCE_WORDS = 6
_ENOUGH_TOLD = 0.5
_IN_TITLE = 0.7
_SPAN_OF_TOLD = 0.3
_BASE = 0.4
_SPAN = 0.45


@dataclass(frozen=True, slots=True)
class PutRightAsked:
    """What was put right."""

    what: str


@dataclass(frozen=True, slots=True)
class StepValueAsked:
    """A value or a command that one step of an instruction holds; `unit` where it is named."""

    wanted: Wanted
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    steps: ItemList
    item: Item
    answer: str
    fit: float


def instruction_in(question: str) -> PutRightAsked | StepValueAsked | None:
    """What a question asks of an instruction; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _PUT_RIGHT.match(text)
    if found and _BACK_IN_ORDER.search(found["rest"]):
        return PutRightAsked(found["rest"])
    if _TYPED.search(text):
        return StepValueAsked(Wanted.COMMAND)
    found = _HOW_LONG.search(text)
    if found and not _WHOSE_LENGTH.search(text):
        return StepValueAsked(Wanted.DURATION, (found["unit"] or "").casefold())
    return None


def instruction_answer(
    inquiry: Inquiry, question: str, asked: PutRightAsked | StepValueAsked
) -> Outcome:
    """The steps, or the one with the value; None where no page of steps is about it."""
    inquiry.look_for(question)
    if isinstance(asked, PutRightAsked):
        return _steps_told(inquiry, inquiry.query(asked.what))
    return _step_with_value(inquiry, question, asked)


def asks_how_to(question: str) -> bool:
    """Whether a question asks how something is done."""
    return _HOW_DO.match(question.strip().rstrip("?!. ")) is not None


def instruction_told(inquiry: Inquiry, question: str) -> Outcome:
    """The sentence that tells how: with the verb of the question, and most of what it names."""
    found = _HOW_DO.match(question.strip().rstrip("?!. "))
    query = inquiry.query(found["what"] if found else "")
    if found is None or len(query.terms) < _LEAST_NAMED:
        return None
    inquiry.look_for(question)
    act, *others = query.terms
    told = [
        (_share_told(others, frame, unit), frame, unit)
        for frame in inquiry.frames
        for unit in units_of(frame.observation.id, frame.lines)
        if not unit.is_list
        and len(unit.text.split()) >= _SENTENCE_WORDS
        and not unit.text.rstrip().endswith("?")
        and term_match(act, text_stems(unit.text))
    ]
    best = max(told, key=lambda one: (round(one[0], 1), one[1].observation.at), default=None)
    if best is None or best[0] < _ENOUGH_TOLD:
        return None
    score, frame, unit = best
    quote = " ".join(unit.text.split())
    inquiry.note("found", question, quote)
    proof = Proof(frame.observation.id, unit.line_numbers, quote)
    return WorkedAnswer(shortened(quote), (proof,), sure([_BASE + _SPAN_OF_TOLD * score]))


def _share_told(terms: Sequence[Term], frame: ReadFrame, unit: Unit) -> float:
    """The share of some terms that a sentence says, or less surely the title of its page."""
    own = text_stems(unit.text)
    title = text_stems(f"{frame.observation.window.title} {unit.heading}")
    return sum(max(term_match(t, own), _IN_TITLE * term_match(t, title)) for t in terms) / len(
        terms
    )


def _step_lists(inquiry: Inquiry) -> list[ItemList]:
    """The lists of every frame, the ones read from lines first."""
    return [one for frame in inquiry.frames for one in (*lists_by_lines(frame), *lists_on(frame))]


def _terms(query: Query) -> list[Term]:
    return [term for term in query.terms if term.word not in _ACTS]


def _steps_told(inquiry: Inquiry, query: Query) -> Outcome:
    """All steps of the numbered list that is about the thing, each as short as they must be."""
    terms = _terms(query)
    scored = [
        (one.fit(query, terms), one) for one in _step_lists(inquiry) if one.is_numbered and terms
    ]
    score, steps = max(
        scored,
        key=lambda pair: (round(pair[0], 1), len(pair[1].items), pair[1].frame.observation.at),
        default=(0.0, None),
    )
    if steps is None or score < _ENOUGH:
        return None
    words = max(_LEAST_A_STEP, _SHORT_WORDS // len(steps.items) - 1)
    told = "; ".join(_brief(item.text, words) for item in steps.items)
    quote = " ".join(f"{n}. {item.text}" for n, item in enumerate(steps.items, start=1))
    inquiry.note("found", steps.heading, f"{len(steps.items)} steps")
    proof = Proof(steps.frame.observation.id, steps.line_numbers, quote)
    return WorkedAnswer(shortened(told), (proof,), sure([_BASE + _SPAN * min(1.0, score)]))


def _brief(step: str, words: int) -> str:
    """A step in a few words: its command where it has one, else how it begins."""
    command = _COMMAND_AT_END.match(step)
    told = command["command"] if command else step
    return " ".join(told.split()[:words]).rstrip(".,;:")


def _step_with_value(inquiry: Inquiry, question: str, asked: StepValueAsked) -> Outcome:
    """The step that holds a value of the sort and is likest to the question."""
    query = inquiry.query(question)
    terms = _terms(query)
    found = _distinct(
        [
            _Candidate(steps, item, answer, steps.fit(query, terms))
            for steps in _step_lists(inquiry)
            if _is_about(steps, terms)
            for item in steps.items
            if (answer := _value_in(item.text, asked.wanted)) and _is_in_unit(answer, asked.unit)
        ]
    )
    if not found or not terms:
        return None
    near = inquiry.similarities(question, [one.item.text for one in found])
    scored = sorted(
        ((_score(query, terms, one, like), one) for one, like in zip(found, near, strict=True)),
        key=lambda pair: -pair[0],
    )
    score, best = scored[0]
    rival = next((s for s, one in scored if one.answer != best.answer), 0.0)
    if score < _ENOUGH_FOR_STEP or score - rival < _CLEAR:
        return None
    inquiry.note("found", best.item.text, best.answer)
    quote = best.item.text
    proof = Proof(best.steps.frame.observation.id, best.item.line_numbers, quote)
    short = best.answer if asked.wanted is Wanted.COMMAND else f"{best.answer}: {quote}"
    return WorkedAnswer(shortened(short), (proof,), sure([_BASE + _SPAN * min(1.0, score)]))


def _is_about(steps: ItemList, terms: Sequence[Term]) -> bool:
    """Whether the page of some steps names most of what the question names."""
    window = steps.frame.observation.window
    lines = "\n".join(line.text for line in steps.frame.lines)
    page = text_stems(f"{window.title}\n{lines}")
    named = sum(term_match(term, page) > 0 or label_forms(term.word).is_in(page) for term in terms)
    return named >= _MOST * len(terms)


def _score(query: Query, terms: Sequence[Term], one: _Candidate, similarity: float) -> float:
    """How likely a step is the one meant: by its page, its own words and its meaning."""
    own = text_stems(one.item.text)
    weights = {t.stem: w for t, w in zip(query.terms, query.weights, strict=True)}
    total = sum(weights.get(term.stem, 1.0) for term in terms)
    said = sum(weights.get(term.stem, 1.0) * term_match(term, own) for term in terms)
    return _OF_PAGE * one.fit + _OF_WORDS * said / total + _OF_MEANING * max(0.0, similarity)


def _value_in(text: str, wanted: Wanted) -> str:
    """The value of a sort that a step holds; empty if none."""
    if wanted is Wanted.COMMAND:
        found = _COMMAND_AT_END.match(text)
        return found["command"] if found else ""
    values = values_in(text, wanted)
    return values[0].text if values else ""


def _is_in_unit(value: str, unit: str) -> bool:
    """Whether a length of time is told in the unit asked for: “16 h” in hours."""
    words = re.findall(r"[^\W\d_]+", value.casefold())
    return not unit or any(word.startswith(unit[:3]) or word == unit[:1] for word in words)


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """One candidate a step, from the frame whose page fits best."""
    best: dict[str, _Candidate] = {}
    for one in candidates:
        known = best.get(one.item.text)
        if known is None or one.fit >= known.fit:
            best[one.item.text] = one
    return list(best.values())
