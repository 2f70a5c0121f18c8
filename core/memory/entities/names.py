"""What a person's name looks like, and whether two names can be one person's.

Names come off screens with slips of the recogniser, as initials, as first names alone, and as the
local part of a mail address. Only slips of shape (0 for O, rn for m) are taken for the same name
without a doubt; “Maria” and “Mario” differ by one letter too and are two people.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from rapidfuzz.distance import JaroWinkler

from core.entity_record import EntityKind, Mention
from core.memory.entities.keys import folded, key_of
from core.memory.entities.words import (
    HONORIFICS,
    LABEL_WORDS,
    MONTHS,
    NAME_PARTICLES,
    ORGANISATION_WORDS,
    WEEKDAYS,
)

SAME_ENOUGH = 0.8
"""From this likeness on, two names are taken for one entity unless another is as like."""

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ]"
_SMALL = r"[a-zß-öø-ÿāăąćčďđēęěğıīłńňőœřśşšťūůűźżž]"
_NAME_WORD = (
    rf"(?:(?:{_CAPITAL}|0(?={_SMALL}{{2}}))(?:['’]{_CAPITAL})?{_SMALL}+"
    rf"(?:(?:[-'’]{_CAPITAL}|{_CAPITAL}){_SMALL}+)*)"
)
_INITIALS = rf"(?:(?:{_CAPITAL}\.[ -]?){{1,3}})"
FULL_NAME = (
    rf"(?:{_NAME_WORD}\s|{_INITIALS}\s?)(?:(?:{NAME_PARTICLES})\s){{0,2}}{_NAME_WORD}"
    rf"(?:\s{_NAME_WORD})?"
)
_IS_NAME = re.compile(
    rf"(?:{_NAME_WORD}|{_INITIALS}\s?{_NAME_WORD})(?:(?:\s(?:{NAME_PARTICLES}))*\s{_NAME_WORD}){{0,3}}"
)
_HONORIFIC = re.compile(rf"^(?:(?:{HONORIFICS})\.?\s+)+", re.IGNORECASE)
_PARTICLES = frozenset(NAME_PARTICLES.split("|"))
_NO_PERSON = LABEL_WORDS | MONTHS | WEEKDAYS | ORGANISATION_WORDS
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_SHAPES = (("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_LOOKALIKES = str.maketrans("l|1!057829jv", "iiiiosrbzgiu")
_MIN_SLIPPED_LETTERS = 7
_MIN_LIKENESS = 0.94
_MIN_INITIALS_SURNAME = 3
_CLEARLY_BETTER = 0.1
_NEARLY_SAME = 0.7
_SURE = 0.9
_Known = TypeVar("_Known", bound=Hashable)


def is_name_shaped(text: str, *, min_words: int = 1) -> bool:
    """Whether a whole text is written like a person's name, label words aside."""
    return bool(_IS_NAME.fullmatch(text)) and len(text.split()) >= min_words


def is_person_like(text: str, *, min_words: int = 2) -> bool:
    """Whether a text is written like a person's name and holds no word that names a thing."""
    if not is_name_shaped(text, min_words=min_words):
        return False
    words = re.split(r"[\s-]+", folded(text))
    return not any(word.strip(".'’") in _NO_PERSON - _PARTICLES for word in words)


def without_honorific(name: str) -> str:
    """A name without “Dr.”, “Frau” and the like before it."""
    return _HONORIFIC.sub("", name).strip()


def initials_of(name: str) -> str:
    """The letters that an avatar shows for a name: first and last word, particles aside."""
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    return "".join(folded(word[0]) for word in (words[:1] + words[1:][-1:])).upper()


def same_entity(a: Mention, b: Mention) -> float:
    """How likely two mentions are of one entity, 0 to 1."""
    if a.kind is not b.kind:
        return 0.0
    if a.key == b.key:
        return 1.0
    if a.kind is not EntityKind.PERSON:
        return _slipped(a.key, b.key) if a.kind is EntityKind.ORGANISATION else 0.0
    names = (a.name, *a.aliases)
    return max(same_name(one, other) for one in names for other in (b.name, *b.aliases))


