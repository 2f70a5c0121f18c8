"""The shares mean what they say, and an answer is found where it is whole words."""

from collections.abc import Sequence

import pytest

from core.models.line_encoder import LineAnswer, PageStretch
from core.models.word_pieces import UNKNOWN, WordPieces
from tests.benchmarks.answer_finding import (
    STRETCH_CHARACTERS,
    Answering,
    answer_place,
    measured,
    share_above,
)
from tests.benchmarks.written_screens import LineQuestion, WrittenScreen

_WORDS = WordPieces([UNKNOWN])


def _screen(number: int) -> WrittenScreen:
    """A long line, so that the one that answers stands in a stretch by itself with its heading."""
    return WrittenScreen(
        "test",
        "app",
        f"title {number}",
        ("x" * STRETCH_CHARACTERS, f"pump{number}: 310 or 95 euros", "not a price"),
        (
            LineQuestion(f"price of pump{number}", "310 or 95", 1),
            LineQuestion(f"age of pump{number}", None, None),
        ),
    )


_EIGHT = [_screen(number) for number in range(8)]


def _finding(text: str, told: float = 2.0, not_told: float = -2.0) -> Answering:
    """Finds a text on the line of the pump that is asked for, and scores by what is asked."""

    def answers_in(
        question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        what, pump = question.split(" of ")
        score = told if what == "price" else not_told

        def one(line: str) -> LineAnswer | None:
            if not line.startswith(f"{pump}:"):
                return None if line == "not a price" else LineAnswer(0, len(line), score - 1)
            return LineAnswer(line.index(text), line.index(text) + len(text), score)

        return [tuple(map(one, page.lines)) for page in stretches]

    return answers_in


def test_the_exact_words_are_right_in_every_way() -> None:
    shares = measured(_EIGHT, _finding("310 or 95"))
    assert (shares.told, shares.not_told) == (8, 8)
    assert (shares.right_line, shares.overlapping, shares.exact) == (1.0, 1.0, 1.0)
    assert shares.told_above_not_told == 1.0
    assert "exact 100.0%, of 8 questions; told above not told 1.000, with 8" in str(shares)


@pytest.mark.parametrize(("text", "overlapping"), [("95 euros", 1.0), ("310", 1.0), ("euros", 0.0)])
def test_other_words_of_the_line_are_right_in_part(text: str, overlapping: float) -> None:
    shares = measured(_EIGHT, _finding(text))
    assert (shares.right_line, shares.overlapping, shares.exact) == (1.0, overlapping, 0.0)


def test_the_right_place_on_another_screen_is_wrong() -> None:
    def first_of_all(question: str, stretches: Sequence[PageStretch]) -> list[tuple[LineAnswer]]:
        """The right words, but of whatever screen comes first."""
        begin = stretches[1].lines[0].index("310")
        best = LineAnswer(begin, begin + len("310 or 95"), 1.0)
        low = [(LineAnswer(0, 1, 0.0),)] * len(stretches)
        assert len(stretches) == 16
        return [*low[:1], (best,), *low[2:]]

    shares = measured(_EIGHT, first_of_all)
    assert shares.right_line == shares.overlapping == shares.exact == 1 / 8


def test_a_rest_of_less_than_eight_screens_is_left_out() -> None:
    assert measured(_EIGHT[:7], _finding("310")).told == 0
    assert measured([*_EIGHT, _screen(9)], _finding("310")).told == 8


def test_what_is_not_told_and_scores_as_high_is_chance() -> None:
    assert measured(_EIGHT, _finding("310", 1.0, 1.0)).told_above_not_told == 0.5
    assert measured(_EIGHT, _finding("310", 1.0, 3.0)).told_above_not_told == 0.0
    assert share_above([1.0, 4.0], [0.0, 2.0]) == 0.75
    assert share_above([], [1.0]) == 0.0


@pytest.mark.parametrize(
    ("answer", "line", "words"),
    [
        ("Ada Nyholm", "From: Ada Nyholm, Mon", ["Ada", "Nyholm"]),
        ("£12", "was £120, now £12.", ["£12"]),
        ("5", "12:55   5, not 4", ["5"]),
        ("12", "Order 4512", ["4512"]),
        ("2 June", "Report due 12 June, draft 2 June", ["2", "June"]),
        ("a+b", "is a+b.", ["a", "+", "b"]),
    ],
)
def test_an_answer_is_looked_for_as_whole_words_first(
    answer: str, line: str, words: list[str]
) -> None:
    pieces = _WORDS.pieces(line)
    place = answer_place(answer, line, pieces)
    assert place is not None
    found = pieces[place[0] : place[1] + 1]
    assert [line[one.begin : one.end] for one in found] == words


def test_an_answer_that_was_not_read_has_no_place() -> None:
    line = "deposit by Friday"
    assert answer_place("Friday", line, _WORDS.pieces(line)[:2]) is None
    assert answer_place("Sunday", line, _WORDS.pieces(line)) is None
