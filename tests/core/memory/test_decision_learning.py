"""Decisions through learning: side by side until one ends another, which keeps its dates."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.ids import ObservationId
from core.memory.formation import learn_from_frames
from core.memory.from_user.corrections import pin, undo
from core.memory_record import Memory, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment

NOW: datetime = moment(30, "18:00")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def _said(memory: DrawnMemory, day: int, text: str, channel: str = "garden") -> ObservationId:
    shown = memory.show(
        moment(day, "10:05"),
        Sheet().chat(("Ann Lee", "10:01", text)),
        app="chat",
        title=f"#{channel} - Work",
    )
    while learn_from_frames(memory.store, 100, NOW):
        pass
    return shown


def _decisions(store: Store, status: Status = Status.ACTIVE) -> list[Memory]:
    wanted = MemoryFilter(MemoryKind.SEMANTIC, status=status)
    found = store.memories.matching(wanted, oldest_first=True)
    return [one for one in found if one.text_of(Role.PREDICATE) == "decision"]


def _texts(store: Store, status: Status = Status.ACTIVE) -> list[str]:
    return [one.text_of(Role.OBJECT) for one in _decisions(store, status)]


def test_decisions_on_other_matters_stand_side_by_side(memory: DrawnMemory) -> None:
    _said(memory, 8, "We keep the old posts.")
    _said(memory, 9, "We switch to weekly watering.")
    _said(memory, 10, "We decided to order the seeds in May.")
    assert len(_texts(memory.store)) == 3
    assert _texts(memory.store, Status.SUPERSEDED) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("We decided to go with pine boards.", "We decided to take cedar boards instead."),
        ("We decided to go with pine.", "Actually, we decided to take cedar instead."),
        ("We go with the tents.", "We drop the tents and rent the hall."),
        ("Decision: we keep the paper lists.", "Decision: no longer keep the paper lists."),
        ("We decided to use gravel for the path.", "We decided to use bark instead of gravel."),
        ("We keep the Friday round.", "We switch to a Monday round."),
        ("We switch to drip hoses.", "We decided against drip hoses."),
    ],
)
def test_a_decision_that_says_so_ends_the_one_before_it(
    memory: DrawnMemory, first: str, then: str
) -> None:
    _said(memory, 8, first)
    _said(memory, 11, then)
    (former,), (holding,) = (
        _decisions(memory.store, status) for status in (Status.SUPERSEDED, Status.ACTIVE)
    )
    assert former.superseded_by == holding.id
    assert former.valid_until == moment(11, "10:01")
    assert (former.since, holding.since) == (moment(8, "10:01"), moment(11, "10:01"))


def test_what_is_given_up_is_known_under_another_topic(memory: DrawnMemory) -> None:
    _said(memory, 8, "Decision for the fence: we keep the pine posts.")
    _said(memory, 9, "We switch to steel and drop the pine posts.", "purchasing")
    assert [text.partition(" (")[0] for text in _texts(memory.store)] == [
        "We switch to steel and drop the pine posts"
    ]


def test_the_order_of_reading_does_not_matter(memory: DrawnMemory) -> None:
    _said(memory, 11, "We drop the tents and rent the hall.")
    _said(memory, 8, "We go with the tents.")
    assert _texts(memory.store, Status.SUPERSEDED) == ["We go with the tents (Ann Lee)"]
    assert len(_texts(memory.store)) == 1


def test_an_older_decision_that_is_taken_up_again_holds(memory: DrawnMemory) -> None:
    _said(memory, 8, "We go with the tents.")
    _said(memory, 9, "We drop the tents and rent the hall.")
    _said(memory, 10, "We go back to the tents after all.")
    assert _texts(memory.store) == ["We go back to the tents after all (Ann Lee)"]


def test_without_the_newer_decision_the_older_holds_again(memory: DrawnMemory) -> None:
    _said(memory, 8, "We go with the tents.")
    newer = _said(memory, 9, "We drop the tents and rent the hall.")
    memory.store.forgetting.forget([newer])
    assert _texts(memory.store) == ["We go with the tents (Ann Lee)"]
    assert _texts(memory.store, Status.SUPERSEDED) == []


def test_undo_gives_the_place_back(memory: DrawnMemory) -> None:
    _said(memory, 8, "We go with the tents.")
    _said(memory, 9, "We drop the tents and rent the hall.")
    (holding,) = _decisions(memory.store)
    undo(memory.store, holding.id, NOW)
    assert _texts(memory.store) == ["We go with the tents (Ann Lee)"]


def test_a_pinned_decision_is_ended_by_nobody_but_the_user(memory: DrawnMemory) -> None:
    _said(memory, 8, "We go with the tents.")
    (first,) = _decisions(memory.store)
    pin(memory.store, first.id, NOW)
    _said(memory, 9, "We drop the tents and rent the hall.")
    assert len(_texts(memory.store)) == 2
