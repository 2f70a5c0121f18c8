"""Working an answer out: from a question's shape to an answer with its working and its proof."""

from datetime import datetime

from core.answer.answer import AbstainReason, Answer, Citation, Tier
from core.answer.citing import citation_of
from core.answer.content_answer import ReadingModels
from core.answer.deliberate.deepening import deepened
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.plan import (
    may_be_read_between_the_lines,
    read_between_the_lines,
    shape_of,
    worked_out,
)
from core.answer.deliberate.reckoned_generally import is_reckoning, reckoned_generally
from core.answer.deliberate.worked_answer import Incomplete, Proof, WorkedAnswer
from core.answer.manners import quotes_told
from core.answer.markdown_text import as_data
from core.answer.phrases import phrases_in
from core.answer.units import box_of
from core.answer.wording import shortened
from core.recall.language import Language
from core.recall.query import Query
from core.store.store import Store

_MOST_CITATIONS = 4
_QUOTE_WORDS = 40
_SURE_ENOUGH = 0.75  # below that another way of reckoning may be surer


def deliberate_answer(
    store: Store,
    models: ReadingModels,
    query: Query,
    now: datetime,
    tier: Tier,
    language: Language,
) -> Answer | None:
    """The worked answer to a question that needs more than one reading; None for a plain one.

    With the deliberate tier a plain question is read several times, too.
    """
    shape, is_reckoned = shape_of(query.text), is_reckoning(query.text)
    if shape is None and not is_reckoned and tier is not Tier.DELIBERATE:
        return None
    threshold = float(store.settings.get("answer.abstain_below"))
    inquiry = Inquiry(store, models, now, query.wanted, language=language)
    outcome = worked_out(inquiry, query.text, shape) if shape is not None else None
    sureness = outcome.confidence if isinstance(outcome, WorkedAnswer) else 0.0
    if is_reckoned and sureness < _SURE_ENOUGH:
        anew = Inquiry(store, models, now, query.wanted, language=language)
        found = reckoned_generally(anew, query.text)
        if found is not None and found.confidence >= max(threshold, sureness):
            return _told(store, anew, found, language)
    if outcome is None and tier is Tier.DELIBERATE:
        outcome = deepened(inquiry, query.text)
    if isinstance(outcome, WorkedAnswer) and outcome.confidence >= threshold:
        return _told(store, inquiry, outcome, language)
    if isinstance(outcome, Incomplete):
        return _incomplete(store, inquiry, outcome, language)
    return None


def rescued_answer(
    store: Store, models: ReadingModels, query: Query, now: datetime, language: Language
) -> Answer | None:
    """What a page shows without saying it, for a question that no line answers; None without it."""
    if not may_be_read_between_the_lines(query.text):
        return None
    inquiry = Inquiry(store, models, now, query.wanted, language=language)
    outcome = read_between_the_lines(inquiry, query.text)
    threshold = float(store.settings.get("answer.abstain_below"))
    if isinstance(outcome, WorkedAnswer) and outcome.confidence >= threshold:
        return _told(store, inquiry, outcome, language)
    return None


def _told(store: Store, inquiry: Inquiry, found: WorkedAnswer, language: Language) -> Answer:
    citations = _citations(store, found.proof)
    marks = " ".join(f"[{citation.number}]" for citation in citations)
    return Answer(
        text=f"**{as_data(found.short)}** {marks}\n\n{quotes_told(citations, language)}",
        short=shortened(found.short),
        abstained=False,
        reason=None,
        confidence=round(found.confidence, 3),
        tier=Tier.DELIBERATE,
        citations=citations,
        elapsed_ms=0.0,
        steps=tuple(inquiry.steps),
    )


def _incomplete(store: Store, inquiry: Inquiry, found: Incomplete, language: Language) -> Answer:
    """No answer: which part was found, and which was not."""
    citations = _citations(store, found.proof)
    part = phrases_in(language).part
    text = part["told"].format(missing=as_data(found.missing))
    if citations:
        text += f"\n\n{part['found']}:\n\n{quotes_told(citations, language)}"
    return Answer(
        text=text,
        short="",
        abstained=True,
        reason=AbstainReason.NOT_IN_MEMORY,
        confidence=0.7,
        tier=Tier.DELIBERATE,
        citations=citations,
        elapsed_ms=0.0,
        steps=tuple(inquiry.steps),
    )


def _citations(store: Store, proofs: tuple[Proof, ...]) -> tuple[Citation, ...]:
    """The proofs with their boxes, each line once."""
    wanted = list(dict.fromkeys(proofs))[:_MOST_CITATIONS]
    seen = store.observations.get_many([proof.observation_id for proof in wanted])
    kept = [proof for proof in wanted if proof.observation_id in seen]
    return tuple(
        citation_of(
            number,
            seen[proof.observation_id],
            shortened(proof.quote, _QUOTE_WORDS),
            box_of(store.observations.lines(proof.observation_id), proof.line_numbers),
        )
        for number, proof in enumerate(kept, start=1)
    )
