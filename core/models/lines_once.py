"""A page is read once for one question, in however many parts that is asked."""

from collections.abc import Sequence

from core.models.line_encoder import AnswerFinder, LineAnswer, PageStretch


class LinesOnce:
    """An `AnswerFinder` that remembers what it has found.

    Make one for each question and let it go with the answer: it forgets nothing by itself.
    """

    def __init__(self, finder: AnswerFinder) -> None:
        self._finder = finder
        self._answers: dict[tuple[str, PageStretch], tuple[LineAnswer | None, ...]] = {}

    def answers_in(
        self, question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        """What of each line is likeliest to answer, each stretch read once for each question."""
        keys = [(question, one) for one in stretches]
        new = [one for one in dict.fromkeys(keys) if one not in self._answers]
        if new:
            found = self._finder.answers_in(question, [stretch for _, stretch in new])
            self._answers |= zip(new, found, strict=True)
        return [self._answers[one] for one in keys]
