"""The speaker channel: a question about a person is mostly answered by that person's own turns.

It only raises turns, it never drops one: others may tell it, too.
"""

import re
from collections.abc import Iterable, Sequence

from core.recall.words import QUESTION_WORDS, words_of

_FIRST_OF_SEVERAL = 0.5  # "what did Wanda buy for Otto": the one named first mostly tells it


def named_speakers(question: str, speakers: Iterable[str]) -> tuple[str, ...]:
    """The speakers whose name, or a part of it, stands in the question; first named first."""
    words = words_of(question)
    places: dict[str, int] = {}
    for speaker in speakers:
        parts = [part for part in words_of(speaker) if part not in QUESTION_WORDS]
        found = [words.index(part) for part in parts if part in words]
        if found:
            places[speaker] = min(found)
    return tuple(sorted(places, key=lambda speaker: (places[speaker], speaker)))


def speaker_fit(speaker: str, named: Sequence[str]) -> float:
    """1 for the only one that the question names, less for the first of several, else 0."""
    if not named or speaker != named[0]:
        return 0.0
    return 1.0 if len(named) == 1 else _FIRST_OF_SEVERAL


def name_words(named: Iterable[str]) -> frozenset[str]:
    """The words that speakers' names are made of."""
    return frozenset(part for speaker in named for part in words_of(speaker))


def without_names(question: str, named: Sequence[str]) -> str:
    """The question without speakers' names: people do not say their own name in a chat.

    The question as it is if nothing else is left of it.
    """
    plain = question
    for part in sorted(name_words(named)):
        plain = re.sub(rf"\b{re.escape(part)}(?:['’]s)?(?!\w)", " ", plain, flags=re.IGNORECASE)
    plain = " ".join(plain.split())
    return plain if any(character.isalnum() for character in plain) else question
