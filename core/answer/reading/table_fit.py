"""Which row and which column of a table a question asks for.

What the question names in the table's cells picks the row: a name, a code, a day, a measure, or a
number that lies in a tier (“for 250” between the rows from 100 and from 500). What it names in the
heads picks the column; where it names none, the sort of value does.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.answer.reading.asked import Asked
from core.answer.reading.label_words import label_forms
from core.answer.reading.row_words import row_words
from core.answer.reading.tables import WHOLE_ROW, Table, TableCell
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.recall.query import Term, term_match, text_stems
from core.recall.words import stem, words_of

_FIGURE = r"\d{1,3}(?:[., ’']\d{3})+|\d+"
_ASKED_FIGURE = re.compile(rf"(?<![\w.,:/-])(?:{_FIGURE})(?![\w:/]|[.,-]\w)")
_UNIT = r"(?:\s?[^\W\d_][\w²³.]{0,9})?"
_FROM = re.compile(
    rf"(?:from|ab|over|above|more than|min\.?|at least|≥|>=?|desde)\s?(?P<low>{_FIGURE}){_UNIT}"
    rf"|(?P<low2>{_FIGURE}){_UNIT}\s?(?:\+|and more|or more|and up|und mehr)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?:from )?(?P<low>{_FIGURE})\s?(?:-|–|—|to|bis|\.\.)\s?(?P<high>{_FIGURE}){_UNIT}",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"(?:up to|bis|under|below|max\.?|≤|<=?|hasta)\s?(?P<high>{_FIGURE}){_UNIT}", re.IGNORECASE
)
_PLAIN = re.compile(rf"(?P<low>{_FIGURE}){_UNIT}")
_OF_AMOUNT = re.compile(
    r"\b(?:quantit\w+|qty|pieces|pcs|copies|units|volume|order size|menge|stück\w*|anzahl|cantidad"
    r"|from|ab)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|per|apiece|unit|single|one|rate|stück|einzel\w*)\b|\ba piece\b", re.IGNORECASE
)
_PER_ONE_HEAD = re.compile(r"\b(?:unit|each|per|single|price|rate|einzel\w*|ep)\b", re.IGNORECASE)
_SUM_HEAD = re.compile(r"\b(?:amount|sum|total|gesamt\w*|betrag|summe|importe)\b", re.IGNORECASE)
_PRICE = re.compile(r"costs?|price|pay|expensive|cheap")  # may be one or all of a position
_WORD_ALIKE = 5  # letters that “shrink” and “shrinkage” share
_TELLING = 0.12  # of the subject's weight: less is chance
_TELLING_SORTS = frozenset(
    {Wanted.MONEY, Wanted.CLOCK, Wanted.DATE, Wanted.PHONE, Wanted.EMAIL, Wanted.DURATION}
)
BY_HEAD = frozenset({Wanted.PLACE, Wanted.PERSON, Wanted.NAME, Wanted.CODE, Wanted.COUNT})
_UNTYPED = frozenset({Wanted.TEXT, Wanted.STEPS, Wanted.ACTIVITY, Wanted.PROGRAM, Wanted.NAME})


@dataclass(frozen=True, slots=True)
class TableFit:
    """How a reading stands in its table.

    `is_other_row` or `is_other_column` if the question names another one; `is_asked_cell` if it is
    the only one that the question can mean. `figures` are the question's numbers that its row's
    tier holds, and its words for what the row writes as a figure or in short.
    """

    is_other_row: bool = False
    is_other_column: bool = False
    is_asked_cell: bool = False
    figures: frozenset[str] = frozenset()


NO_TABLE = TableFit()


def table_fit(asked: Asked, cell: TableCell | None) -> TableFit:
    """How well a cell or a row as a whole is the one that is asked for."""
    if cell is None:
        return NO_TABLE
    row = cell.row
    shown: list[float] = []
    mine = 0.0
    for table in row.alike:
        tiers = _rows_by_tier(asked, table)
        for number in range(len(table.rows)):
            share = _row_share(asked, table, number, tiers)
            if table is row.table and number == row.number:
                mine = share
            else:
                shown.append(share)
    figures = frozenset(
        figure for figure, number in _rows_by_tier(asked, row.table).items() if number == row.number
    ) | (row_words(row.cells) & {term.stem for term, _ in asked.subject})
    best = max(shown, default=0.0)
    is_other_row = best - mine > _TELLING
    column, is_only = _column_of(asked, cell)
    return TableFit(
        is_other_row=is_other_row,
        is_other_column=column is not None and cell.column not in {WHOLE_ROW, column},
        is_asked_cell=mine - best > _TELLING and cell.column == column and is_only,
        figures=figures,
    )


def _row_share(asked: Asked, table: Table, number: int, tiers: dict[str, int]) -> float:
    """How much of the question a row shows, its table's caption included; 1 for its subject.

    A row may be the attribute as well: “Total” below the positions, “Weight” among models.
    """
    total = sum(weight for _, weight in asked.subject)
    if not total:
        return 0.0
    said = text_stems(" ".join((table.caption, *table.rows[number])))
    stems = said | row_words(table.rows[number])
    of_attribute = total / len(asked.subject)
    shown = sum(
        weight * (tiers[term.word] == number if term.word in tiers else term_match(term, stems))
        for term, weight in asked.subject
    )
    named = sum(of_attribute * word.weight for word in asked.attribute if word.forms.is_in(stems))
    return (shown + named) / total


def _rows_by_tier(asked: Asked, table: Table) -> dict[str, int]:
    """By number in the question, the row whose tier it lies in; none where a cell is that number.

    Tiers stand in one column: “from 100”, “100-249”, “up to 99”, or a plain number under
    “Quantity”, which then begins its tier.
    """
    figures = {
        found: amount
        for found in _ASKED_FIGURE.findall(_no_dates(asked.text))
        if (amount := _amount(found)) is not None
    }
    if not figures:
        return {}
    column = next((n for n in range(len(table.heads)) if _is_tiered(table, n)), None)
    if column is None:
        return {}
    bounds = [_bounds(row[column]) for row in table.rows]
    lows = sorted(low for bound in bounds if bound and (low := bound[0]) is not None)
    found: dict[str, int] = {}
    for figure, amount in figures.items():
        for number, bound in enumerate(bounds):
            if bound is None:
                continue
            low, high = bound
            if high is None:
                high = next((one for one in lows if low is not None and one > low), None)
                is_below = high is None or amount < high
            else:
                is_below = amount <= high
            if (low is None or amount >= low) and is_below:
                found |= dict.fromkeys(words_of(figure), number)
                break
    return found


def _is_tiered(table: Table, column: int) -> bool:
    """Whether the cells of a column say from or up to what amount their rows hold."""
    cells = [row[column] for row in table.rows if row[column]]
    if len(cells) < 2:
        return False
    plain = [cell for cell in cells if _PLAIN.fullmatch(cell)]
    tiers = [cell for cell in cells if any(p.fullmatch(cell) for p in (_FROM, _BETWEEN, _UP_TO))]
    is_of_amount = _OF_AMOUNT.search(table.heads[column]) is not None
    amounts = [_amount(re.findall(_FIGURE, cell)[0]) for cell in plain]
    is_rising = len(set(amounts)) == len(amounts)
    return len(tiers) + len(plain) == len(cells) and (
        bool(tiers) or (is_of_amount and column == 0 and is_rising)
    )


def _bounds(cell: str) -> tuple[Decimal | None, Decimal | None] | None:
    """The least and the greatest amount of a tier; the greatest is None if the next one ends it."""
    found = _BETWEEN.fullmatch(cell)
    if found:
        return _amount(found["low"]), _amount(found["high"])
    found = _UP_TO.fullmatch(cell)
    if found:
        return None, _amount(found["high"])
    found = _FROM.fullmatch(cell)
    if found:
        return _amount(found["low"] or found["low2"]), None
    found = _PLAIN.fullmatch(cell)
    return (_amount(found["low"]), None) if found else None


def _column_of(asked: Asked, cell: TableCell) -> tuple[int | None, bool]:
    """The column that the question asks for, and whether no other could be meant.

    None if the question names none and several have a value of the wanted sort.
    """
    heads, cells = cell.row.table.heads, cell.row.cells
    sort = asked.wanted[0]
    fitting = [
        n for n, text in enumerate(cells) if text and text != cell.row.name and _is_of(sort, text)
    ]
    inside = text_stems(" ".join(cells))
    is_price = bool(asked.attribute) and _PRICE.fullmatch(asked.attribute[-1].word) is not None
    shares = [_head_share(asked, head, inside, is_price=is_price) for head in heads]
    if not fitting:  # under the head that is asked for, anything is an answer: “Shelf”, “A1”
        fitting = [n for n, text in enumerate(cells) if text and _is_asked_by_name(asked, heads[n])]
    named = {n: shares[n] for n in fitting}
    top = max(named.values(), default=0.0)
    best = [n for n, share in named.items() if share == top]
    if sort is Wanted.MONEY:
        preferred = _PER_ONE_HEAD if _EACH.search(asked.text) else _SUM_HEAD
        best = [n for n in best if preferred.search(heads[n])] or best
    if len(best) != 1:
        return None, False
    if asked.is_named and sort not in _TELLING_SORTS:
        return best[0], _names_head(asked, heads[best[0]])
    return best[0], top > 0 or (sort in _TELLING_SORTS and not asked.is_named)


def _names_head(asked: Asked, head: str) -> bool:
    """Whether a head is the noun that is asked for, or begins as it does."""
    noun = asked.attribute[-1]
    return noun.forms.is_in(text_stems(head)) or _is_alike(noun.word, head)


def _is_of(sort: Wanted, text: str) -> bool:
    """Whether a cell could be the answer by its sort."""
    return sort in _UNTYPED or bool(values_in(text, sort)) or sort in {Wanted.COUNT, Wanted.CODE}


def _is_asked_by_name(asked: Asked, head: str) -> bool:
    """Whether a head is the noun that is asked for: “which shelf”, but not “which gate … leave”."""
    if asked.wanted[0] is Wanted.COUNT:
        return any(term_match(term, text_stems(head)) for term, _ in asked.subject)
    if asked.wanted[0] is Wanted.PERSON:
        return any(_is_alike(word.word, head) for word in asked.attribute)
    is_head = bool(asked.attribute) and asked.attribute[-1].forms.is_in(text_stems(head))
    return asked.wanted[0] in BY_HEAD and asked.is_named and is_head


def _head_share(asked: Asked, head: str, inside: frozenset[str], *, is_price: bool) -> float:
    """How much of the question a head says, beyond what the row's own cells say.

    That something is a price tells no sum from another: “Rate” and “Amount” both are.
    """
    stems = text_stems(head)
    share = sum(
        word.weight
        for word in asked.attribute
        if not is_price and (word.forms.is_in(stems) or _is_alike(word.word, head))
    )
    return share + sum(
        weight * _says(term, stems, head)
        for term, weight in asked.subject
        if not term_match(term, inside)
    )


def _says(term: Term, stems: frozenset[str], head: str) -> float:
    found = term_match(term, stems)
    is_other_word = label_forms(term.word).is_in(stems) or _is_alike(term.word, head)
    return max(found, 0.9 * is_other_word)


def _is_alike(word: str, head: str) -> bool:
    """Whether a word of a head begins as a word of the question does: “shrinks”, “shrinkage”."""
    one = stem(word)
    return len(one) >= _WORD_ALIKE and any(other.startswith(one) for other in words_of(head))


def _no_dates(text: str) -> str:
    """A text without its dates and clock times."""
    for sort in (Wanted.DATE, Wanted.CLOCK):
        for value in values_in(text, sort):
            text = text.replace(value.text, " ")
    return text


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[., ’']", "", text))
    except InvalidOperation:
        return None
