"""How well a reading fits a question: subject and attribute apart, then the value's sort."""

import re
from collections.abc import Mapping, Sequence

from core.answer.reading.asked import Asked
from core.answer.reading.asked_values import OTHER_SORT, VALUED, value_share, values_for
from core.answer.reading.attribute_fit import (
    attribute_share,
    is_label_asked,
    shows_mark,
    told_by_value,
)
from core.answer.reading.attribute_phrases import is_of_somebody
from core.answer.reading.bills import is_bill_of_another
from core.answer.reading.buttons import is_row_of_buttons
from core.answer.reading.directions import goes_asked_way
from core.answer.reading.documents import document_named
from core.answer.reading.features import Features
from core.answer.reading.near_misses import is_near_miss
from core.answer.reading.other_things import is_of_another_thing
from core.answer.reading.quoted_mails import is_quote_head
from core.answer.reading.readings import Reading
from core.answer.reading.surroundings import Surroundings, covered, most_missing, subject_shares
from core.answer.reading.table_fit import BY_HEAD, table_fit
from core.answer.units import is_stamp
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted
from core.ingest.passages import CELL_SEPARATOR
from core.recall.query import Query, term_match, text_stems

_HEADING_SHARE = 0.9
_TITLE_SHARE = 0.85
_BLOCK_SHARE = 0.8
_BEFORE_SHARE = 0.7
_VIEW_SHARE = 0.5
_KNOWN_BY_PLACE = 0.8
_SHOWN_BY_PLACE = frozenset({Wanted.SEEN_WHEN, Wanted.LINK, Wanted.STEPS})
_KNOWN_BY_CELL = 0.9  # the row is named, and no other cell of it could be meant
_THEIR_OWN = 0.7  # the person stands over the words, not somewhere on the screen
_OWNED = 0.6  # of whom or what is asked for: “box office” is no “fire office”
_WHENS = frozenset({Wanted.DATE, Wanted.CLOCK})
_MAIL_HEAD = re.compile(
    r"^\W*(?:to|an|cc|from|von|para|de|sent|date|datum)\b[^.!?]{0,60}\s?[·|]\s?.*\d"
)
_ON_THE_PAGE = VALUED | {Wanted.PLACE, Wanted.CODE}
_FRAGMENT_WORDS = 3
_STAMP_OR_CELL_WORDS = 6
_VERB_UNSAID = 0.35  # a verb that is asked may stand there in other words
_KIND_UNSAID = 0.6
_LEAST_SUBJECT = 2
_NAMED = re.compile(r"(?<=[a-z,:;] )(?:[A-ZÄÖÜÅÉ]{1,4}[ -]?\d{1,5}|[A-ZÄÖÜÅÉ][a-zà-ÿ]{2,})\b")
_SPEAKER = re.compile(r"^\W*(?:\d{1,2}[:.]\d{2}\W+)?[^:.!?]{2,40}:\s")
_HONORIFIC = re.compile(r"\b(?:Ms|Mr|Mrs|Dr|Prof)\b")
_NOT_SURELY_A_PERSON = 0.75
_ABOUT_IT = 0.5
_MENU_CELLS = 3
_MENU_CELL_WORDS = 4
_OTHER_THING = -1.0
_NAMES = frozenset({Wanted.PERSON, Wanted.NAME})  # a menu's words look like them
_BELONGING = frozenset({Wanted.EMAIL, Wanted.PHONE})  # somebody's, who must be named beside
_DESTINATION = re.compile(r"\bto (?:the )?(?P<place>[A-ZÄÖÜÅ]\w+)")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|those|these|that|this|he|she|his|her|there)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:without|never|none)\b", re.IGNORECASE)


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
    in_own, shares = subject_shares(asked, reading, places, around)
    in_table = table_fit(asked, reading.cell)
    in_own |= dict.fromkeys(in_table.figures & in_own.keys(), 1.0)
    shares |= dict.fromkeys(in_table.figures & shares.keys(), 1.0)
    values = values_for(asked, reading, around.people)
    value = value_share(asked, reading, values, has_address=around.has_address)
    if asked.wanted[0] is Wanted.FILE and value < OTHER_SORT:
        values = document_named(asked, around.title)
        value = _KNOWN_BY_PLACE if values else value
    if asked.names and asked.wanted[0] in _BELONGING:
        near = (
            own if asked.wanted[0] is Wanted.EMAIL else f"{own}\n{unit.heading}\n{unit.block_text}"
        )
        value = value if words.stems(near) & set(asked.names) else -1.0
    elif asked.wanted[0] in _BELONGING:
        beside = text_stems(f"{own}\n{unit.heading}\n{unit.block_text}")
        met = {term.stem: float(term_match(term, beside) == 1.0) for term, _ in asked.subject}
        is_owned = covered(asked.subject, met) >= _OWNED
        value = value if is_owned or not asked.subject else -1.0
    elif values and asked.wanted[0] is Wanted.PERSON and not _are_people(values, around.people):
        value = min(value, _NOT_SURELY_A_PERSON)
    if (
        is_near_miss(asked, reading, around)
        or is_of_another_thing(asked, reading, around)
        or _is_when_it_came(asked, reading)
    ):
        value = min(value, _OTHER_THING)
    if is_bill_of_another(asked, shares):
        value = min(value, _OTHER_THING)
    attribute, head = attribute_share(asked, reading, own, places, words)
    least = _least_attribute(asked, reading, values, around, in_own)
    attribute, head = max(attribute, least), max(head, least)
    subject = covered(asked.subject, shares)
    if asked.wanted[0] in _SHOWN_BY_PLACE and value > OTHER_SORT:
        attribute = head = value = max(value, _KNOWN_BY_PLACE)
        if asked.wanted[0] is Wanted.STEPS:  # any list has the look of an answer
            attribute = head = value * min(1.0, subject / _ABOUT_IT)
    known = told_by_value(asked, reading, values) if value > 0 else 0.0
    if in_table.is_asked_cell:
        known = max(known, _KNOWN_BY_CELL)
        value = max(value, _KNOWN_BY_CELL) if asked.wanted[0] in BY_HEAD else value
    names = [shares[name] for name in asked.names if name in shares]
    if names and max(names) < _THEIR_OWN and is_of_somebody(asked.text):
        value = min(value, _OTHER_THING)
    features = Features(
        own=covered(asked.subject, in_own),
        missing=most_missing(asked.subject, shares),
        subject=subject,
        attribute=max(attribute, known),
        head=max(head, known),
        value=value,
        names=sum(names) / len(names) if names else 1.0,
        recall=recall,
        is_question=float(unit.text.rstrip().endswith("?") and not reading.label),
        is_fragment=float(
            _is_when_it_came(asked, reading)
            or (not reading.label and _is_fragment(asked, unit.text, bool(values)))
            or (not values and _is_title(asked, reading, around))
        ),
        is_labelled=float(bool(reading.label)),
        is_headless=float(asked.is_named and max(head, known) == 0.0),
        is_other_cell=float(_is_other_cell(asked, reading)),
        is_other_row=float(in_table.is_other_row),
        is_other_column=float(in_table.is_other_column),
        is_wrong_way=float(_goes_elsewhere(asked, reading)),
        is_negated=float(bool(_NEGATED.search(unit.text)) and not _NEGATED.search(asked.text)),
    )
    return features, values


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


