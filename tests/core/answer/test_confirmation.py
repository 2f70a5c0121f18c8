"""What we say when the user tells us something, so that a misunderstanding is seen at once."""

import pytest

from core.answer.confirmation import manners_words, understood_words
from core.memory.from_user.instructions import standing_instructions
from core.memory.from_user.own_word import remember
from core.recall.language import Language
from tests.fakes.drawn_memory import DrawnMemory, moment

ENGLISH, GERMAN = Language.ENGLISH, Language.GERMAN


@pytest.mark.parametrize(
    ("said", "language", "understood"),
    [
        ("Call me Jo", ENGLISH, "I will call you Jo."),
        ("Nenn mich Jo", GERMAN, "Ich nenne dich Jo."),
        ("Always answer in German", ENGLISH, "I will answer in German. Quotes stay as they are."),
        (
            "Antworte immer auf Deutsch",
            GERMAN,
            "Ich antworte auf Deutsch. Zitate bleiben, wie sie sind.",
        ),
        (
            "Always answer in French",
            ENGLISH,
            "You want answers in French. That takes a language model; my own words can only be "
            "English or German.",
        ),
        ("Answer briefly", ENGLISH, "I will answer briefly."),
        ("Always answer in detail", ENGLISH, "I will answer in full."),
        ("Stop showing me Slack", ENGLISH, "Nothing from Slack will be in my answers."),
        (
            "Stop showing me Slak",
            ENGLISH,
            "Nothing from Slak will be in my answers. So far your memory knows no app of that "
            "name.",
        ),
        (
            "Always use 24-hour times",
            ENGLISH,
            "Kept as a standing wish: “Always use 24-hour times”. It takes a language model to "
            "follow it.",
        ),
        ("I live in Graz.", ENGLISH, "Kept about you: I live in Graz."),
        (
            "Remember that the spare key is under the blue pot",
            ENGLISH,
            "Kept: the spare key is under the blue pot.",
        ),
    ],
)
def test_what_was_understood(
    memory: DrawnMemory, said: str, language: Language, understood: str
) -> None:
    kept = remember(memory.store, said, moment(9, "09:00"))
    (made,) = memory.store.memories.get_many(kept.memory_ids).values()
    assert understood_words(made, ["slack", "firefox"], language) == understood


def test_the_line_that_tells_how_answers_are_given(memory: DrawnMemory) -> None:
    def line(language: Language) -> str:
        return manners_words(standing_instructions(memory.store), language)

    assert line(ENGLISH) == ""
    for number, said in enumerate(("Call me Jo", "Always say hello")):
        assert line(ENGLISH) == ""
        remember(memory.store, said, moment(9, f"09:0{number}"))
    assert line(ENGLISH) == "You told me how to serve you."
    for number, said in enumerate(
        ("Always answer in German", "Answer briefly", "Never show Slack", "Never show Signal")
    ):
        remember(memory.store, said, moment(9, f"09:1{number}"))
    assert line(ENGLISH) == "Answers in German, briefly, without Slack and Signal."
    assert line(GERMAN) == "Antworten auf Deutsch, in Kürze, ohne Slack und Signal."
