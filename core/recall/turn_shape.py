"""What a turn is like, whatever the question: a question, long, or full of specific things."""

import re
from math import log1p

from core.recall.turns import Turn

_SPECIFIC = re.compile(
    r"(?<=[\w,;] )(?!I\b)[A-Z][\w'’-]+"  # a name inside a sentence
    r"|\d+(?:[.,:]\d+)*"
    r"|[\"“][^\"“”]+[\"”]"
)
_MOST_SPECIFICS = 3


def is_question(turn: Turn) -> float:
    """1 if the turn ends by asking something."""
    said = turn.words.partition(" [picture:")[0]
    return float(said.rstrip().endswith("?"))


def length_of(turn: Turn) -> float:
    """The logarithm of the number of words: short turns seldom tell anything."""
    return log1p(turn.length)


def specifics_of(turn: Turn) -> float:
    """How many names, numbers and quoted titles it holds, up to three."""
    return float(min(_MOST_SPECIFICS, len(_SPECIFIC.findall(turn.words))))
