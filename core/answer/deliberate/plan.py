"""The plan for a question that no single line answers: which way of working it out fits."""

from core.answer.deliberate.at_the_same_time import beside_answer, beside_in
from core.answer.deliberate.chains import chain_answer, chain_in
from core.answer.deliberate.counting import count_answer, count_in
from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.limits import limit_answer, more_than_answer
from core.answer.deliberate.next_in_row import next_answer, next_in
from core.answer.deliberate.order_in_time import order_answer, order_in
from core.answer.deliberate.question_parts import Difference, Limit, MoreThan, Sum, comparison_in
from core.answer.deliberate.sums import sum_answer
from core.answer.deliberate.told_when import told_event_in, told_when_answer
from core.answer.deliberate.worked_answer import Outcome


def worked_out(inquiry: Inquiry, question: str) -> Outcome:
    """The worked answer, how far it came, or None for a plain question."""
    following = next_in(question)
    if following is not None:
        return next_answer(inquiry, following)
    chain = chain_in(question)
    if chain is not None:
        return chain_answer(inquiry, chain)
    asked = comparison_in(question)
    if isinstance(asked, Difference):
        return difference_answer(inquiry, question, asked)
    if isinstance(asked, Sum):
        return sum_answer(inquiry, question, asked)
    if isinstance(asked, Limit):
        return limit_answer(inquiry, question, asked)
    if isinstance(asked, MoreThan):
        return more_than_answer(inquiry, question, asked)
    order = order_in(question)
    if order is not None:
        return order_answer(inquiry, order)
    beside = beside_in(question)
    if beside is not None:
        return beside_answer(inquiry, beside)
    verb = told_event_in(question)
    if verb:
        return told_when_answer(inquiry, question, verb)
    counted = count_in(question)
    if counted is not None:
        return count_answer(inquiry, question, counted)
    return None
