"""The same text on many frames is one hit; a changed number is not the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.recall.near_duplicates import collapsed, says_the_same
from core.recall.query import Query, understand
from core.recall.reasons import reasons
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory, moment, page


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def asked(memory: DrawnMemory, text: str) -> Query:
    return understand(text, moment(12, "12:00"), memory.store.passages, ObservationFilter())


def test_a_text_that_was_read_again_is_one_hit(memory: DrawnMemory) -> None:
    memory.show(moment(9, "09:10"), page("The heron colony moves to Lake Ambril in autumn."))
    slip = page("The heron colony moves to Lake AmbriI in autumn")
    memory.show(moment(9, "10:10"), slip, app="reader")
    again = page("The heron colony moves to Lake Ambril in autumn.")
    memory.show(moment(9, "11:10"), again, app="editor")
    query = asked(memory, "where does the heron colony move?")
    hits = search(memory.store, None, query, 10)
    (hit,) = [one for one in collapsed(hits, memory.store) if "colony" in one.passage.text]
    assert hit.times_seen == 3
    assert "words: heron, colony, move" in reasons(hit, query)


def test_another_number_is_another_text() -> None:
    assert not says_the_same("The inspection costs 431 euros", "The inspection costs 437 euros")
    assert says_the_same("The inspection costs 431 euros", "the inspection  costs 431 euros.")
    assert not says_the_same("Water the tomatoes", "The train leaves")


def test_a_mended_word_is_told_with_what_stood_there(memory: DrawnMemory) -> None:
    memory.show(moment(9, "09:10"), page("The bracket is on order."))
    query = asked(memory, "braket")
    (hit,) = search(memory.store, None, query, 1)
    assert reasons(hit, query)[0] == "words: bracket (for braket)"
