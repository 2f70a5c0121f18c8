"""Looking for a question's words in texts, each line and word once per question.

No word reaches over a line's end, so that a text contains what any of its lines contains; and of
the lines of a few frames most come again, as heads, in blocks, and on other frames.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from core.answer.reading.label_words import LabelForms, label_forms
from core.observation import Box
from core.recall.query import Term, term_match, text_stems

Shares = tuple[float, ...]
Held = tuple[bool, ...]
Row = TypeVar("Row", Shares, Held)

OTHER_WORD_SHARE = 0.9  # another word for the same attribute, against the word itself


class WordSearch:
    """Remembers, for as long as one question is answered, which words stand in which texts."""

    def __init__(self) -> None:
        self._stems: dict[str, frozenset[str]] = {}
        self._shares: dict[tuple[str, ...], dict[str, Shares]] = {}
        self._held: dict[tuple[LabelForms, ...], dict[str, Held]] = {}
        self._heads: dict[tuple[str, ...], dict[str, list[list[tuple[Box, float]]]]] = {}

    def stems(self, text: str) -> frozenset[str]:
        """The stems of a text."""
        found = self._stems.get(text)
        if found is None:
            lines = text.split("\n")
            found = self._stems[text] = (
                frozenset().union(*map(self.stems, lines)) if len(lines) > 1 else text_stems(text)
            )
        return found

    def shares(self, terms: Sequence[Term], texts: Sequence[str]) -> list[Shares]:
        """How well each text contains each term: 1, less for another word for it, or 0."""

        def of_line(line: str) -> Shares:
            stems = self.stems(line)
            return tuple(_share(term, stems) for term in terms)

        known = self._shares.setdefault(tuple(term.word for term in terms), {})
        return [_row(text, known, of_line) for text in texts]

    def held(self, words: Sequence[LabelForms], texts: Sequence[str]) -> list[Held]:
        """Whether each text contains one of the forms of each word."""

        def of_line(line: str) -> Held:
            stems = self.stems(line)
            return tuple(forms.is_in(stems) for forms in words)

        known = self._held.setdefault(tuple(words), {})
        return [_row(text, known, of_line) for text in texts]

    def heads_with(
        self, terms: Sequence[Term], heads: Sequence[tuple[Box, str]], view: str
    ) -> list[list[tuple[Box, float]]]:
        """Per term, the lines of a view that contain it and how well; `view` tells views apart."""
        known = self._heads.setdefault(tuple(term.word for term in terms), {})
        found = known.get(view)
        if found is None:
            rows = self.shares(terms, [text for _, text in heads])
            found = known[view] = [
                [(box, row[at]) for (box, _), row in zip(heads, rows, strict=True) if row[at]]
                for at in range(len(terms))
            ]
        return found


def _row(text: str, known: dict[str, Row], of_line: Callable[[str], Row]) -> Row:
    """What is known of a text, or the best of what is known of its lines."""
    found = known.get(text)
    if found is None:
        lines = text.split("\n")
        rows = [_row(line, known, of_line) for line in lines] if len(lines) > 1 else []
        found = known[text] = tuple(map(max, *rows)) if rows else of_line(text)
    return found


def _share(term: Term, stems: frozenset[str]) -> float:
    found = term_match(term, stems)
    if found < OTHER_WORD_SHARE and label_forms(term.word).is_in(stems):
        return OTHER_WORD_SHARE
    return found
