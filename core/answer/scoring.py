"""How well a unit answers a question: features, score and confidence.

The weights were set by hand on the development questions and the sample day; they are meant to be
learned. What they reach is in docs/performance.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from core.answer.question_kind import Wanted, asked_nouns, counted_noun, proper_nouns
from core.answer.units import Unit, is_stamp
from core.answer.value_patterns import Value, values_in
from core.ingest.passages import CELL_SEPARATOR
from core.recall.query import Query, term_match, text_stems
from core.recall.words import stem, stems_of, words_of

_REPLY_SHARE = 0.9
_CONTEXT_SHARE = 0.0
_FRAGMENT_WORDS = 3
_STAMP_OR_CELL_WORDS = 6
_LABEL_WORDS = 3
_LABELLED_WORDS = 8
_MENU_CELLS = 3
_MENU_CELL_WORDS = 4
_IN_BLOCK_SHARE = 0.6
_UNTYPED_SHARE = 0.6
_LESSER_VALUE_SHARE = 0.4
_BARE_NUMBER_SHARE = 0.0
_MISSING_VALUE_SHARE = -0.6
_TYPED = frozenset(Wanted) - {
    Wanted.TEXT,
    Wanted.ACTIVITY,
    Wanted.PROGRAM,
    Wanted.SEEN_WHEN,
    Wanted.STEPS,
}
# An answer to these always shows the value; a name or a date may be said in other ways.
_STRICT = frozenset(
    {
        Wanted.MONEY,
        Wanted.CLOCK,
        Wanted.DURATION,
        Wanted.COUNT,
        Wanted.QUANTITY,
        Wanted.PHONE,
        Wanted.EMAIL,
        Wanted.AUTHOR,
        Wanted.NAME,
    }
)

VALUED = _STRICT | {Wanted.DATE, Wanted.EMAIL, Wanted.PERSON}
"""The sorts of answer that a fact must hold to be one."""

# A bare number may be one of these, with a unit that no pattern knows.
_NUMERIC = frozenset({Wanted.MONEY, Wanted.DURATION, Wanted.QUANTITY})


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a unit, each 0 to 1 (similarity -1 to 1).

    Coverages are the idf-weighted share of the question's terms found in the unit, in the unit
    with its heading, block and title, and anywhere on the view. `has_value` is 1 with a value of
    the sort that is asked for, less with another, negative where one is needed but missing;
    `recall` is the fused search score as a share of the best hit's; `names_asked` is 1 unless the
    noun after “which” is missing, `names_named` the share of the question's names found near.
    """

    in_unit: float
    in_block: float
    in_view: float
    similarity: float
    has_value: float
    recall: float
    is_question: float
    is_fragment: float
    is_labelled: float
    names_asked: float
    names_named: float


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit with its features, score, and the values of the wanted sort in it.

    `says` is what a fact says in its own words; empty if the unit speaks for itself.
    """

    unit: Unit
    features: Features
    score: float
    values: tuple[Value, ...]
    says: str = ""


def coverage(query: Query, stems: frozenset[str]) -> float:
    """The idf-weighted share of the question's terms that a text contains, 0 to 1."""
    total = sum(query.weights)
    if not total:
        return 0.0
    found = sum(
        weight * term_match(term, stems)
        for term, weight in zip(query.terms, query.weights, strict=True)
    )
    return found / total


def new_values(text: str, question: str, wanted: Sequence[Wanted]) -> tuple[Value, ...]:
    """Values of the most specific wanted sort that is present; not those the question names."""
    for sort in wanted:
        if sort not in _TYPED:
            continue
        found = tuple(v for v in values_in(text, sort) if not _is_asked(v.text, question))
        if sort is Wanted.COUNT:
            found = _counting(text, found, counted_noun(question))
        if found:
            return found
    return ()


def _is_asked(value: str, question: str) -> bool:
    """Whether a value mostly repeats the question's own words."""
    stems = stems_of(value)
    known = set(stems_of(question))
    return sum(one in known for one in stems) * 2 >= max(1, len(stems))


def score_of(features: Features) -> float:
    """One number to rank units by."""
    return (
        1.4 * features.in_unit
        + 0.7 * features.in_block
        + 0.6 * features.in_view
        + 1.3 * features.similarity
        + 0.7 * features.has_value
        + 0.5 * features.recall
        - 0.9 * features.is_question
        - 1.2 * features.is_fragment
        + 0.35 * features.is_labelled
        + 0.3 * features.names_asked
        + 0.3 * features.names_named
    )


def confidence_of(features: Features) -> float:
    """How likely the unit answers the question, 0 to 1."""
    evidence = (
        -7.9
        + 2.0 * features.in_block
        + 2.2 * features.in_view
        + 4.5 * features.similarity
        + 1.6 * features.has_value
        + 0.8 * features.in_unit
        + 1.2 * features.names_asked
        + 1.5 * features.names_named
        - 1.0 * features.is_question
    )
    return 1 / (1 + exp(-evidence))


