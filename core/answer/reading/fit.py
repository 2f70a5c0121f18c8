"""How well a reading fits a question: subject and attribute apart, then the value's sort."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.answer.question_kind import Wanted
from core.answer.reading.asked import Asked
from core.answer.reading.asked_values import OTHER_SORT, value_share, values_for
from core.answer.reading.readings import Reading
from core.answer.reading.word_search import WordSearch
from core.answer.units import Unit, is_stamp
from core.answer.value_patterns import Value
from core.ingest.passages import CELL_SEPARATOR
from core.observation import Box, TextLine
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.words import stem, stems_of

_HEADING_SHARE = 0.9
_TITLE_SHARE = 0.85
_HEAD_SHARE = 0.8
_BLOCK_SHARE = 0.8
_BEFORE_SHARE = 0.7
_VIEW_SHARE = 0.5
_LEAST_MET = 0.3
_KNOWN_BY_VALUE = 0.75
_KNOWN_BY_PLACE = 0.8
_SHOWN_BY_PLACE = frozenset({Wanted.SEEN_WHEN, Wanted.LINK, Wanted.STEPS})
_AROUND_SHARE = 0.5  # the attribute stands in the heading or the title
_ROW_SHARE = 0.6  # the attribute stands in the row, not in the label
_FRAGMENT_WORDS = 3
_MOST_HEAD_WORDS = 7
_STAMP_OR_CELL_WORDS = 6
_VERB_UNSAID = 0.35  # a verb that is asked may stand there in other words
_HONORIFIC = re.compile(r"\b(?:Ms|Mr|Mrs|Dr|Prof)\b")
_NOT_SURELY_A_PERSON = 0.75
_OTHER_CELL = 0.3
_HEADLESS = 0.5
_ABOUT_IT = 0.5
_MENU_CELLS = 3
_MENU_CELL_WORDS = 4
_NO_ATTRIBUTE = 0.6
_PRICES = frozenset(stem(word) for word in "price cost fee".split())
_NUMBERS = frozenset(stem(word) for word in "number code reference id".split())
_SELF_EVIDENT: Mapping[Wanted, frozenset[str]] = {
    Wanted.MONEY: _PRICES,
    Wanted.PHONE: _NUMBERS | frozenset({"phone"}),
    Wanted.EMAIL: frozenset({"address", "mail"}),
    Wanted.AUTHOR: frozenset({"author"}),
}
_NAMES = frozenset({Wanted.PERSON, Wanted.NAME})  # a menu's words look like them
_BELONGING = frozenset({Wanted.EMAIL, Wanted.PHONE})  # somebody's, who must be named beside
_DESTINATION = re.compile(r"\bto (?:the )?(?P<place>[A-ZÄÖÜÅ]\w+)")
_WRONG_WAY = 0.6
_POINTS_BACK = re.compile(r"\b(?:it|its|they|that|this|he|she|his|her|there)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:without|never|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a reading, each 0 to 1 (similarity and value from -1).

    `own` is the weighted share of the subject's terms in the reading itself, `subject` that with
    heading, block, title and view, which count less; `attribute` the share of the asked attribute
    in the label or line, `head` its noun alone; `value` is 1 with a value of the asked sort, and
    -1 where one is needed and missing. `names` is the share of the question's names found near.
    """

    own: float
    subject: float
    attribute: float
    head: float
    value: float
    names: float
    recall: float
    similarity: float = 0.0
    is_question: float = 0.0
    is_fragment: float = 0.0
    is_labelled: float = 0.0
    is_negated: float = 0.0
    is_wrong_way: float = 0.0
    is_other_cell: float = 0.0
    is_headless: float = 0.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a frame's readings: its window's title and its whole text.

    `heads` are its short lines with their boxes, any of which may head what stands below it;
    `people` the first names known from the screens.
    """

    title: str
    view: str
    has_address: bool
    people: frozenset[str]
    heads: tuple[tuple[Box, str], ...]
    words: WordSearch


@dataclass(frozen=True, slots=True)
class ScoredReading:
    """A reading with its features, its score, and its values of the wanted sort."""

    reading: Reading
    features: Features
    score: float
    values: tuple[Value, ...]

    @property
    def unit(self) -> Unit:
        """What is quoted."""
        return self.reading.unit


def heads_of(lines: Sequence[TextLine]) -> tuple[tuple[Box, str], ...]:
    """The short lines of a frame that end no sentence."""
    return tuple(
        (line.box, line.text)
        for line in lines
        if 0 < len(line.text.split()) <= _MOST_HEAD_WORDS and line.text.strip()[-1:] not in ".!?;"
    )


def is_label_asked(asked: Asked, label: str) -> bool:
    """Whether a label names the attribute that is asked for."""
    stems = text_stems(label)
    return any(word.forms.is_in(stems) for word in asked.attribute)


def is_told_by(asked: Asked, reading: Reading) -> bool:
    """Whether a reading, picked for another part of the question, answers this part as well."""
    is_headed = not asked.attribute or is_label_asked(asked, reading.unit.text)
    return is_headed and bool(values_for(asked, reading, frozenset()))


def features_of(
    asked: Asked, reading: Reading, around: Surroundings, recall: float
) -> tuple[Features, tuple[Value, ...]]:
    """All features but the similarity, which costs an embedding, and the values to show."""
    unit = reading.unit
    words = around.words
    is_page = asked.wanted[0] is Wanted.LINK and around.has_address
    own = (
        around.title
        if is_page
        else f"{unit.text}\n{reading.label}\n{reading.owner}\n{reading.speaker}"
    )
    is_reply = unit.heading.rstrip().endswith("?") or unit.is_list
    before = reading.before if unit.heading != reading.before else ""
    points_back = bool(_POINTS_BACK.search(unit.text)) or before.rstrip().endswith("?")
    places = (
        (own, 1.0),
        (f"{unit.heading}\n{reading.section}", 1.0 if is_reply else _HEADING_SHARE),
        (around.title, _TITLE_SHARE),
        (unit.block_text, _BLOCK_SHARE),
        (before, _HEADING_SHARE if points_back else _BEFORE_SHARE),
        (around.view, _VIEW_SHARE),
    )
    in_own, shares = _subject_shares(asked, reading, places, around)
    values = values_for(asked, reading, around.people)
    value = value_share(asked, reading, values, has_address=around.has_address)
    if asked.names and asked.wanted[0] in _BELONGING:
        near = (
            own if asked.wanted[0] is Wanted.EMAIL else f"{own}\n{unit.heading}\n{unit.block_text}"
        )
        value = value if words.stems(near) & set(asked.names) else -1.0
    elif asked.wanted[0] in _BELONGING:
        beside = text_stems(f"{own}\n{unit.heading}\n{unit.block_text}")
        is_owned = any(term_match(term, beside) == 1.0 for term, _ in asked.subject)
        value = value if is_owned or not asked.subject else -1.0
    elif values and asked.wanted[0] is Wanted.PERSON and not _are_people(values, around.people):
        value = min(value, _NOT_SURELY_A_PERSON)
    attribute, head = _attribute(asked, reading, own, places, words)
    if _is_surely_who(asked, values, around.people):
        attribute, head = max(attribute, _VERB_UNSAID), max(head, _VERB_UNSAID)
    subject = _covered(asked.subject, shares)
    if asked.wanted[0] in _SHOWN_BY_PLACE and value > OTHER_SORT:
        attribute = head = value = max(value, _KNOWN_BY_PLACE)
        if asked.wanted[0] is Wanted.STEPS:  # any list has the look of an answer
            attribute = head = value * min(1.0, subject / _ABOUT_IT)
    known = _told_by_value(asked, reading, values) if value > 0 else 0.0
    names = [shares[name] for name in asked.names if name in shares]
    features = Features(
        own=_covered(asked.subject, in_own),
        subject=subject,
        attribute=max(attribute, known),
        head=max(head, known),
        value=value,
        names=sum(names) / len(names) if names else 1.0,
        recall=recall,
        is_question=float(unit.text.rstrip().endswith("?") and not reading.label),
        is_fragment=float(not reading.label and _is_fragment(asked, unit.text, bool(values))),
        is_labelled=float(bool(reading.label)),
        is_headless=float(asked.is_named and max(head, known) == 0.0),
        is_other_cell=float(_is_other_cell(asked, reading)),
        is_wrong_way=float(_goes_elsewhere(asked, reading)),
        is_negated=float(bool(_NEGATED.search(unit.text)) and not _NEGATED.search(asked.text)),
    )
    return features, values


def score_of(features: Features) -> float:
    """One number to rank readings by; attribute and value count as far as the subject is met."""
    met = _LEAST_MET + (1 - _LEAST_MET) * features.subject
    return (
        1.5 * features.subject
        + 0.6 * features.own
        + met * (1.3 * features.attribute + 0.6 * features.head + max(0.0, features.value))
        + min(0.0, features.value)
        + 0.4 * features.recall
        + 1.0 * features.similarity
        + 0.05 * features.is_labelled
        - 0.9 * features.is_question
        - 1.2 * features.is_fragment
        - 0.15 * features.is_negated
        - _WRONG_WAY * features.is_wrong_way
        - _OTHER_CELL * features.is_other_cell
        - _HEADLESS * features.is_headless
    )


def coverage(query: Query, stems: frozenset[str]) -> float:
    """The idf-weighted share of the question's terms that a text contains, 0 to 1."""
    total = sum(query.weights)
    if not total:
        return 0.0
    return (
        sum(
            weight * term_match(term, stems)
            for term, weight in zip(query.terms, query.weights, strict=True)
        )
        / total
    )


