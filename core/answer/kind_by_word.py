"""What sort of thing a question asks for, told by the word it asks about: “what wage”, “how thin”.

The forms of questions come first (`question_kind`): only one that tells nothing is looked at here.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from core.answer.wanted import Wanted

# “How” and an adjective asks for a measure; these ask for something else, or for a manner.
_NO_MEASURE = (
    r"(?!(?:many|much|often|soon|old|about|come|else|likely|good|bad|well|sure|happy|is|are|was|were"
    r"|do|does|did|can|could|will|would|should|must|may|might|has|have|had|i|we|you|he|she|it|they"
    r"|the|to|\w+ly)\b)"
)
_HOW_MUCH_OF_IT = re.compile(
    rf"\bhow {_NO_MEASURE}[a-z]+ (?:is|are|was|were|may|might|can|could|must|should|will|would|do"
    r"|does|did|has|have|had)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\bwhat (?:do|does|did|will|would|may|can|must|should) .*\b(?:weigh|measure)\b", re.IGNORECASE
)
_PAYS = re.compile(
    r"\bwhat (?:am|are|is|was|were) .*\b(?:paying|charging|earning|paid|charged)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:what|which)(?:['’]s| is| are| was| were)? "
    r"(?P<phrase>(?:[\w’'-]+ ){0,4}?[\w’'-]+)"
    r"(?= (?:is|are|was|were|do|does|did|has|have|had|can|may|will|would|should|must|of|for|on|in"
    r"|at|to|per|with|from|by|between|under|over|when|after|before|if|that|i|we|you|they|he|she|it)\b"
    r"|[?,.;]|\s*$)",
    re.IGNORECASE,
)

# An article further on opens the object of a verb: “what *cured the* humming speakers”.
_OBJECT = re.compile(r"\s(?:the|a|an|my|our|your|his|her|their|this|that|these|those)\s", re.I)


def kind_by_word(question: str) -> Wanted | None:
    """The kind of answer that the asked word stands for; None where it may be anything."""
    if _HOW_MUCH_OF_IT.search(question) or _MEASURES.search(question):
        return Wanted.QUANTITY
    if _PAYS.search(question):
        return Wanted.MONEY
    found = _ASKED.search(question)
    if found is None:
        return None
    if _OBJECT.search(found["phrase"]):
        return None
    noun = found["phrase"].split()[-1].casefold()
    kinds = _kinds_by_noun()
    return kinds.get(noun) or kinds.get(noun.removesuffix("s"))


@lru_cache(maxsize=1)
def _kinds_by_noun() -> Mapping[str, Wanted]:
    text = resources.files("resources.lexicon").joinpath("kinds_of_answers.txt").read_text("utf-8")
    found: dict[str, Wanted] = {}
    for line in text.splitlines():
        kind, separator, nouns = line.partition(":")
        if not line.startswith("#") and separator:
            found.update(dict.fromkeys(nouns.split(), Wanted(kind)))
    return found
