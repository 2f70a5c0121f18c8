"""What one of several pays: a sum on a page, shared out among the heads that the page counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.answer.deliberate.choosing import best_for, meant_terms
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.labelled_values import labelled_values
from core.answer.deliberate.quantities import Dimension, figure_of, told
from core.answer.deliberate.readings import Reading, of_dimension, worth
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer, proof_of, sure
from core.answer.reading.bills import is_total
from core.answer.reading.label_words import label_forms
from core.recall.query import text_stems
from core.recall.words import stem

_ASKED = re.compile(
    r"^\W*(?:what|how much)\b(?P<what>.*\b(?:cost\w*|come\w*|pay\w*|paid|owe\w*|amount\w*|make\w*"
    r"|is|was|price)\b.*?),?\s(?:for each(?: of the)?|per|for every)\s(?P<noun>[a-z]+)\W*$",
    re.IGNORECASE,
)
_HEADS = frozenset(
    stem(word)
    for word in """people persons passengers guests travellers members participants players singers
    children pupils adults heads seats students visitors""".split()
)
_FOR_ALL = re.compile(r"\b(?:for all|all together|in all|whole group)\b", re.IGNORECASE)
_LEAST_HEADS, _MOST_HEADS = 2, 2000
_CENT = Decimal("0.01")
_BASE = 0.45
_SPAN = 0.35


@dataclass(frozen=True, slots=True)
class ShareAsked:
    """A thing that is paid for together, and what it is shared out among."""

    what: str
    noun: str


def share_in(question: str) -> ShareAsked | None:
    """The share that a question asks for; None for other questions."""
    found = _ASKED.match(question.strip())
    return ShareAsked(found["what"], found["noun"].casefold()) if found else None


def share_answer(inquiry: Inquiry, asked: ShareAsked) -> Outcome:
    """The sum for one head; None unless one page says the whole sum and the number of heads."""
    inquiry.look_for(asked.what)
    query = inquiry.query(asked.what)
    terms = meant_terms(query)
    values = labelled_values(inquiry.frames)
    sums = [one for one in of_dimension(values, (Dimension.MONEY,)) if _is_for_all(one)]
    ranked = best_for(query, terms, sums) if terms else []
    for _, whole in ranked:
        heads = _heads_beside(values, whole, asked.noun)
        if heads is None:
            continue
        share = (whole.quantity.amount / heads.quantity.amount).quantize(_CENT)
        working = f"{figure_of(whole.quantity)} ÷ {heads.quantity.text}"
        short = f"{told(Dimension.MONEY, share, whole.quantity.unit)} ({working})"
        inquiry.note("worked out", working, short)
        certain = sure([_BASE + _SPAN * min(1.0, worth(query, terms, whole))])
        proof = tuple(dict.fromkeys((proof_of(whole), proof_of(heads))))
        return WorkedAnswer(short, proof, certain)
    return None


def _is_for_all(one: Reading) -> bool:
    return is_total(one.label) or is_total(one.subject) or bool(_FOR_ALL.search(one.label))


def _heads_beside(values: Sequence[Reading], whole: Reading, noun: str) -> Reading | None:
    """The number of heads on the page of a sum; None where it shows none, or two that differ."""
    on_page = [
        one
        for one in values
        if one.observation_id == whole.observation_id
        and one.quantity.dimension is Dimension.NUMBER
        and _LEAST_HEADS <= one.quantity.amount <= _MOST_HEADS
        and (label_forms(noun).is_in(one.label_stems) or _HEADS & text_stems(one.label))
    ]
    same = {one.quantity.amount for one in on_page}
    return on_page[0] if len(same) == 1 else None