def _counting(text: str, values: tuple[Value, ...], noun: str) -> tuple[Value, ...]:
    """Numbers that stand next to the thing that is counted."""
    counted = words_of(noun)
    if not counted:
        return values
    wanted = stem(counted[0])

    def is_near(value: Value) -> bool:
        near = text[: value.start].split()[-2:] + text[value.end :].split()[:3]
        return any(stems_of(word) == [wanted] for word in near)

    return tuple(value for value in values if is_near(value))


def lexical_features(
    query: Query,
    unit: Unit,
    wanted: Sequence[Wanted],
    *,
    title_stems: frozenset[str],
    view_stems: frozenset[str],
    recall: float,
    has_address: bool,
) -> tuple[Features, tuple[Value, ...]]:
    """All features but the similarity, which costs an embedding and is added for the best."""
    unit_stems = text_stems(unit.text)
    heading_stems = text_stems(unit.heading)
    near_stems = unit_stems | heading_stems | text_stems(unit.block_text) | title_stems
    values = new_values(unit.text, query.text, wanted)
    in_unit = coverage(query, unit_stems)
    if unit.is_list:  # its title says what the steps are for
        in_unit = max(in_unit, _REPLY_SHARE * coverage(query, near_stems))
    with_heading = coverage(query, unit_stems | heading_stems)
    is_reply = unit.heading.rstrip().endswith("?")
    in_unit = max(in_unit, (_REPLY_SHARE if is_reply else _CONTEXT_SHARE) * with_heading)
    features = Features(
        in_unit=in_unit,
        in_block=coverage(query, near_stems),
        in_view=coverage(query, view_stems | title_stems),
        similarity=0.0,
        has_value=1.0
        if has_address and wanted[0] is Wanted.LINK
        else _value_share(unit, values, wanted),
        recall=recall,
        is_question=float(unit.text.rstrip().endswith("?")),
        is_fragment=float(_is_fragment(unit.text, bool(values))),
        is_labelled=float(_is_labelled(query, unit.text)),
        names_asked=1.0
        if values and values[0].wanted is wanted[0]
        else _names_asked(query, unit_stems | heading_stems, near_stems),
        names_named=_names_named(query, near_stems),
    )
    return features, values


def _has_number(text: str) -> bool:
    """Whether a number stands in running text; a row of a table alone is no sentence."""
    return any(character.isdigit() for character in text) and not is_stamp(text)


def _names_asked(query: Query, near: frozenset[str], around: frozenset[str]) -> float:
    """Whether the thing asked for (“which gate”) is named: 1 beside, less in the block, or 0."""
    wanted = {stem(word) for noun in asked_nouns(query.text) for word in words_of(noun)}
    terms = [term for term in query.terms if term.stem in wanted]
    if not terms or any(term_match(term, near) for term in terms):
        return 1.0
    return _IN_BLOCK_SHARE if any(term_match(term, around) for term in terms) else 0.0


def _names_named(query: Query, around: frozenset[str]) -> float:
    """The share of the question's names that stand around the unit; 1 if it has none."""
    names = [stem(word) for name in proper_nouns(query.text) for word in words_of(name)]
    return sum(name in around for name in names) / len(names) if names else 1.0


def _is_fragment(text: str, has_values: bool) -> bool:
    """Whether a unit answers nothing: a row's number, a sender's stamp, a menu, a table's head."""
    if is_stamp(text) or not any(character.isalpha() for character in text):
        return len(text.split()) <= _STAMP_OR_CELL_WORDS
    cells = text.split(CELL_SEPARATOR)
    if len(cells) >= _MENU_CELLS and not any(character.isdigit() for character in text):
        return all(len(cell.split()) <= _MENU_CELL_WORDS for cell in cells)
    return len(text.split()) < _FRAGMENT_WORDS and not has_values


def _is_labelled(query: Query, text: str) -> bool:
    """Whether a unit is a label of the question with its value: “Status  Done”, “Load: 40 kg”."""
    label, separator, value = text.partition(CELL_SEPARATOR)
    if not separator or not value.strip():
        label, separator, value = text.partition(":")
    if not 0 < len(value.split()) <= _LABELLED_WORDS or len(label.split()) > _LABEL_WORDS:
        return False
    stems = text_stems(label)
    return any(term_match(term, stems) for term in query.terms)


def _value_share(unit: Unit, values: tuple[Value, ...], wanted: Sequence[Wanted]) -> float:
    if wanted[0] is Wanted.STEPS:
        return 1.0 if unit.is_list else _LESSER_VALUE_SHARE
    typed = [sort for sort in wanted if sort in _TYPED]
    if not typed:
        return _UNTYPED_SHARE
    if values and values[0].wanted is typed[0]:
        return 1.0
    if typed[0] not in _STRICT:
        return _LESSER_VALUE_SHARE
    is_number = typed[0] in _NUMERIC and _has_number(unit.text)
    return _BARE_NUMBER_SHARE if is_number else _MISSING_VALUE_SHARE
