"""The shares mean what they say, and words find what only words can find."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.models.embedder import FloatArray
from core.models.line_encoder import PageStretch
from tests.benchmarks.line_finding import by_network, by_words, measured, stretches_of
from tests.benchmarks.written_screens import LineQuestion, WrittenScreen


def _screen(number: int) -> WrittenScreen:
    """Its second line alone tells the pump's price; its third is the same on all screens."""
    return WrittenScreen(
        "test",
        "app",
        f"title {number}",
        (f"heading {number}", f"pump{number} costs much", "thank you", "rope rope rope"),
        (
            LineQuestion(f"how much is pump{number}", "much", 1),
            LineQuestion("who says thank you", "thank you", 2),
            LineQuestion("how old is it", None, None),
        ),
    )


_EIGHT = [_screen(number) for number in range(8)]


def test_words_find_the_line_and_the_screens_beside_it_count() -> None:
    shares = measured(_EIGHT, by_words)
    assert (shares.questions, shares.own_screen) == (16, 1.0)
    # “thank you” stands on all eight, and the first of them is taken.
    assert shares.eight_screens == pytest.approx((8 + 1) / 16)
    assert "of its own screen 100.0%, of 8 screens 56.2%" in str(shares)


def test_a_rest_of_less_than_eight_screens_is_left_out() -> None:
    assert measured(_EIGHT[:7], by_words).questions == 0
    assert measured([*_EIGHT, _screen(9)], by_words).questions == 16


def test_a_rare_word_counts_more_than_a_frequent_one_and_a_short_line_more_than_a_long() -> None:
    lines = ("the boat", "the sail", "the oar and the rudder of the boat", "the bell")
    scores = by_words([WrittenScreen("test", "", "", lines, ())])("The boat?")
    assert list(np.argsort(-scores)[:2]) == [0, 2]
    assert scores[1] == pytest.approx(scores[3])
    assert 0 < scores[1] < scores[2]


class _LettersEncoder:
    """How often each letter stands in a text, as a unit vector."""

    def encode_question(self, text: str) -> FloatArray:
        counts = np.array([text.count(chr(97 + letter)) for letter in range(26)], np.float32)
        vector: FloatArray = counts / np.linalg.norm(counts)
        return vector

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        return [np.stack([self.encode_question(line) for line in one.lines]) for one in stretches]


def test_a_networks_vectors_are_compared_with_the_question() -> None:
    scores = by_network(_LettersEncoder())(_EIGHT[:2])("rope")
    assert scores.shape == (8,)
    assert int(np.argmax(scores)) == 3
    assert scores[7] == pytest.approx(1.0)


def test_a_long_screen_is_read_in_stretches_with_its_heading() -> None:
    lines = tuple(str(number) * 200 for number in range(5))
    stretches = list(stretches_of(WrittenScreen("test", "app", "title", lines, ())))
    assert [len(one.lines) for one in stretches] == [2, 2, 1]
    assert tuple(line for one in stretches for line in one.lines) == lines
    assert {one.title for one in stretches} == {"app title"}
