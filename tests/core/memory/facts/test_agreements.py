"""Decisions, promises and answers, on invented chats, mails and minutes."""

import pytest

from core.memory.facts.of_view import findings_in
from core.memory.view import View
from tests.core.memory.facts.screens import chat, page


def told(view: View) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in findings_in(view)}


def test_a_decision_says_who_made_it() -> None:
    view = chat(
        "#garden - Work",
        ("Ann Lee 09:01", "Decision for the fence: we keep the old posts."),
        ("Bo Berg 09:02", "Then we switch to cedar and drop pine."),
        ("Bo Berg 09:03", "Should we switch to larch?"),
    )
    assert told(view) == {
        ("Fence", "decision", "we keep the old posts (Ann Lee)"),
        ("Garden", "decision", "we switch to cedar and drop pine (Bo Berg)"),
    }


def test_a_version_that_is_decided_on_is_its_release() -> None:
    view = chat("#app - Work", ("Ann Lee 09:01", "Decision for 3.1.0: we keep the old format."))
    assert ("3.1.0 release", "decision", "we keep the old format (Ann Lee)") in told(view)


def test_a_ticket_is_taken_on() -> None:
    view = chat("#app - Work", ("Ann Lee 09:01", "I take ABC-12 then. Bo has enough to do."))
    assert told(view) == {("ABC-12", "taken on by", "Ann Lee")}


def test_minutes_say_who_does_what() -> None:
    view = page(
        "Fence meeting",
        "Fence meeting",
        "Present: Ann, Bo, Cleo.",
        "Bo orders the cedar by Friday.",
        "Cleo will call the landlord.",
        "Work starts slowly in the rain",
        "Paint takes a long time to dry",
    )
    facts = told(view)
    assert ("Bo", "task", "orders the cedar by Friday 6 March 2026") in facts
    assert ("Cleo", "will", "call the landlord") in facts
    assert {subject for subject, _, _ in facts} <= {"Bo", "Cleo", "Fence meeting"}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Ann is presenting on 12 March, slot 14:40 in hall B.",
            ("Ann", "presenting", "on Thursday 12 March 2026, 14:40 in hall B"),
        ),
        ("Ann is away until Friday.", ("Ann", "away", "until Friday 6 March 2026")),
        (
            "I accept it: € 1,250.50 for the whole fence.",
            ("Mail roof", "accepted", "€ 1,250.50 for the whole fence"),
        ),
    ],
)
def test_what_a_mail_says_of_people(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(page("Roof | Mail", "Roof", "Ann Lee <ann@roof.example>", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "If Ann is away we should wait.",
        "Summer is away until Friday.",
        "Traffic asks for patience in the morning.",
        "Decision: ",
        "Would we go with the red tiles?",
    ],
)
def test_what_is_no_agreement(sentence: str) -> None:
    view = page("Roof | Mail", "Roof", "Ann Lee <ann@roof.example>", sentence)
    agreed = {"decision", "task", "will", "away", "accepted"}
    assert not {predicate for _, predicate, _ in told(view)} & agreed
