"""The plan for a question that no single line answers: which way of working it out fits.

The shape is told from the wording alone, in well under a millisecond; only then is anything
searched.
"""

from core.answer.deliberate.at_the_same_time import BesideAsked, beside_answer, beside_in
from core.answer.deliberate.chains import ChainAsked, chain_answer, chain_in
from core.answer.deliberate.counting import CountAsked, count_answer, count_in
from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.limits import limit_answer, more_than_answer
from core.answer.deliberate.next_in_row import NextAsked, next_answer, next_in
from core.answer.deliberate.order_in_time import (
    ExtremeAsked,
    OrderAsked,
    order_answer,
    order_in,
)
from core.answer.deliberate.question_parts import (
    Difference,
    Limit,
    MoreThan,
    Sum,
    comparison_in,
)
from core.answer.deliberate.sums import sum_answer
from core.answer.deliberate.told_when import ToldEvent, told_event_in, told_when_answer
from core.answer.deliberate.worked_answer import Outcome

_LONGEST = 400  # characters; beyond that it is a pasted text, and patterns would grow slow

Shape = (
    NextAsked
    | ChainAsked
    | Difference
    | Sum
    | Limit
    | MoreThan
    | OrderAsked
    | ExtremeAsked
    | BesideAsked
    | ToldEvent
    | CountAsked
)


def shape_of(question: str) -> Shape | None:
    """What has to be worked out; None for a plain question, and for more than a question."""
    if len(question) > _LONGEST:
        return None
    return (
        next_in(question)
        or chain_in(question)
        or comparison_in(question)
        or order_in(question)
        or beside_in(question)
        or told_event_in(question)
        or count_in(question)
    )


def worked_out(inquiry: Inquiry, question: str, shape: Shape) -> Outcome:
    """The worked answer, how far it came, or None where plain reading should answer."""
    outcome: Outcome = None
    match shape:
        case NextAsked():
            outcome = next_answer(inquiry, shape)
        case ChainAsked():
            outcome = chain_answer(inquiry, shape)
        case Difference():
            outcome = difference_answer(inquiry, question, shape)
        case Sum():
            outcome = sum_answer(inquiry, question, shape)
        case Limit():
            outcome = limit_answer(inquiry, question, shape)
        case MoreThan():
            outcome = more_than_answer(inquiry, question, shape)
        case OrderAsked() | ExtremeAsked():
            outcome = order_answer(inquiry, shape)
        case BesideAsked():
            outcome = beside_answer(inquiry, shape)
        case ToldEvent():
            outcome = told_when_answer(inquiry, question, shape.verb)
        case CountAsked():
            outcome = count_answer(inquiry, question, shape)
    return outcome
