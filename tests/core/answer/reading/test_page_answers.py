"""What the network reads on pages counts among readings, within bounds."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.answer.reading.features import ScoredReading
from core.answer.reading.page_answers import (
    MOST_BEHIND,
    VALUELESS,
    PageAnswers,
    StretchesOn,
    page_answers,
    with_page_answers,
)
from core.answer.reading.page_stretches import Stretch, stretches_of
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.ingest.layout import blocks_of
from core.models.line_encoder import LineEncoder
from core.models.onnx_line_encoder import OnnxLineEncoder
from tests.core.answer.reading.made_readings import scored_line
from tests.fakes.drawn_memory import Sheet, drawn_memory, moment
from tests.fakes.hash_line_encoder import HashLineEncoder


def _on_line(number: int, line: str, score: float) -> ScoredReading:
    one = scored_line(line, Wanted.MONEY, score)
    unit = replace(one.unit, line_numbers=(number,))
    return replace(one, reading=replace(one.reading, unit=unit))


def _stretch(*lines: str) -> StretchesOn:
    """One page for every frame."""
    numbers = tuple((number,) for number in range(len(lines)))
    return lambda _frame: (Stretch("mail Quotes", lines, numbers),)


def _judged(
    question: str,
    scored: list[ScoredReading],
    stretches_on: StretchesOn,
    encoder: LineEncoder | None,
) -> list[ScoredReading]:
    return with_page_answers(scored, page_answers(question, scored, stretches_on, encoder))


def test_the_likest_line_passes_one_that_rules_find_a_little_better() -> None:
    lines = ("The kiln costs 900 euros", "It may be 450 euros at most, says the board")
    fee, limit = _on_line(0, lines[0], 2.3), _on_line(1, lines[1], 2.0)
    question = "What may it be at most, says the board?"
    found = _judged(question, [fee, limit], _stretch(*lines), HashLineEncoder())
    assert [one.reading for one in found] == [limit.reading, fee.reading]


def test_rules_that_are_sure_are_not_overruled() -> None:
    lines = ("The kiln costs 900 euros", "It may be 450 euros at most, says the board")
    far = MOST_BEHIND + 0.1
    sure, likest = _on_line(0, lines[0], 2.0 + far), _on_line(1, lines[1], 2.0)
    question = "What may it be at most, says the board?"
    found = _judged(question, [sure, likest], _stretch(*lines), HashLineEncoder())
    assert found[0].reading is sure.reading


def test_without_a_network_or_a_known_place_nothing_changes() -> None:
    one = _on_line(7, "900 euros", 2.0)
    assert _judged("What is it?", [one], _stretch("900 euros"), None) == [one]
    elsewhere = _judged("What is it?", [one], _stretch("900"), HashLineEncoder())
    assert elsewhere == [one]
    assert _judged("What is it?", [], _stretch("900"), HashLineEncoder()) == []


@given(st.lists(st.floats(-2, 5), min_size=1, max_size=8))
def test_no_reading_gains_and_none_loses_more_than_the_bounds(scores: list[float]) -> None:
    lines = tuple(f"{number} euros for the {number}th kiln" for number in range(len(scores)))
    before = [_on_line(n, line, scores[n]) for n, line in enumerate(lines)]
    before.sort(key=lambda one: -one.score)
    after = _judged("How much is it?", before, _stretch(*lines), HashLineEncoder())
    was = {one.unit.line_numbers: one.score for one in before}
    lost = [was[one.unit.line_numbers] - one.score for one in after]
    assert all(-1e-9 <= one <= MOST_BEHIND + VALUELESS + 1e-9 for one in lost)
    assert [one.score for one in after] == sorted((one.score for one in after), reverse=True)


def test_equal_pages_are_read_once() -> None:
    encoder = HashLineEncoder()
    other = ObservationId(2)
    one = _on_line(0, "900 euros", 2.0)
    unit = replace(one.unit, observation_id=other)
    again = replace(one, reading=replace(one.reading, unit=unit))
    found = page_answers("How much?", [one, again], _stretch("900 euros"), encoder)
    assert len(encoder.stretches) == 1
    assert {row.observation_id for row in found.rows} == {one.unit.observation_id, other}
    assert len({found.score_at(reading) for reading in (one, again)}) == 1


def test_where_nothing_was_read_nothing_is_told() -> None:
    assert PageAnswers().score_at(_on_line(0, "900 euros", 2.0)) is None
    assert page_answers("How much?", [], _stretch("900 euros"), HashLineEncoder()).rows == ()


def test_pages_that_were_found_best_are_read_beside_those_of_the_best_readings() -> None:
    def stretches_on(frame: ObservationId) -> tuple[Stretch, ...]:
        return (Stretch("mail", (f"{frame} euros",), ((0,),)),)

    def on_frame(frame: int, recall: float) -> ScoredReading:
        one = scored_line("euros", Wanted.MONEY, 2.0 - frame / 100, frame=frame)
        return replace(one, features=replace(one.features, recall=recall))

    scored = [on_frame(frame, recall=frame / 30) for frame in range(1, 31)]
    found = page_answers("How much?", scored, stretches_on, HashLineEncoder())
    assert {row.observation_id for row in found.rows} == {1, 2, 3, 4, 30}


def test_a_frame_is_cut_into_stretches_that_hold_every_line_once(tmp_path: Path) -> None:
    entries = [f"Entry {number}: nothing to report from the quay today" for number in range(40)]
    with drawn_memory(tmp_path, with_embedder=False) as memory:
        key = memory.show(moment(2, "09:00"), Sheet().paragraph(*entries), app="notes", title="Log")
        seen = memory.store.observations.get_many([key])[key]
        lines = memory.store.observations.lines(key)
    stretches = stretches_of(seen, lines, blocks_of(lines))
    numbers = [n for one in stretches for row in one.line_numbers for n in row]
    assert sorted(numbers) == list(range(40))
    assert len(stretches) > 1
    assert {one.title for one in stretches} == {"notes Log"}


def test_the_shipped_network_knows_an_answer_in_other_words() -> None:
    lines = (
        "Harbour office, opening times and fees",
        "Berth for a night: 18 euros",
        "Dogs must be on a lead on the pontoons",
        "The crane is out of order until Friday",
    )
    encoder = OnnxLineEncoder()
    readings = [_on_line(number, line, 1.0) for number, line in enumerate(lines)]
    found = _judged("May I let my terrier run about?", readings, _stretch(*lines), encoder)
    assert found[0].unit.text == lines[2]
