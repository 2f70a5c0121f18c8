"""Two values by their labels: a difference whose sides are read wherever a label names them.

Where the tables and sentences that `differences` reads hold no pair, what the extractive reader
has under labels may: a spreadsheet, a turned table, a label above its value.
"""

import re
from dataclasses import replace

from core.answer.deliberate.differences import difference_among
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.labelled_values import labelled_values
from core.answer.deliberate.quantities import Dimension
from core.answer.deliberate.question_parts import Difference, comparison_in
from core.answer.deliberate.readings import Reading
from core.answer.deliberate.worked_answer import Outcome
from core.answer.question_kind import proper_nouns
from core.recall.query import text_stems
from core.recall.words import stem, words_of

_FOR_ALL = re.compile(r",?\s\b(?:for|of) (?:all|the)(?: the)? \d+ \w+\W*$", re.IGNORECASE)

_MOMENTS = (Dimension.CLOCK, Dimension.DAY)


def two_values_in(question: str) -> Difference | None:
    """The difference between two things that a question names; None for other questions.

    Moments are left out: which of two clock times is meant, a label alone seldom says.
    """
    found = comparison_in(question)
    if not isinstance(found, Difference) or not found.one.strip() or not found.other.strip():
        return None
    if found.dimensions[0] in _MOMENTS:
        return None
    dimensions = tuple(one for one in found.dimensions if one not in _MOMENTS)
    return replace(found, other=_FOR_ALL.sub("", found.other), dimensions=dimensions)


def difference_of_labelled(inquiry: Inquiry, question: str, asked: Difference) -> Outcome:
    """The difference of two labelled values; None unless both are named beside their value."""
    for text in (question, asked.one, asked.other):
        inquiry.look_for(text)
    chosen: list[Reading] = []
    outcome = difference_among(inquiry, asked, labelled_values(inquiry.frames), chosen)
    return outcome if len(chosen) == 2 and _are_named(asked, chosen) else None


def _are_named(asked: Difference, chosen: list[Reading]) -> bool:
    """Whether each value is told by its label, its row or its page to be that of its side.

    That a name stands somewhere beside it does not do: the next thing of a list is called so.
    """
    return all(
        _says_names(side, reading)
        for side, reading in zip((asked.one, asked.other), chosen, strict=True)
    )


def _says_names(side: str, reading: Reading) -> bool:
    named = reading.page.title_stems | text_stems(f"{reading.said} {reading.subject}")
    names = [stem(word) for name in proper_nouns(f"x {side}") for word in words_of(name)]
    return all(name in named for name in names)