def _covered(subject: Sequence[tuple[Term, float]], shares: Mapping[str, float]) -> float:
    """The weighted share of the subject's terms; 1 for no subject."""
    total = sum(weight for _, weight in subject)
    if not total:
        return 1.0
    return sum(weight * shares[term.stem] for term, weight in subject) / total


def _subject_shares(
    asked: Asked, reading: Reading, places: Sequence[tuple[str, float]], around: Surroundings
) -> tuple[dict[str, float], dict[str, float]]:
    """By stem, how well the first place has each of the subject's terms, and how well any has."""
    terms = tuple(term for term, _ in asked.subject)
    rows = around.words.shares(terms, [text for text, _ in places])
    weighted = [(share, row) for (_, share), row in zip(places, rows, strict=True) if any(row)]
    heads = around.words.heads_with(terms, around.heads, around.view)
    best: dict[str, float] = {}
    for at, term in enumerate(terms):
        found = max((share * row[at] for share, row in weighted), default=0.0)
        if found < _HEAD_SHARE and heads[at]:
            found = max(found, _HEAD_SHARE * _stands_over(reading, heads[at]))
        best[term.stem] = found
    return {term.stem: share for term, share in zip(terms, rows[0], strict=True)}, best


def _stands_over(reading: Reading, heads: Sequence[tuple[Box, float]]) -> float:
    """How well the lines above a reading, in its column, have a term: 1, less for a synonym."""
    spot = reading.box
    if spot is None:
        return 0.0
    return max(
        (
            share
            for box, share in heads
            if box.top < spot.top and box.left < spot.right + box.height and spot.left < box.right
        ),
        default=0.0,
    )


