"""Looking for a question's words in texts, each text and word once per question."""

from collections.abc import Sequence

from core.answer.reading.label_words import LabelForms, label_forms
from core.observation import Box
from core.recall.query import Term, term_match, text_stems

OTHER_WORD_SHARE = 0.9  # another word for the same attribute, against the word itself


class WordSearch:
    """Remembers, for as long as one question is answered, which words stand in which texts."""

    def __init__(self) -> None:
        self._stems: dict[str, frozenset[str]] = {}
        self._shares: dict[tuple[str, str], float] = {}
        self._heads: dict[tuple[str, str], list[tuple[Box, float]]] = {}
        self._forms: dict[tuple[LabelForms, str], bool] = {}

    def stems(self, text: str) -> frozenset[str]:
        """The stems of a text."""
        found = self._stems.get(text)
        if found is None:
            lines = text.split("\n")  # no word reaches over a line's end; many lines come again
            found = self._stems[text] = (
                frozenset().union(*map(self.stems, lines)) if len(lines) > 1 else text_stems(text)
            )
        return found

    def share(self, term: Term, text: str) -> float:
        """How well a text contains a term: 1, less for another word for it, or 0."""
        key = (term.word, text)
        found = self._shares.get(key)
        if found is None:
            stems = self.stems(text)
            found = term_match(term, stems)
            if found < OTHER_WORD_SHARE and label_forms(term.word).is_in(stems):
                found = OTHER_WORD_SHARE
            self._shares[key] = found
        return found

    def has(self, forms: LabelForms, text: str) -> bool:
        """Whether a text contains one of the forms of a word."""
        key = (forms, text)
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = forms.is_in(self.stems(text))
        return found

    def heads_with(
        self, term: Term, heads: Sequence[tuple[Box, str]], view: str
    ) -> list[tuple[Box, float]]:
        """The lines of a view that contain a term, with how well; `view` tells views apart."""
        key = (term.word, view)
        found = self._heads.get(key)
        if found is None:
            shares = ((box, self.share(term, text)) for box, text in heads)
            found = self._heads[key] = [(box, share) for box, share in shares if share]
        return found