def same_name(a: str, b: str) -> float:
    """How likely two names of people are one person's, 0 to 1; symmetric.

    1 for the same words in any order; less for lookalike letters, initials, a mail address made
    of the name; 0.8 for a first name or surname alone, which holds only while nobody else known
    bears it. A spelling that is merely close stays below `SAME_ENOUGH`.
    """
    if "@" in a.strip("@") and "@" in b.strip("@"):
        return 1.0 if folded(a.strip()) == folded(b.strip()) else 0.0
    first, second = name_words(a), name_words(b)
    if not first or not second:
        return 0.0
    if sorted(first) == sorted(second):
        return 1.0
    one, other = "".join(first), "".join(second)
    if one == other and len(one) >= _MIN_SLIPPED_LETTERS:
        return 0.95
    return max(_slipped(one, other), _shortened(first, second), _shortened(second, first))


def known_entity(known: Mapping[_Known, frozenset[str]], mention: Mention) -> _Known | None:
    """Which known entity a mention means; None for a new one and where two could be meant.

    `known` holds every name of each entity of the mention's kind. Held against are its full names,
    so that “Amina Berg” is not taken for the “Amina” who is Amina Sefrou.
    """
    same = same_name if mention.kind is EntityKind.PERSON else _same_key
    names = (mention.name, *mention.aliases)
    scores = {
        entity: max(_score(aliases, name, same) for name in names)
        for entity, aliases in known.items()
        if aliases
    }
    likely = sorted(
        ((score, entity) for entity, score in scores.items() if score >= SAME_ENOUGH),
        key=lambda found: -found[0],
    )
    if not likely:
        return None
    is_clear = len(likely) == 1 or likely[0][0] - likely[1][0] >= _CLEARLY_BETTER
    return likely[0][1] if is_clear else None


def is_doubtful(known: Mapping[_Known, frozenset[str]], mention: Mention) -> bool:
    """Whether a mention that means no known entity should make no new one either.

    So it is where several could be meant, and where a name that is hardly sure is all but spelt
    like a known one: that is a slip more often than a namesake.
    """
    scores = [_score(aliases, mention.name, same_name) for aliases in known.values()]
    several = sum(score >= SAME_ENOUGH for score in scores) > 1
    is_near = any(_NEARLY_SAME <= score < SAME_ENOUGH for score in scores)
    return several or (is_near and mention.confidence < _SURE)


def _score(aliases: frozenset[str], name: str, same: Callable[[str, str], float]) -> float:
    """The likeness of a name to an entity: to its full names, if it has any.

    A first name that it was once called by does not count then: others may bear it, too.
    """
    full = [alias for alias in aliases if len(name_words(alias)) > 1]
    return max((same(alias, name) for alias in full or aliases), default=0.0)


def _same_key(a: str, b: str) -> float:
    return 1.0 if key_of(a) == key_of(b) else 0.0


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, of a handle or of a mail address's local part."""
    local = name.strip().lstrip("@").partition("@")[0] if "@" in name else name
    bare = folded(without_honorific(local.replace("_", " ")))
    return tuple(word for word in _NOT_LETTERS.split(bare) if word and word not in _PARTICLES)


def _slipped(one: str, other: str) -> float:
    """The likeness of two names that a recogniser may have spelt differently."""
    if min(len(one), len(other)) < _MIN_SLIPPED_LETTERS:
        return 0.0
    if _shape_of(one) == _shape_of(other):
        return 0.9
    likeness = float(JaroWinkler.similarity(one, other))
    return 0.7 if likeness >= _MIN_LIKENESS else 0.0


def _shape_of(text: str) -> str:
    """A text with letters that look alike made equal."""
    shape = text.replace(" ", "")
    for pair, single in _SHAPES:
        shape = shape.replace(pair, single)
    return shape.translate(_LOOKALIKES)


def _shortened(short: tuple[str, ...], full: tuple[str, ...]) -> float:
    """The likeness of a name to a fuller one that it may be short for."""
    if len(full) < 2:
        return 0.0
    if len(short) == 1:
        run_together = {full[0][0] + full[-1], full[0] + full[-1][0], full[0] + full[-1]}
        if short[0] in run_together and len(short[0]) > _MIN_INITIALS_SURNAME:
            return 0.85
        return 0.8 if short[0] in {full[0], full[-1]} and len(short[0]) > 1 else 0.0
    if len(short) > len(full):
        return 0.0
    ends_agree = _is_short_for(short[0], full[0]) and _is_short_for(short[-1], full[-1])
    if not ends_agree:
        return 0.0
    # Of two names, one may be initials, not both: “A. S.” is anybody.
    return 0.85 if max(len(short[0]), len(short[-1])) >= _MIN_INITIALS_SURNAME else 0.0


def _is_short_for(short: str, word: str) -> bool:
    return short == word or (len(short) == 1 and word.startswith(short))
