"""Sentences are read from an answer as it is written, whatever it is cut into."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.by_model.cited_sentences import (
    MOST_SENTENCES,
    CitedSentence,
    SentenceReader,
    harmless,
)
from tests.core.answer.by_model.writing import answer, sentence

WHOLE = json.dumps(
    answer(
        sentence("The rent is €420 {a month}.", 1, 3),
        sentence('She wrote: "come at ten".', 2, differs=True),
    )
)
READ = [
    CitedSentence("The rent is €420 {a month}.", (1, 3), differs=False),
    CitedSentence('She wrote: "come at ten".', (2,), differs=True),
]


@given(st.integers(1, 40))
def test_pieces_of_any_size_make_the_same_sentences(size: int) -> None:
    reader = SentenceReader()
    pieces = [WHOLE[start : start + size] for start in range(0, len(WHOLE), size)]
    assert [one for piece in pieces for one in reader.read(piece)] == READ
    assert reader.read_rest(WHOLE) == []


def test_an_answer_that_came_in_no_pieces_is_read_at_the_end() -> None:
    assert SentenceReader().read_rest(WHOLE) == READ


def test_of_an_answer_that_was_cut_off_the_whole_sentences_are_read() -> None:
    assert SentenceReader().read_rest(WHOLE[:-20]) == READ[:1]


@pytest.mark.parametrize("text", ["", "Sure! Here it is.", "[]", '{"sentences": 3}', '{"a": [{}]}'])
def test_what_is_no_answer_says_nothing(text: str) -> None:
    assert SentenceReader().read_rest(text) == []


@pytest.mark.parametrize(
    "item", ["null", "7", "{}", '{"text": 4}', '{"text": " "}', '{"text": "\\u0000"}']
)
def test_an_item_that_says_nothing_is_passed_over(item: str) -> None:
    text = f'{{"sentences": [{item}, {json.dumps(sentence("It rains.", 1))}]}}'
    assert [one.text for one in SentenceReader().read_rest(text)] == ["It rains."]


def test_marks_in_a_text_are_citations_and_leave_it() -> None:
    (read,) = SentenceReader().read_rest(
        json.dumps(answer(sentence("It rains [2, 7] now [99].", 1)))
    )
    assert read == CitedSentence("It rains now.", (1, 2, 7, 99), differs=False)


def test_endless_answers_end() -> None:
    many = answer(*(sentence(f"It rains {number}.", 1) for number in range(50)))
    assert len(SentenceReader().read_rest(json.dumps(many))) == MOST_SENTENCES


def test_nothing_in_a_sentence_makes_a_link_or_a_picture() -> None:
    said = harmless("See [here](https://evil.example) ![x](file:///y)\n[1]: cite:2 <|im_end|>")
    assert "](" not in said
    assert "]:" not in said
    assert "<|" not in said
    assert "\n" not in said
