"""The plan for a question that no single line answers: which way of working it out fits.

The shape is told from the wording alone, in well under a millisecond; only then is anything
searched.
"""

from core.answer.deliberate.at_the_same_time import BesideAsked, beside_answer, beside_in
from core.answer.deliberate.booked_values import difference_of_bookings
from core.answer.deliberate.cells import difference_in_table, rest_in_table, sum_in_table
from core.answer.deliberate.chains import (
    BridgeAsked,
    ChainAsked,
    bridge_answer,
    bridge_in,
    chain_answer,
    chain_in,
)
from core.answer.deliberate.counting import CountAsked, count_answer, count_in, thing_counted
from core.answer.deliberate.counting_lists import list_counted
from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.instructions import (
    PutRightAsked,
    StepValueAsked,
    asks_how_to,
    instruction_answer,
    instruction_in,
    instruction_told,
)
from core.answer.deliberate.limits import limit_answer, more_than_answer
from core.answer.deliberate.next_in_row import NextAsked, next_answer, next_in
from core.answer.deliberate.order_in_time import (
    ExtremeAsked,
    OrderAsked,
    order_answer,
    order_in,
)
from core.answer.deliberate.own_acts import OwnActAsked, own_act_answer, own_act_in
from core.answer.deliberate.question_parts import (
    Comparison,
    Difference,
    Limit,
    MoreThan,
    Sum,
    Without,
    comparison_in,
)
from core.answer.deliberate.rates import RateAsked, rate_answer, rate_in
from core.answer.deliberate.said_by_whom import SaidAsked, said_answer, said_in, who_said_in
from core.answer.deliberate.spans import DaysAsked, days_answer, days_in, span_answer, span_in
from core.answer.deliberate.stays import StayAsked, stay_answer, stay_in
from core.answer.deliberate.steps_in_order import StepAsked, step_answer, step_in
from core.answer.deliberate.sums import sum_answer
from core.answer.deliberate.told_when import ToldEvent, told_event_in, told_when_answer
from core.answer.deliberate.which_is_more import (
    WhichMoreAsked,
    which_more_answer,
    which_more_in,
)
from core.answer.deliberate.worked_answer import Outcome

_LONGEST = 400  # characters; beyond that it is a pasted text, and patterns would grow slow

TimeShape = DaysAsked | OrderAsked | ExtremeAsked | BesideAsked | ToldEvent | OwnActAsked

Shape = (
    NextAsked
    | ChainAsked
    | BridgeAsked
    | Difference
    | Sum
    | Limit
    | MoreThan
    | Without
    | WhichMoreAsked
    | RateAsked
    | StayAsked
    | StepAsked
    | CountAsked
    | PutRightAsked
    | StepValueAsked
    | SaidAsked
    | TimeShape
)


def shape_of(question: str) -> Shape | None:
    """What has to be worked out; None for a plain question, and for more than a question."""
    if len(question) > _LONGEST:
        return None
    return (
        next_in(question)
        or chain_in(question)
        or stay_in(question)
        or days_in(question)
        or comparison_in(question)
        or rate_in(question)
        or which_more_in(question)
        or step_in(question)
        or order_in(question)
        or beside_in(question)
        or own_act_in(question)
        or said_in(question)
        or told_event_in(question)
        or count_in(question)
        or bridge_in(question)
        or who_said_in(question)
        or instruction_in(question)
    )


def worked_out(inquiry: Inquiry, question: str, shape: Shape) -> Outcome:
    """The worked answer, how far it came, or None where plain reading should answer."""
    outcome: Outcome = None
    match shape:
        case NextAsked():
            outcome = next_answer(inquiry, shape)
        case StepAsked():
            outcome = step_answer(inquiry, question, shape)
        case ChainAsked():
            outcome = chain_answer(inquiry, shape)
        case BridgeAsked():
            outcome = bridge_answer(inquiry, shape)
        case StayAsked():
            outcome = stay_answer(inquiry, question, shape)
        case PutRightAsked() | StepValueAsked():
            outcome = instruction_answer(inquiry, question, shape)
        case SaidAsked():
            outcome = said_answer(inquiry, question, shape)
        case CountAsked():
            outcome = count_answer(inquiry, question, shape)
        case WhichMoreAsked():
            outcome = which_more_answer(inquiry, question, shape)
        case Difference() | Sum() | Limit() | MoreThan() | Without() | RateAsked():
            outcome = _compared(inquiry, question, shape)
        case _:
            outcome = _told_by_time(inquiry, question, shape)
    return outcome


def _told_by_time(inquiry: Inquiry, question: str, shape: TimeShape) -> Outcome:
    """What was when, before what and beside what, and how far apart."""
    outcome: Outcome = None
    match shape:
        case DaysAsked():
            outcome = days_answer(inquiry, shape)
        case OrderAsked() | ExtremeAsked():
            outcome = order_answer(inquiry, shape)
        case BesideAsked():
            outcome = beside_answer(inquiry, shape)
        case ToldEvent():
            outcome = told_when_answer(inquiry, question, shape.verb)
        case OwnActAsked():
            outcome = own_act_answer(inquiry, question, shape)
    return outcome


def may_be_read_between_the_lines(question: str) -> bool:
    """Whether a question that no line answers may still be answered by what stands around it."""
    is_short = len(question) <= _LONGEST
    is_shown = span_in(question) is not None or bool(thing_counted(question))
    return is_short and (is_shown or asks_how_to(question))


def read_between_the_lines(inquiry: Inquiry, question: str) -> Outcome:
    """What a page shows without saying it: how long by two clock times, how many by a list, how
    it is done by the sentence that tells it."""
    if span_in(question) is not None:
        return span_answer(inquiry, question)
    if asks_how_to(question):
        return instruction_told(inquiry, question)
    noun = thing_counted(question)
    if not noun:
        return None
    inquiry.look_for(question)
    return list_counted(inquiry, inquiry.query(question), noun)


def _compared(inquiry: Inquiry, question: str, shape: Comparison | RateAsked) -> Outcome:
    """A reckoning: with the cells of one table where it has them, else with values of all sorts."""
    outcome: Outcome = None
    match shape:
        case Difference():
            outcome = difference_of_bookings(inquiry, question, shape)
            outcome = outcome or difference_in_table(inquiry, question, shape)
            outcome = outcome or difference_answer(inquiry, question, shape)
        case Sum():
            outcome = sum_in_table(inquiry, question, shape)
            outcome = outcome or sum_answer(inquiry, question, shape)
        case RateAsked():
            outcome = rate_answer(inquiry, question, shape)
        case Without():
            outcome = rest_in_table(inquiry, question, shape)
        case Limit():
            outcome = limit_answer(inquiry, question, shape)
        case MoreThan():
            outcome = more_than_answer(inquiry, question, shape)
    return outcome
