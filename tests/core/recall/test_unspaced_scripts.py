"""Text in scripts without spaces is found by a part of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.ids import ObservationId
from core.recall.query import understand
from core.recall.search import search
from core.recall.words import words_of
from core.store.observation_store import ObservationFilter
from core.unspaced_text import indexed_pairs, unspaced_pairs
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory, moment, page


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        drawn.show(moment(9, "09:10"), page("来週の月曜日に暖房の点検があります。"), app="mail")
        drawn.show(moment(9, "10:10"), page("新しい自転車を買いました。"), app="notes")
        drawn.show(moment(9, "11:10"), page("The heating is inspected on Monday."), app="web")
        yield drawn


def found(memory: DrawnMemory, text: str, wanted: ObservationFilter) -> list[str]:
    query = understand(text, moment(12, "12:00"), memory.store.passages, wanted)
    return [hit.passage.text for hit in search(memory.store, None, query, 5)]


def test_a_part_of_a_run_finds_it(memory: DrawnMemory) -> None:
    assert "点検" in found(memory, "暖房の点検", ObservationFilter())[0]
    assert "自転車" in found(memory, "自転車", ObservationFilter())[0]


def test_a_single_letter_finds_it_wherever_it_stands(memory: DrawnMemory) -> None:
    for letter in "来房検月":
        assert "暖房" in found(memory, letter, ObservationFilter())[0]
    assert found(memory, "猫", ObservationFilter()) == []


def test_what_was_forgotten_is_not_found_and_the_rest_is(memory: DrawnMemory) -> None:
    memory.store.forgetting.forget([ObservationId(1)])
    assert found(memory, "暖房の点検", ObservationFilter()) == []
    assert "自転車" in found(memory, "自転車", ObservationFilter())[0]


def test_the_more_of_it_stands_there_the_better(memory: DrawnMemory) -> None:
    memory.show(moment(10, "09:00"), page("点検の日程です。"), app="mail")
    best = found(memory, "暖房の点検があります", ObservationFilter())
    assert "暖房" in best[0]
    assert "日程" in best[1]


def test_the_limits_hold_for_it(memory: DrawnMemory) -> None:
    assert found(memory, "暖房", ObservationFilter(app="notes")) == []


def test_a_run_is_read_as_pairs_among_other_words() -> None:
    assert words_of("PDF 点検表 v2") == ["pdf", "点検", "検表", "v2"]
    assert unspaced_pairs("点検表と点検") == ["点検", "検表", "表と", "と点"]
    assert unspaced_pairs("plain words") == []
    assert indexed_pairs("点検表 v2 表") == "点検 検表 表 表"
    assert indexed_pairs("plain wörds") == ""
