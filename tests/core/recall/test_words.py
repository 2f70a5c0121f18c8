"""Words of questions and texts: folded, stemmed, joined codes kept whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recall.query import text_stems
from core.recall.words import (
    QUESTION_WORDS,
    compounds_of,
    content_words,
    stem,
    stems_of,
    without_ordinal,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invoices", "invoice"),
        ("running", "runs"),
        ("Postponed", "postpone"),
        ("naïve", "naive"),
        ("Müller", "muller"),
        ("CAFÉ", "cafe"),
        ("13th", "13"),
        ("heron’s", "heron"),
        ("heron's", "herons"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other)


@pytest.mark.parametrize(
    ("text", "compounds"),
    [
        ("see PEL-482 please", ["pel-482"]),
        ("from 2.4.0 to 2.5.0", ["2.4.0", "2.5.0"]),
        ("open radio.c and main_loop", ["radio.c", "main_loop"]),
        ("the follow-up of a well-known case", []),
        ("The end. Another", []),
        ("at 14:05", ["14:05"]),
    ],
)
def test_codes_versions_and_files_are_one_word(text: str, compounds: list[str]) -> None:
    assert compounds_of(text) == compounds


def test_a_text_holds_its_compounds_whole_and_split() -> None:
    assert {"pel-482", "pel", "482", "radio.c", "radio"} <= text_stems("PEL-482 in radio.c")


@pytest.mark.parametrize(
    ("word", "plain"), [("1st", "1"), ("22nd", "22"), ("3rd", "3"), ("13th", "13"), ("th", "th")]
)
def test_ordinals_lose_their_ending(word: str, plain: str) -> None:
    assert without_ordinal(word) == plain


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What's the price of the kettle?", ["price", "kettle"]),
        ("What’s Wanda’s locker code?", ["wanda", "locker", "code"]),
        ("I don't know what I've paid", ["paid"]),
        ("Who'll feed O'Brien's heron?", ["feed", "o'brien", "heron"]),
        ("Is PEL-482 in 2.4.0 fixed?", ["pel-482", "2.4.0", "fixed"]),
        ("herons and herons", ["herons"]),
        ("what did I do", []),
    ],
)
def test_content_words_are_what_a_question_is_about(question: str, words: list[str]) -> None:
    assert content_words(question) == words


@given(st.text(max_size=80))
def test_any_text_has_words_in_order_and_content_words_once(text: str) -> None:
    assert len(stems_of(text)) == len(words_of(text))
    words = content_words(text)
    assert len(set(words)) == len(words)
    assert not QUESTION_WORDS & {word for word in words if word.isalpha()}


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_word_and_itself_in_capitals_have_one_stem(word: str) -> None:
    assert stems_of(word.upper()) == [stem(word)]


def test_a_show_is_a_thing_behind_its_article_alone() -> None:
    assert content_words("How long is the show?") == ["long", "show"]
    assert content_words("Show me the lathe, can you?") == ["lathe"]
