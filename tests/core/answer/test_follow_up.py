"""A question that leans on the one before is said in full; one that stands alone is left."""

from datetime import datetime, timedelta, timezone

import pytest

from core.answer.follow_up import in_full, without_time

NOW = datetime(2026, 6, 12, 17, 40, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("earlier", "question", "full"),
    [
        ("What did I do on Monday?", "and on Tuesday?", "What did I do on Tuesday?"),
        (
            "What was I reading yesterday?",
            "What about this morning?",
            "What was I reading this morning?",
        ),
        (
            "Was habe ich am Montag gelesen?",
            "Und am Dienstag?",
            "Was habe ich gelesen am Dienstag?",
        ),
        (
            "When does the night train leave?",
            "and the ferry?",
            "When does the ferry leave?",
        ),
        ("How much is the boiler?", "What about the bike rack?", "How much is the bike rack?"),
        ("Wann beginnt der Kurs?", "und die Prüfung?", "Wann beginnt die Prüfung?"),
        ("Where is the spare key?", "How much was it?", "How much was the spare key?"),
        ("When is the harbour meeting?", "Who is at it?", "Who is at the harbour meeting?"),
        (
            "Who wrote the report of the survey?",
            "When was it sent?",
            "When was the report of the survey sent?",
        ),
        (
            "When does the train to Oslo leave?",
            "How much was it?",
            "How much was the train to Oslo?",
        ),
        ("When does the ferry leave?", "And where does it leave?", "Where does the ferry leave?"),
    ],
)
def test_what_is_left_out_is_filled_in(earlier: str, question: str, full: str) -> None:
    assert in_full(question, earlier, NOW) == full


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("", "and on Tuesday?"),
        ("When does the ferry leave?", "How much is the boiler?"),
        ("When does the ferry leave?", "Who wrote it in the report?"),
        ("What did Jo say?", "How much was it?"),  # no thing was named
        ("When does the ferry leave?", "and?"),
        ("When does the ferry leave?", "Is it true that the boiler is 20 years old?"),
        ("When does the ferry leave?", "What did Ana write on Monday?"),
    ],
)
def test_what_stands_alone_is_left(earlier: str, question: str) -> None:
    assert in_full(question, earlier, NOW) == question


def test_a_question_is_asked_of_all_times() -> None:
    assert without_time("What did Jo write last Tuesday?", NOW) == "What did Jo write"
    assert without_time("What did Jo write?", NOW) == "What did Jo write"
