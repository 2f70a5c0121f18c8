"""The words of a day: what each view says, and how much each word tells on that day."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from core.ids import ObservationId
from core.memory.view import View
from core.recall.words import QUESTION_WORDS, stem, words_of

_MIN_WORD_LETTERS = 2


@dataclass(frozen=True, slots=True)
class DayWords:
    """The stems of each view of a day, and the inverse document frequency of every stem.

    Lines known as chrome take no part, since they say where one was and not what it was about.
    """

    stems: Mapping[ObservationId, frozenset[str]]
    idf: Mapping[str, float]

    def weight(self, stems: Iterable[str]) -> float:
        """How much some stems tell together."""
        return sum(self.idf.get(one, 0.0) for one in stems)

    def overlap(self, one: Collection[str], other: Collection[str]) -> float:
        """How much of the poorer text stands in the richer one, 0 to 1.

        Measured against the poorer one, so that a page that grows or scrolls stays itself. Two
        texts that say nothing are the same.
        """
        poorer = min(self.weight(one), self.weight(other))
        if poorer <= 0.0:
            return 1.0 if not one and not other else 0.0
        return min(1.0, self.weight(set(one) & set(other)) / poorer)


def words_of_day(views: Sequence[View]) -> DayWords:
    """Read a day's words. A word that is on every view weighs next to nothing."""
    known: dict[str, frozenset[str]] = {}
    stems = {view.observation.id: _stems_of_view(view, known) for view in views}
    found_on = Counter(one for stems_of_view in stems.values() for one in stems_of_view)
    return DayWords(stems, {one: log((len(stems) + 1) / n) for one, n in found_on.items()})


def _stems_of_view(view: View, known: dict[str, frozenset[str]]) -> frozenset[str]:
    texts = [line.text for n, line in enumerate(view.lines) if n not in view.chrome]
    return frozenset().union(*(_stems_of_text(text, known) for text in texts))


def _stems_of_text(text: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """The telling stems of a line. The same lines come again all day, hence `known`."""
    found = known.get(text)
    if found is None:
        found = frozenset(
            stem(word)
            for word in words_of(text)
            if len(word) >= _MIN_WORD_LETTERS and word not in QUESTION_WORDS
        )
        known[text] = found
    return found
