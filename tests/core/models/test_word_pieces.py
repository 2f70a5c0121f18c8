"""Texts as the pieces of a vocabulary: a small one, and the one that comes along."""

from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models.word_pieces import UNKNOWN, WordPieces

SMALL = "[UNK] [CLS] [SEP] the tide un ##lock ##ing cafe , ! $ 日 本 42 ##7 ##a a # ‐ ü".split()


@pytest.fixture(scope="module")
def small() -> WordPieces:
    return WordPieces(SMALL)


@pytest.fixture(scope="module")
def vocabulary() -> list[str]:
    file = resources.files("resources.line_reader") / "vocabulary.txt"
    return file.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def shipped(vocabulary: list[str]) -> WordPieces:
    return WordPieces(vocabulary)


def pieces(words: WordPieces, known: list[str], text: str) -> list[str]:
    return [known[number] for number in words.numbers(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        (" \t\n\u00a0\u2003", ""),
        ("the tide", "the tide"),
        ("The TIDE", "the tide"),
        ("unlocking", "un ##lock ##ing"),
        ("Café", "cafe"),
        ("cafe\u0301", "cafe"),  # the accent as a sign of its own
        ("the\u200btide", "the tide"),  # what cannot be seen parts words, as other blanks do
        ("tide,the!", "tide , the !"),
        ("$42", "$ 42"),
        ("427", "42 ##7"),
        ("428", "[UNK]"),  # a word is known as a whole, or not at all
        ("日本", "日 本"),
        ("tide日the", "tide 日 the"),
        ("lock", "[UNK]"),  # known only within a word
        ("a" * 100, " ".join(["a", *["##a"] * 99])),
        ("a" * 101, "[UNK]"),
        ("☃ tide", "[UNK] tide"),
    ],
)
def test_words_are_taken_apart_from_the_left(small: WordPieces, text: str, told: str) -> None:
    assert pieces(small, list(SMALL), text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The harbourmaster's kayak", "the harbour ##master ' s kay ##ak"),
        ("Überfahrt nach Sète", "uber ##fa ##hr ##t na ##ch set ##e"),
        ("v2.31-rc4", "v ##2 . 31 - rc ##4"),
        ("12,50 €", "12 , 50 €"),
    ],
)
def test_the_vocabulary_that_comes_along_knows_what_stands_on_screens(
    shipped: WordPieces, vocabulary: list[str], text: str, told: str
) -> None:
    assert pieces(shipped, vocabulary, text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("  the tide", ["the", "tide"]),
        ("Unlocking the", ["Unlocking", "Unlocking", "Unlocking", "the"]),
        ("tide,the! 日本", ["tide", ",", "the", "!", "日", "本"]),
        ("the\u200btide", ["the", "tide"]),
        ("cafe\u0301!", ["cafe\u0301", "!"]),
        ("☃ tide", ["☃", "tide"]),
    ],
)
def test_a_piece_knows_where_the_word_stands_that_it_is_of(
    small: WordPieces, text: str, told: list[str]
) -> None:
    assert [text[one.begin : one.end] for one in small.pieces(text)] == told


@given(st.text(st.characters(), max_size=300))
def test_words_of_pieces_follow_each_other_and_are_all_that_can_be_seen(text: str) -> None:
    places = list(dict.fromkeys((one.begin, one.end) for one in WordPieces(SMALL).pieces(text)))
    assert all(end <= begin for (_, end), (begin, _) in pairwise(places))
    of_words = {at for begin, end in places for at in range(begin, end)}
    assert all(at in of_words for at, sign in enumerate(text) if sign.isalnum())


def test_a_single_piece_has_its_place_as_its_number(small: WordPieces) -> None:
    assert [small.number(piece) for piece in ("[UNK]", "[SEP]", "##ing")] == [0, 2, 7]
    with pytest.raises(KeyError):
        small.number("ebb")


def test_a_vocabulary_without_a_piece_for_the_unknown_is_none() -> None:
    with pytest.raises(KeyError):
        WordPieces(["the", "tide"])


@given(st.text(st.characters(), max_size=300))
def test_any_text_has_numbers_of_the_vocabulary(text: str) -> None:
    words = WordPieces(SMALL)
    assert set(words.numbers(text)) <= set(range(len(SMALL)))


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_stands_beside_a_word_does_not_change_it(one: str, other: str) -> None:
    words = WordPieces(SMALL)
    together = words.numbers(f"{one} {other}")
    assert together == words.numbers(one) + words.numbers(other)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=120))
def test_letters_are_never_lost(word: str) -> None:
    words = WordPieces([UNKNOWN])
    assert set(words.numbers(word)) <= {0}
