"""Rows of tables through learning: what changes steps out of its row and has its own history."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.answer.ask import Question, ask
from core.errors import CannotChange, CannotUndo
from core.ids import MemoryId, ObservationId
from core.ingest.work import work_off
from core.memory.formation import learn_from_frames
from core.memory.from_user.corrections import correct, pin, reject, undo
from core.memory_record import Memory, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page

NOW: datetime = moment(20, "18:00")
COLUMNS = ("Ship", "Date", "Leaves", "Gate", "Cabin", "Deck")
BOOKED = ("SF 217", "Mon 22 Sep", "07:25", "B4", "214", "6")

Facts = set[tuple[str, str]]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def _booking(
    memory: DrawnMemory, day: int, row: tuple[str, ...] = BOOKED, clock: str = "09:00"
) -> ObservationId:
    """The page of a booking, with the table of its ships."""
    sheet = Sheet().paragraph("Your booking FB-20931")
    sheet.table(COLUMNS, row, ("SF 218", "Thu 25 Sep", "18:55", "A1", "117", "5"))
    return _shown(memory, day, clock, sheet, "Your booking FB-20931 - Mail")


def _mail(memory: DrawnMemory, day: int, sentence: str, clock: str = "11:00") -> ObservationId:
    return _shown(memory, day, clock, page("Change of plan", sentence), "Change of plan - Mail")


def _shown(memory: DrawnMemory, day: int, clock: str, sheet: Sheet, title: str) -> ObservationId:
    shown = memory.show(moment(day, clock), sheet, app="mail", title=title)
    _learn(memory.store)
    return shown


def _learn(store: Store) -> None:
    while learn_from_frames(store, 100, NOW):
        pass


def _found(store: Store, status: Status = Status.ACTIVE, subject: str = "SF 217") -> list[Memory]:
    wanted = MemoryFilter(MemoryKind.SEMANTIC, status=status)
    found = store.memories.matching(wanted, oldest_first=True)
    return [one for one in found if one.text_of(Role.SUBJECT) == subject]


def _facts(store: Store, status: Status = Status.ACTIVE) -> Facts:
    return {
        (one.text_of(Role.PREDICATE), one.text_of(Role.OBJECT)) for one in _found(store, status)
    }


def _fact(store: Store, predicate: str) -> Memory:
    (found,) = [one for one in _found(store) if one.text_of(Role.PREDICATE) == predicate]
    return found


FIRST: Facts = {
    ("Date", "Monday 22 September 2031"),
    ("Leaves", "07:25"),
    ("row", "Gate: B4; Cabin: 214; Deck: 6"),
}


def test_a_long_row_says_what_no_fact_of_its_own_says(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    assert _facts(memory.store) == FIRST
    assert _fact(memory.store, "row").title == "SF 217 – Gate: B4; Cabin: 214; Deck: 6"


def test_the_same_table_again_adds_evidence_alone(memory: DrawnMemory) -> None:
    first, second = _booking(memory, 8), _booking(memory, 9)
    assert _facts(memory.store) == FIRST
    assert {one.evidence for one in _found(memory.store)} == {(first, second)}
    assert _found(memory.store, Status.SUPERSEDED) == []


def test_a_cell_with_another_value_has_a_history_of_its_own(memory: DrawnMemory) -> None:
    first = _booking(memory, 8)
    second = _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    store = memory.store
    assert _facts(store) == FIRST - {("row", "Gate: B4; Cabin: 214; Deck: 6")} | {
        ("Gate", "C7"),
        ("row", "Cabin: 214; Deck: 6"),
    }
    (former,) = _found(store, Status.SUPERSEDED)
    gate, row = _fact(store, "Gate"), _fact(store, "row")
    assert (former.title, former.evidence) == ("Gate of SF 217: B4", (first,))
    assert (former.valid_until, former.superseded_by) == (moment(9, "09:00"), gate.id)
    assert (gate.evidence, row.evidence) == ((second,), (first, second))


def test_it_does_not_matter_which_table_is_read_first(memory: DrawnMemory) -> None:
    """Imported late, an old screen says what was."""
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    _booking(memory, 8)
    store = memory.store
    assert ("Gate", "C7") in _facts(store)
    assert _facts(store, Status.SUPERSEDED) == {("Gate", "B4")}
    assert _fact(store, "row").text_of(Role.OBJECT) == "Cabin: 214; Deck: 6"


def test_a_sentence_elsewhere_changes_a_cell(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _mail(memory, 9, "SF 217 now leaves at 08:10.")
    store = memory.store
    assert ("departs", "08:10") in _facts(store)
    assert _facts(store, Status.SUPERSEDED) == {("Leaves", "07:25")}
    assert "07:25" not in "".join(one.title for one in _found(store))


def _gate_page(memory: DrawnMemory, day: int, gate: str) -> ObservationId:
    sheet = Sheet().paragraph("SF 217").paragraph(f"Gate: {gate}").paragraph("Have a good trip.")
    return _shown(memory, day, "11:00", sheet, "SF 217 - Ferries")


def test_what_is_told_of_a_cell_in_a_row_takes_it_out(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _gate_page(memory, 9, "C7")
    store = memory.store
    assert {("gate", "C7"), ("row", "Cabin: 214; Deck: 6")} <= _facts(store)
    assert _facts(store, Status.SUPERSEDED) == {("Gate", "B4")}


def test_what_is_told_of_a_cell_in_the_users_row_stays_below_it(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    store = memory.store
    row = pin(store, _fact(store, "row").id, NOW)
    for day, gate in ((9, "B4"), (10, "C7"), (11, "C7")):
        _gate_page(memory, day, gate)
    assert _facts(store) == FIRST
    (below,) = _found(store, Status.SUPERSEDED)
    assert (below.text_of(Role.OBJECT), below.superseded_by) == ("C7", row.id)


def test_a_row_that_shows_more_tells_it_and_one_that_shows_less_changes_nothing(
    memory: DrawnMemory,
) -> None:
    _booking(memory, 8, ("SF 217", "Mon 22 Sep", "07:25", "B4", "214", ""))
    _booking(memory, 9)
    _booking(memory, 10, ("SF 217", "Mon 22 Sep", "07:25", "", "214", "6"))
    assert _facts(memory.store) == FIRST
    assert _found(memory.store, Status.SUPERSEDED) == []


def test_without_the_newer_screen_the_older_value_holds_again(memory: DrawnMemory) -> None:
    first = _booking(memory, 8)
    second = _booking(memory, 9, ("SF 217", "Mon 22 Sep", "08:10", "C7", "214", "6"))
    store = memory.store
    assert {("Gate", "C7"), ("Leaves", "08:10")} <= _facts(store)
    store.forgetting.forget([second])
    _learn(store)
    assert _facts(store) == {
        ("Date", "Monday 22 September 2031"),
        ("Leaves", "07:25"),
        ("Gate", "B4"),
        ("row", "Cabin: 214; Deck: 6"),
    }
    assert {one.evidence for one in _found(store)} == {(first,)}
    assert _found(store, Status.SUPERSEDED) == []


def test_without_the_older_screen_the_newer_value_stands_alone(memory: DrawnMemory) -> None:
    first = _booking(memory, 8)
    _mail(memory, 9, "SF 217 now leaves at 08:10.")
    memory.store.forgetting.forget([first])
    _learn(memory.store)
    assert _facts(memory.store) == {("departs", "08:10")}


def test_undo_takes_a_change_back_and_then_the_cell_into_its_row(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    store = memory.store
    gate, row = _fact(store, "Gate"), _fact(store, "row")
    undo(store, gate.id, NOW)
    assert ("Gate", "B4") in _facts(store)
    undo(store, row.id, NOW)
    assert _facts(store) == FIRST


def test_a_row_is_not_put_together_again_under_a_newer_value(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    store = memory.store
    row = _fact(store, "row")
    with pytest.raises(CannotUndo, match="changed since; undo that first"):
        undo(store, row.id, NOW)
    assert ("Gate", "C7") in _facts(store)


def test_the_user_corrects_one_cell_and_the_row_lives_on(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    store = memory.store
    corrected = correct(store, _fact(store, "row").id, "Gate: D2", NOW)
    assert (corrected.title, corrected.made_by) == ("Gate of SF 217: D2", "user")
    _booking(memory, 10, ("SF 217", "Mon 22 Sep", "07:25", "C7", "305", "6"))
    assert {("Gate", "D2"), ("Cabin", "305"), ("row", "Deck: 6")} <= _facts(store)
    assert {("Gate", "C7"), ("Cabin", "214")} == _facts(store, Status.SUPERSEDED)


def test_a_whole_row_is_corrected_where_it_differs(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    store = memory.store
    correct(store, _fact(store, "row").id, "Gate: B4; Cabin: 305; Deck: 6", NOW)
    assert {("Cabin", "305"), ("row", "Gate: B4; Deck: 6")} <= _facts(store)


def test_a_correction_of_a_row_names_what_it_corrects(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    row = _fact(memory.store, "row")
    with pytest.raises(CannotChange, match="“Gate: …”"):
        correct(memory.store, row.id, "D2", NOW)
    assert _facts(memory.store) == FIRST


def test_what_was_corrected_comes_back_when_the_correction_is_forgotten(
    memory: DrawnMemory,
) -> None:
    _booking(memory, 8)
    store = memory.store
    corrected = correct(store, _fact(store, "row").id, "Gate: D2", NOW)
    own_word = corrected.statements[-1].evidence[-1].observation_id
    store.forgetting.forget([own_word])
    _learn(store)
    values = " ".join(value for _, value in _facts(store))
    assert "B4" in values
    assert "D2" not in values


def test_a_rejected_cell_does_not_come_back(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    store = memory.store
    reject(store, _fact(store, "Gate").id, NOW)
    _booking(memory, 10, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    assert "Gate" not in {predicate for predicate, _ in _facts(store)}
    assert _fact(store, "row").text_of(Role.OBJECT) == "Cabin: 214; Deck: 6"


def test_a_pinned_row_outranks_what_is_seen_later(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    store = memory.store
    row = pin(store, _fact(store, "row").id, NOW)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    _booking(memory, 10)
    assert _facts(store) == FIRST
    assert _fact(store, "row").id == row.id
    assert _facts(store, Status.SUPERSEDED) == {("row", "Gate: C7; Cabin: 214; Deck: 6")}


def test_the_last_cell_takes_the_place_of_its_row(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "305", "2"))
    store = memory.store
    assert _facts(store) == FIRST - {("row", "Gate: B4; Cabin: 214; Deck: 6")} | {
        ("Gate", "C7"),
        ("Cabin", "305"),
        ("Deck", "2"),
    }


def _short(memory: DrawnMemory, text: str) -> str:
    return ask(memory.store, None, Question(text, NOW)).short


def test_what_holds_and_what_held_is_answered(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _mail(memory, 9, "SF 217 now leaves at 08:10.")
    _booking(memory, 10, ("SF 217", "Mon 22 Sep", "08:10", "C7", "214", "6"))
    work_off(memory.store, None)
    assert "08:10" in _short(memory, "When does SF 217 leave?")
    assert "07:25" in _short(memory, "When did SF 217 leave before?")
    assert "07:25" in _short(memory, "What was the departure of SF 217 before?")
    assert "C7" in _short(memory, "Which gate does SF 217 leave from?")
    assert "B4" in _short(memory, "Which gate did SF 217 have before?")


def test_splitting_off_is_one_act_that_is_told(memory: DrawnMemory) -> None:
    _booking(memory, 8)
    _booking(memory, 9, ("SF 217", "Mon 22 Sep", "07:25", "C7", "214", "6"))
    row = _fact(memory.store, "row")
    last = memory.store.changes.history(row.id)[-1]
    assert (last.operation, last.reason) == ("update", "a value of it is told by itself")
    assert memory.store.memories.statements_of_version(MemoryId(row.id), 1)[3].text == (
        "Gate: B4; Cabin: 214; Deck: 6"
    )
