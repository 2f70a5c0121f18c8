"""How often the words that answer a question are found, and how well it is known that none do.

    python -m tests.benchmarks.answer_finding [--json]

Measured on the written screens that are kept aside (`written_screens`), eight screens together: how
often the best words of all their lines stand on the right line, share a word with the answer, and
are exactly the answer, to whole words. And how far what is told can be known from what is not: how
often the best score of a question that is told lies above that of one that is not, of all such
pairs (the area under the curve: 0.5 is chance, 1 always).
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from core.models.line_encoder import LineAnswer, PageStretch
from core.models.onnx_line_encoder import OnnxLineEncoder
from core.models.word_pieces import UNKNOWN, Piece, WordPieces
from tests.benchmarks.line_finding import screens_together, stretches_of
from tests.benchmarks.written_screens import (
    LineQuestion,
    WrittenScreen,
    all_screens,
    learned_and_kept,
)

Answering = Callable[[str, Sequence[PageStretch]], Sequence[tuple[LineAnswer | None, ...]]]
"""Takes a question and stretches; returns the best words of each line, as `answers_in` does."""

STRETCH_CHARACTERS = 360
"""The most characters of a stretch: the program cuts pages so when somebody asks."""

_WORDS = WordPieces([UNKNOWN])  # every word is one piece of it


@dataclass(frozen=True, slots=True)
class AnswerShares:
    """How often the best words were right, from 0 to 1; `told_above_not_told` is of pairs."""

    told: int
    right_line: float
    overlapping: float
    exact: float
    not_told: int
    told_above_not_told: float

    def __str__(self) -> str:
        return (
            f"right line {self.right_line:.1%}, overlapping {self.overlapping:.1%}, exact "
            f"{self.exact:.1%}, of {self.told} questions; told above not told "
            f"{self.told_above_not_told:.3f}, with {self.not_told} that are not"
        )


def measured(screens: Sequence[WrittenScreen], answers_in: Answering) -> AnswerShares:
    """Ask every question, before its screen and seven others. A rest of fewer is left out."""
    told: list[tuple[float, _Right]] = []
    not_told: list[float] = []
    for group in screens_together(screens):
        stretches = [one for screen in group for one in stretches_of(screen, STRETCH_CHARACTERS)]
        begin = 0
        for screen in group:
            for question in screen.questions:
                line, best = _best(answers_in(question.text, stretches))
                if question.line is None:
                    not_told.append(best.score)
                else:
                    told.append((best.score, _right(question, screen, line - begin, best)))
            begin += len(screen.lines)
    rights = [right for _, right in told]
    return AnswerShares(
        len(told),
        _share([right.line for right in rights]),
        _share([right.overlaps for right in rights]),
        _share([right.exact for right in rights]),
        len(not_told),
        share_above([score for score, _ in told], not_told),
    )


def answer_place(answer: str, line: str, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The first and the last piece of an answer in its line; None if it has no piece there.

    Where the line holds it several times, the first place is taken where it is whole words.
    """
    begins, ends = {one.begin for one in pieces}, {one.end for one in pieces}
    found = [match.start() for match in re.finditer(f"(?={re.escape(answer)})", line)]
    whole = [begin for begin in found if begin in begins and begin + len(answer) in ends]
    for begin in (whole or found)[:1]:
        end = begin + len(answer)
        inside = [at for at, one in enumerate(pieces) if one.end > begin and one.begin < end]
        if inside:
            return inside[0], inside[-1]
    return None


def share_above(ones: Sequence[float], others: Sequence[float]) -> float:
    """How many of all pairs have the greater number among the ones; half of a pair if equal."""
    if not ones or not others:
        return 0.0
    differences = np.subtract.outer(np.array(ones), np.array(others))
    return float(np.mean(0.5 * (np.sign(differences) + 1)))


@dataclass(frozen=True, slots=True)
class _Right:
    line: bool
    overlaps: bool
    exact: bool


def _right(question: LineQuestion, screen: WrittenScreen, line: int, best: LineAnswer) -> _Right:
    """What is right of the best words, which stand on a line of the screen, or outside of it."""
    if line != question.line or question.answer is None:
        return _Right(line=False, overlaps=False, exact=False)
    pieces = _WORDS.pieces(screen.lines[line])
    place = answer_place(question.answer, screen.lines[line], pieces)
    if place is None:
        return _Right(line=True, overlaps=False, exact=False)
    begin, end = pieces[place[0]].begin, pieces[place[1]].end
    return _Right(
        line=True,
        overlaps=best.begin < end and best.end > begin,
        exact=(best.begin, best.end) == (begin, end),
    )


def _best(answers: Sequence[tuple[LineAnswer | None, ...]]) -> tuple[int, LineAnswer]:
    """The best words of all lines, and the number of their line."""
    lines = [one for some in answers for one in some]
    numbered = [(number, one) for number, one in enumerate(lines) if one is not None]
    return max(numbered, key=lambda both: both[1].score)


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / max(len(rights), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="tell the figures as JSON")
    options = parser.parse_args()
    shares = measured(learned_and_kept(all_screens())[1], OnnxLineEncoder().answers_in)
    told = json.dumps(asdict(shares), indent=1) if options.json else str(shares)
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
