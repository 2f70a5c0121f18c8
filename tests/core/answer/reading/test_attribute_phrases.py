"""Attributes that are said in phrases."""

import pytest

from core.answer.reading.attribute_phrases import says_attribute


@pytest.mark.parametrize(
    ("question", "line", "is_said"),
    [
        ("What must I leave out for Gerda?", "Soup is fine, only no celery.", True),
        ("What must not be in the cake?", "Nuts give me a rash.", True),
        ("What can I not cook for Gerda?", "Celery gives me hives, sorry.", True),
        ("What should I avoid with Gerda?", "No problem, see you at six.", False),
        ("Who looks after the boiler?", "Handing over to Piet for two weeks.", True),
        ("Who looks after the boiler?", "Piet saw the boiler yesterday.", False),
        ("Until when may we fish here?", "Your licence: from 2 May to 30 June", True),
        ("Until when may we fish here?", "Fished on 2 May", False),
        ("How does Gerda want the minutes?", "On paper please, not as a file.", True),
        ("How does Gerda want the minutes?", "It looked like a balloon.", False),
        ("What does Gerda bring?", "Soup is fine, only no celery.", False),
    ],
)
def test_a_phrase_answers_only_its_question(question: str, line: str, is_said: bool) -> None:
    assert says_attribute(question, line) is is_said
