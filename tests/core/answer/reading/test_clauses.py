"""A line that has a clause of the question word for word is the one that is meant."""

from core.answer.reading.clauses import with_said_clauses
from core.answer.wanted import Wanted
from tests.core.answer.reading.made_readings import asked_about, scored_line


def test_a_line_with_the_same_clause_counts_for_more() -> None:
    said = scored_line("After the last guest wipe the counter.", Wanted.TEXT, 2.0)
    other = scored_line("Wipe the counter every hour.", Wanted.TEXT, 2.2)
    question = "What has to be done with the counter after the last guest?"
    first, second = with_said_clauses(asked_about(question), [said, other])
    assert first.score > second.score == other.score


def test_when_something_was_seen_is_told_by_no_clause() -> None:
    said = scored_line("After the last guest wipe the counter.", Wanted.TEXT, 2.0)
    asked = asked_about("When did I read about it after the last guest?")
    assert with_said_clauses(asked, [said]) == [said]
