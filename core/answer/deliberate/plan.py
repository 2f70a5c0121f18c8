"""The plan for a question that no single line answers: which way of working it out fits."""

from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.limits import limit_answer, more_than_answer
from core.answer.deliberate.question_parts import Difference, Limit, MoreThan, Sum, comparison_in
from core.answer.deliberate.sums import sum_answer
from core.answer.deliberate.worked_answer import Outcome


def worked_out(inquiry: Inquiry, question: str) -> Outcome:
    """The worked answer, how far it came, or None for a plain question."""
    asked = comparison_in(question)
    if isinstance(asked, Difference):
        return difference_answer(inquiry, question, asked)
    if isinstance(asked, Sum):
        return sum_answer(inquiry, question, asked)
    if isinstance(asked, Limit):
        return limit_answer(inquiry, question, asked)
    if isinstance(asked, MoreThan):
        return more_than_answer(inquiry, question, asked)
    return None