def _goes_elsewhere(asked: Asked, reading: Reading) -> bool:
    """Whether a row comes from the place that the question goes to."""
    found = _DESTINATION.search(asked.text)
    if found is None or not reading.row:
        return False
    place = re.escape(found["place"])
    return re.search(rf"\b(?:from|von|ab): [^;]*{place}", reading.row, re.I) is not None


def _are_people(values: Sequence[Value], people: frozenset[str]) -> bool:
    """Whether a name is surely a person's: known from the screens, or with a title."""
    return any(
        value.end == 0 or _HONORIFIC.search(value.text) or people & set(value.text.split())
        for value in values
    )


def _is_surely_who(asked: Asked, values: Sequence[Value], people: frozenset[str]) -> bool:
    """Whether a deed is asked for and a person named, so that the deed may be told otherwise."""
    is_deed = asked.wanted[0] is Wanted.PERSON and bool(asked.attribute) and not asked.is_named
    return is_deed and _are_people(values, people)


def _is_other_cell(asked: Asked, reading: Reading) -> bool:
    """Whether a cell of a table stands in a column that an open question does not ask for.

    The whole row tells more than a cell of it, and a cell that the question names tells nothing.
    """
    return (
        asked.wanted[0] is Wanted.TEXT
        and bool(reading.owner)
        and not reading.title
        and not is_label_asked(asked, reading.label)
    )


def _told_by_value(asked: Asked, reading: Reading, values: Sequence[Value]) -> float:
    """How far the value alone shows the attribute: a sum is a price, "offer A-7" a number."""
    if not asked.attribute or not values or values[0].wanted is not asked.wanted[0]:
        return 0.0
    head, sort = asked.attribute[-1], values[0].wanted
    if head.forms.is_in(_SELF_EVIDENT.get(sort, frozenset())):
        return _KNOWN_BY_VALUE
    if sort is Wanted.CODE and head.forms.is_in(_NUMBERS):
        text = reading.value or reading.unit.text
        last = stems_of(text[: values[0].start])[-1:]
        named = any(term_match(term, frozenset(last)) for term, _ in asked.subject)
        return 1.0 if named else 0.0
    return 0.0


def _attribute(
    asked: Asked,
    reading: Reading,
    own: str,
    places: Sequence[tuple[str, float]],
    words: WordSearch,
) -> tuple[float, float]:
    """The share of the attribute's words, and of its head alone."""
    if not asked.attribute:
        return _NO_ATTRIBUTE, _NO_ATTRIBUTE
    label = f"{reading.label}\n{reading.value}" if reading.label else own
    where = (
        (label, 1.0),
        (own, _ROW_SHARE),
        *((text, share * _AROUND_SHARE) for text, share in places[1:3]),
    )
    rows = words.held([word.forms for word in asked.attribute], [text for text, _ in where])
    shares = [
        max((share for (_, share), row in zip(where, rows, strict=True) if row[at]), default=0.0)
        for at in range(len(asked.attribute))
    ]
    weights = [word.weight for word in asked.attribute]
    whole = sum(share * weight for share, weight in zip(shares, weights, strict=True))
    return whole / sum(weights), shares[-1]


def _is_fragment(asked: Asked, text: str, has_values: bool) -> bool:
    """Whether a unit answers nothing: a row's number, a sender's stamp, a menu, a table's head."""
    if is_stamp(text):
        return not has_values or asked.wanted[0] is not Wanted.CLOCK
    if not any(character.isalpha() for character in text):
        return len(text.split()) <= _STAMP_OR_CELL_WORDS and not has_values
    cells = text.split(CELL_SEPARATOR)
    if len(cells) >= _MENU_CELLS and not any(character.isdigit() for character in text):
        is_shown = has_values and asked.wanted[0] not in _NAMES
        return all(len(cell.split()) <= _MENU_CELL_WORDS for cell in cells) and not is_shown
    return len(text.split()) < _FRAGMENT_WORDS and not has_values
