"""Whether a question about a picture asks where it was seen, not what it says."""

import re

_THIS = r"(?:this|that|it|(?:this|the) (?:picture|image|screenshot|photo|screen))"
_DIES = r"(?:das|dies|dieses|diese|es|dieses bild|das bild|so etwas|sowas)"
_PATTERNS = (
    rf"\b(?:where|when|which \w+) (?:else )?(?:have|did|had) i (?:ever |last |first |already )?"
    rf"(?:seen|see|saw) {_THIS}\b",
    rf"\b(?:have|did) i (?:ever |already )?(?:seen|see) {_THIS}\b",
    rf"\b(?:where|what|which \w+) (?:is|was) {_THIS} (?:taken )?from\b",
    rf"\bwhere (?:does|did) {_THIS} come from\b",
    rf"\bwhere do i know {_THIS} from\b",
    rf"\b(?:wo|wann) (?:habe?|hatte) ich {_DIES}\b.*\bgesehen\b",
    rf"\bhabe? ich {_DIES}\b.*\bgesehen\b",
    rf"\bwoher (?:kenne?|habe?) ich {_DIES}\b",
    rf"\bwoher (?:ist|stammt|kommt) {_DIES}\b",
)
_ASKED = re.compile("|".join(_PATTERNS))


def asks_where_from(question: str) -> bool:
    """Whether the picture itself is what is looked for; also if nothing was asked at all."""
    words = " ".join(question.casefold().split())
    return not words or _ASKED.search(words) is not None
