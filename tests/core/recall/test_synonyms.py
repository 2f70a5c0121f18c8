"""The file of synonyms is well formed, and works in both directions."""

from importlib import resources

import pytest

from core.recall.synonyms import synonyms_of
from core.recall.words import QUESTION_WORDS, stem, words_of

LINES = [
    line
    for line in resources.files("resources.lexicon")
    .joinpath("synonyms_en.txt")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


def test_there_are_groups() -> None:
    assert len(LINES) > 20


@pytest.mark.parametrize("line", LINES)
def test_a_group_has_several_words_and_one_that_questions_ask_by(line: str) -> None:
    words = words_of(line)
    assert len(set(words)) >= 2
    assert len(set(line.split())) == len(line.split())
    assert set(words) - QUESTION_WORDS


@pytest.mark.parametrize("line", LINES)
def test_every_word_of_a_group_leads_to_the_others(line: str) -> None:
    words = [word for word in words_of(line) if len(word) > 1]
    for word in words:
        others = {stem(other) for other in words} - {stem(word)}
        assert others <= set(synonyms_of(word))


def test_no_single_letter_stands_for_a_word() -> None:
    assert synonyms_of("e") == ()
    assert all(len(other) > 1 for other in synonyms_of("mail"))


def test_a_word_is_no_synonym_of_itself_and_inflections_share_theirs() -> None:
    assert stem("invoice") not in synonyms_of("invoice")
    assert synonyms_of("invoices") == synonyms_of("invoice") != ()
    assert synonyms_of("heron") == ()
