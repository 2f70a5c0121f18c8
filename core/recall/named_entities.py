"""Which of the people, projects, files and other names that the memory knows a text speaks of.

A name is met whole (“Wanda Sorel”) or by one of its aliases, a person also by a part of the name,
as people call each other. A word that nothing is called is tried once more with a slip or two of
typing.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from core.entity_record import EntityId, EntityKind
from core.memory.entities.keys import key_of
from core.recall.words import QUESTION_WORDS
from core.store.entity_graph import EntityGraph, KnownName

_MISTYPED_KINDS = (EntityKind.PERSON, EntityKind.PROJECT, EntityKind.ORGANISATION)
_LONGEST_NAME = 4  # words
_SHORTEST_NAME = 3  # letters
_MIN_TYPO_LENGTH = 5
_LONG_WORD = 8  # letters; two slips are forgiven from here on


def entities_named(
    text: str, graph: EntityGraph, misspelt: Sequence[str] = ()
) -> tuple[EntityId, ...]:
    """The entities that a text names, first named first; the longest name wins at its place.

    `misspelt` are the words of it that the memory has never met: only these may be slips.
    """
    words = _words(text)
    whole = _by_key(graph.called(_keys(words)))
    slips = {key_of(word) for word in misspelt}
    found: dict[EntityId, None] = {}
    place = 0
    while place < len(words):
        length, entities = _longest_at(words, place, whole)
        word = words[place]
        if not entities and _is_telling(word):
            entities = people_called(word, graph)
        if not entities and word in slips:
            entities = nearly_called(word, graph)
        found |= dict.fromkeys(entities)
        place += length
    return tuple(found)


def people_called(word: str, graph: EntityGraph) -> tuple[EntityId, ...]:
    """People who have a (normalised) word as a part of their name."""
    return _ids(graph.with_part(word, EntityKind.PERSON))


def nearly_called(word: str, graph: EntityGraph) -> tuple[EntityId, ...]:
    """Whose (normalised) name begins most nearly like a word, within a slip or two; mostly none."""
    if len(word) < _MIN_TYPO_LENGTH or not word.isalpha():
        return ()
    slips = 1 if len(word) < _LONG_WORD else 2
    near = [
        (distance, name)
        for name in graph.beginning_with(word[:1], _MISTYPED_KINDS)
        if (distance := _distance(name.key, word, slips)) <= slips
    ]
    nearest = min((distance for distance, _ in near), default=0)
    return _ids(name for distance, name in near if distance == nearest)


def _distance(key: str, word: str, most: int) -> int:
    """Slips between a word and the first word of a name; more than `most` where it is another."""
    return int(OSA.distance(key.split(" ", 1)[0], word, score_cutoff=most))


def _words(text: str) -> list[str]:
    """The words of a text in the form in which names are kept; addresses stay whole."""
    keys = (key_of(word.strip('?!,;:()“”"').replace("’", "'")) for word in text.split())
    return [key.removesuffix("'s") for key in keys if key]


def _keys(words: Sequence[str]) -> list[str]:
    """Every run of words that may be a name, each once."""
    runs = (
        words[start : start + length]
        for start in range(len(words))
        for length in range(1, min(_LONGEST_NAME, len(words) - start) + 1)
    )
    return list(dict.fromkeys(" ".join(run) for run in runs if any(map(_is_telling, run))))


def _is_telling(word: str) -> bool:
    """Whether a word may be a name: long enough, and none of those that questions are made of."""
    return len(word) >= _SHORTEST_NAME and word not in QUESTION_WORDS


def _longest_at(
    words: Sequence[str], place: int, known: dict[str, list[EntityId]]
) -> tuple[int, Sequence[EntityId]]:
    """How many words the longest name at a place has, and whose it is; one word and nobody."""
    for length in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
        entities = known.get(" ".join(words[place : place + length]))
        if entities:
            return length, entities
    return 1, ()


def _by_key(names: Iterable[KnownName]) -> dict[str, list[EntityId]]:
    found: dict[str, list[EntityId]] = {}
    for name in names:
        found.setdefault(name.key, []).append(name.entity_id)
    return found


def _ids(names: Iterable[KnownName]) -> tuple[EntityId, ...]:
    return tuple(dict.fromkeys(name.entity_id for name in names))
