"""How the reasons for having no answer are put."""

from dataclasses import replace

import pytest

from app.windows.abstention_words import abstention_of, has_found_a_part
from core.answer.answer import AbstainReason, Answer, Tier
from core.answer.phrases import phrases_in
from core.recall.language import Language

NONE = Answer("", "", True, AbstainReason.NOT_IN_MEMORY, 0.7, Tier.DELIBERATE, (), 0.0)


@pytest.mark.parametrize(
    ("language", "headline", "sentence"),
    [
        (
            Language.ENGLISH,
            "Only a part is in memory",
            "Only a part of that is in your memory; this is missing: rope *2.",
        ),
        (
            Language.GERMAN,
            "Nur ein Teil ist im Gedächtnis",
            "Davon ist nur ein Teil in deinem Gedächtnis; es fehlt: rope *2.",
        ),
    ],
)
def test_the_part_that_is_missing_is_named(
    language: Language, headline: str, sentence: str
) -> None:
    told = phrases_in(language).part["told"].format(missing=r"rope \*2")
    answer = replace(NONE, text=f"{told}\n\nFound:\n\n> varnish [1]", language=language)
    words = abstention_of(answer)
    assert has_found_a_part(answer)
    assert (words.headline, words.sentence) == (headline, sentence)


def test_without_a_part_the_plain_reason_is_said() -> None:
    answer = replace(NONE, text="That is not in your memory.")
    assert not has_found_a_part(answer)
    assert abstention_of(answer).headline == "Not in memory"
