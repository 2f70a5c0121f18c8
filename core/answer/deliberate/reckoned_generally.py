"""Reckoning that follows no shape: the ways that are tried where a shape found nothing.

Each way tells from the wording whether it may be meant, and keeps silent unless every value that
it needs was read.
"""

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.rows_that_meet import condition_in, rows_counted
from core.answer.deliberate.shared_out import share_answer, share_in
from core.answer.deliberate.two_moments import moved_between, two_moments_in
from core.answer.deliberate.two_values import difference_of_labelled, two_values_in
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer


def is_reckoning(question: str) -> bool:
    """Whether a question may ask for what has to be reckoned, told from its wording alone."""
    ways = (two_moments_in, two_values_in, share_in, condition_in)
    return any(way(question) is not None for way in ways)


def reckoned_generally(inquiry: Inquiry, question: str) -> WorkedAnswer | None:
    """The result of the first way that finds all it needs; None without one."""
    outcome: Outcome = None
    if (moments := two_moments_in(question)) is not None:
        outcome = moved_between(inquiry, question, moments)
    if outcome is None and (values := two_values_in(question)) is not None:
        outcome = difference_of_labelled(inquiry, question, values)
    if outcome is None and (share := share_in(question)) is not None:
        outcome = share_answer(inquiry, share)
    if outcome is None and (condition := condition_in(question)) is not None:
        outcome = rows_counted(inquiry, question, condition)
    return outcome if isinstance(outcome, WorkedAnswer) else None
