"""The language of a question, told by its small words; English where they do not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recall.language import Language, language_of


@pytest.mark.parametrize(
    "text",
    [
        "Was kostet der neue Kessel?",
        "Wann ist mein Termin beim Zahnarzt?",
        "Was hat Wanda gesagt?",
        "wer hat mir gestern geschrieben",
        "Welche Seite war vor einer Stunde offen?",
        "Wie heißt der Hafen?",
        'Wer schrieb mir "please be there at ten and bring the boat"?',
        "Antworte immer auf Deutsch",
    ],
)
def test_german_is_known(text: str) -> None:
    assert language_of(text) is Language.GERMAN


@pytest.mark.parametrize(
    "text",
    [
        "What does the new boiler cost?",
        "When did Müller write about the Übergabe?",
        "Was Anna late?",
        "Was the war over in 1918?",
        "What hat was Wanda wearing?",
        "Who wrote “Wann kommst du nach Hause”?",
        "die cast model price",
        "boiler price",
        "",
        "???",
    ],
)
def test_what_is_not_clearly_german_is_english(text: str) -> None:
    assert language_of(text) is Language.ENGLISH


@given(st.text(max_size=200))
def test_every_text_has_a_language(text: str) -> None:
    assert language_of(text) in Language
