"""Every language says everything that the others say, with the same places to fill in."""

import dataclasses
from string import Formatter

import pytest

from core.answer.answer import AbstainReason, Tier
from core.answer.phrases import Phrases, phrases_in
from core.observation import GapKind
from core.recall.language import Language


def places(phrases: Phrases) -> dict[str, object]:
    """Each phrase by its path, with the names in its braces."""
    found: dict[str, object] = {}
    for field in dataclasses.fields(phrases):
        value = getattr(phrases, field.name)
        if isinstance(value, str):
            found[field.name] = names_in(value)
        elif isinstance(value, dict):
            found |= {
                f"{field.name}.{key}": names_in(text) if isinstance(text, str) else len(text)
                for key, text in value.items()
            }
        else:
            found[field.name] = len(value)
    return found


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", list(Language))
def test_no_language_lacks_a_phrase(language: Language) -> None:
    phrases = phrases_in(language)
    assert places(phrases) == places(phrases_in(Language.ENGLISH))
    for table in (phrases.reasons, phrases.headlines, phrases.explanations):
        assert set(table) == {reason.value for reason in AbstainReason}
    for table in (phrases.gaps, phrases.gap_headlines):
        assert set(table) == {kind.value for kind in GapKind}
    assert set(phrases.tiers) == {tier.value for tier in Tier}
    assert set(phrases.languages) == {one.value for one in Language}
    assert (len(phrases.weekdays), len(phrases.months)) == (7, 12)
