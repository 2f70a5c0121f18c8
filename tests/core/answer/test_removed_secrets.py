"""A secret that was removed is said to have been removed, not read out as a marker."""

import pytest

from core.answer.answer import AbstainReason, Answer
from core.answer.ask import Question, ask
from core.answer.removed_secrets import shows_removed_secret
from core.recall.query import understand
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(9, "12:00")


@pytest.fixture
def secrets(memory: DrawnMemory) -> DrawnMemory:
    memory.show(
        moment(8, "09:00"),
        page("Wifi of the boathouse", "Network: Kestrel-5G", "Password: Tr0ub4dor&3xyz"),
        title="Boathouse handbook",
    )
    memory.show(moment(8, "10:00"), page("Pay with card 4111 1111 1111 1111"), title="Rent")
    memory.show(moment(8, "11:00"), page("Your login code is 483920"), title="Mail")
    memory.show(moment(8, "12:00"), page("Rent of the boathouse: 420 euros"), title="Costs")
    memory.embed()
    return memory


def _asked(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, NOW))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("What is the wifi password of the boathouse?", "[password]"),
        ("Which card number do I pay with?", "[card number]"),
        ("What was the login code?", "[one-time code]"),
    ],
)
def test_it_is_said_with_the_place_where_it_stood(
    secrets: DrawnMemory, text: str, shown: str
) -> None:
    answer = _asked(secrets, text)
    assert answer.abstained
    assert answer.reason is AbstainReason.SECRET_REMOVED
    assert "removed" in answer.text
    assert answer.short == ""
    assert [shown in one.quote for one in answer.citations] == [True]


def test_what_else_is_asked_for_is_answered(secrets: DrawnMemory) -> None:
    answer = _asked(secrets, "How much is the rent of the boathouse?")
    assert "420" in answer.short


def test_only_the_kind_that_is_asked_for_counts(secrets: DrawnMemory) -> None:
    query = understand("the password", NOW, secrets.store.passages, ObservationFilter())
    assert shows_removed_secret(query, "Password: [password]")
    assert not shows_removed_secret(query, "Pay with card [card number]")
    assert not shows_removed_secret(query, "Password: see the handbook")