def _goes_elsewhere(asked: Asked, reading: Reading) -> bool:
    """Whether a row comes from the place that the question goes to, or goes where it comes from."""
    if goes_asked_way(asked.text, reading.owner or reading.unit.text) is False:
        return True
    found = _DESTINATION.search(asked.text)
    if found is None or not reading.row:
        return False
    place = re.escape(found["place"])
    return re.search(rf"\b(?:from|von|ab): [^;]*{place}", reading.row, re.I) is not None


def _least_attribute(
    asked: Asked,
    reading: Reading,
    values: Sequence[Value],
    around: Surroundings,
    in_own: Mapping[str, float],
) -> float:
    """How far the attribute is shown by a line that may do without its word."""
    if _is_surely_who(asked, values, around.people):
        return _VERB_UNSAID
    is_told = shows_mark(asked, reading) or _says_which(asked, reading, in_own)
    return _KIND_UNSAID if is_told else 0.0


def _says_which(asked: Asked, reading: Reading, in_own: Mapping[str, float]) -> bool:
    """Whether a line says all that is asked of something, and gives a name or code for it.

    Who speaks of “L18” or of Ben Nevis need not say that it is a colour or a hill.
    """
    return (
        asked.is_named
        and asked.wanted[0] is Wanted.TEXT
        and len(asked.subject) >= _LEAST_SUBJECT
        and bool(asked.names)
        and not reading.label
        and min(in_own[term.stem] for term, _ in asked.subject) == 1.0
        and any(
            asked_stem not in asked.names
            for found in _NAMED.finditer(_SPEAKER.sub("", reading.unit.text))
            for asked_stem in text_stems(found[0])
        )
    )


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


def _is_when_it_came(asked: Asked, reading: Reading) -> bool:
    """Whether a time is asked for and a row of a list of letters could only tell its own."""
    return (
        asked.wanted[0] in _WHENS
        and reading.cell is not None
        and reading.cell.row.table.is_of_messages
    )


def _is_title(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether a line is only the title of its page, where something on the page is asked for."""
    text = reading.unit.text.strip()
    return asked.wanted[0] in _ON_THE_PAGE and not reading.label and text in around.title


def _is_fragment(asked: Asked, text: str, has_values: bool) -> bool:
    """Whether a unit answers nothing: a row's number, a sender's stamp, a menu, a table's head."""
    if asked.wanted[0] in _WHENS and (_MAIL_HEAD.search(text) or is_quote_head(text)):
        return True  # when a mail was written
    if is_row_of_buttons(text):
        return True
    if is_stamp(text):
        return not has_values or asked.wanted[0] is not Wanted.CLOCK
    if not any(character.isalpha() for character in text):
        return len(text.split()) <= _STAMP_OR_CELL_WORDS and not has_values
    cells = text.split(CELL_SEPARATOR)
    if len(cells) >= _MENU_CELLS and not any(character.isdigit() for character in text):
        is_shown = has_values and asked.wanted[0] not in _NAMES
        return all(len(cell.split()) <= _MENU_CELL_WORDS for cell in cells) and not is_shown
    return len(text.split()) < _FRAGMENT_WORDS and not has_values
