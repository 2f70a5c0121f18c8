"""The words of a day: rare ones tell, chrome tells nothing, growing pages stay themselves."""

import pytest

from core.memory.episodes.segment_words import words_of_day
from tests.core.memory.episodes.screens import BREAD, RAIN, view


def test_a_page_that_grows_stays_itself() -> None:
    words = words_of_day([view(1, 0, RAIN[:1]), view(2, 1, RAIN), view(3, 2, BREAD)])
    short, long, other = (words.stems[number] for number in sorted(words.stems))
    assert words.overlap(short, long) == pytest.approx(1.0)
    assert words.overlap(long, other) < 0.2


def test_chrome_takes_no_part() -> None:
    texts = ("Zeppelin", *RAIN)
    assert "zeppelin" in words_of_day([view(1, 0, texts)]).idf
    assert "zeppelin" not in words_of_day([view(1, 0, texts, chrome=frozenset({0}))]).idf


def test_a_word_on_every_view_weighs_less_than_a_rare_one() -> None:
    words = words_of_day(
        [view(n, n, ("harbour", "cabbage" if n == 1 else "harbour")) for n in (1, 2, 3)]
    )
    assert words.idf["harbour"] < words.idf["cabbag"]


def test_two_empty_texts_are_the_same_and_an_empty_one_is_like_no_other() -> None:
    words = words_of_day([view(1, 0), view(2, 1, RAIN)])
    assert words.overlap(words.stems[view(1, 0).observation.id], frozenset()) == 1.0
    assert words.overlap(frozenset(), words.stems[view(2, 1).observation.id]) == 0.0
