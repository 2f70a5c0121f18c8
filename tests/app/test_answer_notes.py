"""The note of an answer in the answer's own language, whatever the app speaks."""

from dataclasses import replace

import pytest

from app.answer_notes import with_translated_note
from core.answer.answer import Answer, Tier
from core.answer.phrases import phrases_in
from core.recall.language import Language

REASON = "The language model has no words for this answer."
ANSWER = Answer("„318 Euro“ [1]", "318 Euro", False, None, 0.9, Tier.EXTRACTIVE, (), 0.0)


def noted(reason: str, language: Language, besides: str = "") -> Answer:
    note = phrases_in(language).model["failed"].format(reason=reason) + besides
    return replace(ANSWER, note=note, text=f"{ANSWER.text}\n\n*{note}*", language=language)


def test_why_a_model_failed_is_said_in_the_answers_language() -> None:
    told = with_translated_note(noted(REASON, Language.GERMAN))
    assert told.note == (
        "Das Sprachmodell hat keine Worte für diese Antwort. "
        "Deshalb ist dies von deinem Bildschirm zitiert."
    )
    assert told.text == f"{ANSWER.text}\n\n*{told.note}*"


def test_what_else_the_note_says_stays() -> None:
    told = with_translated_note(noted(REASON, Language.GERMAN, " “@Ada” kenne ich nicht."))
    assert told.note.endswith("zitiert. “@Ada” kenne ich nicht.")
    assert "no words" not in told.text


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        noted(REASON, Language.ENGLISH),
        noted("Nobody lists this.", Language.GERMAN),
        replace(noted(REASON, Language.GERMAN), note="Etwas anderes."),
    ],
)
def test_nothing_else_is_touched(answer: Answer) -> None:
    assert with_translated_note(answer) == answer
