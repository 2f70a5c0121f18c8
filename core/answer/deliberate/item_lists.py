"""Lists on a page: numbered steps, points, and names in a row, each with what heads it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.reading.label_words import label_forms
from core.answer.units import Unit, box_of, units_of
from core.recall.query import Query, Term, term_match, text_stems

_NUMBERED = re.compile(r"^\s*(?P<number>\d{1,2})[.)]\s+\S")
_POINT = re.compile(r"^\s*[•*–·▪◦☐☑✓✗-]\s*\S|^\s*\[[ x]?\]\s")
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[•*–·▪◦☐☑✓✗-]|\[[ x]?\])\s*")
_NAMES_IN_A_ROW = re.compile(
    r"(?P<label>[^\W\d_][\w '’-]{2,30}):\s*(?P<names>[^.;:]+?(?:,[^.;:]+)+)(?=[.;]|$)"
)
_NAME_BREAK = re.compile(r",\s*(?:and\s|und\s|y\s)?|\s(?:and|und|y|&)\s")
_LEAST = 2
_MOST_NAME_WORDS = 4
_EDGE_HEIGHTS = 1.5
_GAP_HEIGHTS = 3.0
_IN_HEADING = 1.0
_IN_TITLE = 0.9
_ON_PAGE = 0.3


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, without its number or mark."""

    text: str
    line_numbers: tuple[int, ...]


@dataclass(frozen=True)
class ItemList:
    """Entries that stand below or beside one another; `heading` is the line over them."""

    frame: ReadFrame
    heading: str
    items: tuple[Item, ...]
    is_numbered: bool = False

    @property
    def line_numbers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(n for item in self.items for n in item.line_numbers))

    def fit(self, query: Query, terms: Sequence[Term]) -> float:
        """The weighted share of some terms that head the list, title its page or stand on it."""
        window = self.frame.observation.window
        weights = {t.stem: w for t, w in zip(query.terms, query.weights, strict=True)}
        layers = (
            (text_stems(f"{self.heading}\n" + "\n".join(one.text for one in self.items)), 1.0),
            (text_stems(f"{window.title} {window.url or ''}"), _IN_TITLE),
            (text_stems("\n".join(line.text for line in self.frame.lines)), _ON_PAGE),
        )
        total = sum(weights.get(term.stem, 1.0) for term in terms)
        if not total:
            return 0.0
        return (
            sum(
                weights.get(term.stem, 1.0)
                * max(share * _holds(term, stems) for stems, share in layers)
                for term in terms
            )
            / total
        )

    def is_headed_by(self, word: str) -> bool:
        """Whether the heading says a word, or means it."""
        return label_forms(word).is_in(text_stems(self.heading))


def lists_on(frame: ReadFrame) -> list[ItemList]:
    """Every list of a frame with two entries or more."""
    units = [one for one in units_of(frame.observation.id, frame.lines) if not one.is_list]
    return [*_numbered(frame, units), *_pointed(frame, units), *_named(frame, units)]


def _holds(term: Term, stems: frozenset[str]) -> float:
    return max(term_match(term, stems), 0.9 * label_forms(term.word).is_in(stems))


def _numbered(frame: ReadFrame, units: Sequence[Unit]) -> list[ItemList]:
    """Runs of entries numbered 1, 2, 3 …; a page of code has every line numbered and no dot."""
    runs: list[tuple[str, list[Item]]] = []
    heading = ""
    for unit in units:
        found = _NUMBERED.match(unit.text)
        number = int(found["number"]) if found else 0
        if number == 1:
            runs.append((heading, [_item(unit)]))
        elif found and runs and number == len(runs[-1][1]) + 1:
            runs[-1][1].append(_item(unit))
        elif not found and runs and _goes_on(unit, runs[-1][1][-1]):
            continue
        elif not found:
            heading = unit.text
    return [
        ItemList(frame, above, tuple(items), is_numbered=True)
        for above, items in runs
        if len(items) >= _LEAST
    ]


def _goes_on(unit: Unit, item: Item) -> bool:
    """Whether a unit is a further sentence of the line that an entry stands on."""
    return not set(unit.line_numbers).isdisjoint(item.line_numbers)


def _pointed(frame: ReadFrame, units: Sequence[Unit]) -> list[ItemList]:
    """Runs of entries behind bullets or boxes, at one left edge, without a gap between them."""
    runs: list[tuple[str, list[Unit]]] = []
    above: Unit | None = None
    for unit in units:
        if not _POINT.match(unit.text):
            if not runs or not _goes_on(unit, _item(runs[-1][1][-1])):
                above = unit
            continue
        if runs and _stands_below(frame, runs[-1][1][-1], unit):
            runs[-1][1].append(unit)
        else:
            runs.append((above.text if above else "", [unit]))
    return [
        ItemList(frame, heading, tuple(map(_item, run)))
        for heading, run in runs
        if len(run) >= _LEAST
    ]


def _stands_below(frame: ReadFrame, upper: Unit, lower: Unit) -> bool:
    one, other = box_of(frame.lines, upper.line_numbers), box_of(frame.lines, lower.line_numbers)
    if one is None or other is None:
        return False
    height = min(one.height, other.height)
    return (
        abs(one.left - other.left) <= _EDGE_HEIGHTS * height
        and 0 <= other.top - one.bottom <= _GAP_HEIGHTS * height
    )


def _named(frame: ReadFrame, units: Sequence[Unit]) -> list[ItemList]:
    """Names behind a label: “Present: Ada, Ben and Cleo”."""
    found = []
    for unit in units:
        for match in _NAMES_IN_A_ROW.finditer(unit.text):
            names = [name.strip() for name in _NAME_BREAK.split(match["names"]) if name.strip()]
            if len(names) >= _LEAST and all(len(n.split()) <= _MOST_NAME_WORDS for n in names):
                items = tuple(Item(name, unit.line_numbers) for name in names)
                found.append(ItemList(frame, match["label"], items))
    return found


def _item(unit: Unit) -> Item:
    return Item(" ".join(_MARK.sub("", unit.text).split()), unit.line_numbers)
