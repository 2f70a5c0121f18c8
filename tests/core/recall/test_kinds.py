"""A question names the kind, a text the thing."""

from core.recall.kinds import members_of
from core.recall.words import stem


def test_a_kind_has_members_in_singular_and_plural() -> None:
    assert stem("guitar") in members_of("instrument")
    assert members_of("instruments") == members_of("instrument")


def test_a_kind_of_several_lines_has_the_members_of_all() -> None:
    assert {stem("pizza"), stem("soup")} <= members_of("dish")


def test_most_words_name_no_kind() -> None:
    assert members_of("yesterday") == frozenset()
    assert members_of("#") == frozenset()
