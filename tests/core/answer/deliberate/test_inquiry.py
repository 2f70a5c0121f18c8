"""The budget of an inquiry, and the steps that it notes."""

from core.answer.content_answer import ReadingModels
from core.answer.deliberate.inquiry import Inquiry
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment

NOW = moment(13, "18:00")


def _inquiry(memory: DrawnMemory, seconds: list[float]) -> Inquiry:
    return Inquiry(
        memory.store, ReadingModels(), NOW, ObservationFilter(), clock=lambda: seconds[-1]
    )


def test_searches_stop_at_the_budget(fortnight: DrawnMemory) -> None:
    inquiry = _inquiry(fortnight, [0.0])
    for number in range(8):
        inquiry.look_for(f"kayak {number}")
    assert inquiry.is_spent
    assert [step.did for step in inquiry.steps] == ["searched"] * 6 + ["missing"] * 2
    assert inquiry.steps[-1].result == "the budget of searches is used up"
    assert inquiry.read("How much is the kayak?") is None


def test_searches_stop_when_the_time_is_up(fortnight: DrawnMemory) -> None:
    seconds = [0.0]
    inquiry = _inquiry(fortnight, seconds)
    inquiry.look_for("kayak")
    opened = len(inquiry.frames)
    seconds.append(60.0)
    inquiry.look_for("ferry")
    assert inquiry.is_spent
    assert len(inquiry.frames) == opened > 0


def test_readings_grow_with_what_is_opened(fortnight: DrawnMemory) -> None:
    inquiry = _inquiry(fortnight, [0.0])
    assert inquiry.readings() == []
    inquiry.look_for("Night Heron kayak price")
    prices = {one.quantity.text for one in inquiry.readings()}
    assert {"€ 780.00", "€ 705.00"} <= prices
    assert inquiry.readings() is inquiry.readings()


def test_a_frame_is_read_once_an_inquiry(fortnight: DrawnMemory) -> None:
    inquiry = _inquiry(fortnight, [0.0])
    first = inquiry.read("How much is the Night Heron kayak?")
    again = inquiry.read("How much is the Night Heron kayak?")
    assert first is not None
    assert again is not None
    assert first[1].readings is again[1].readings
    other = _inquiry(fortnight, [0.0]).read("How much is the Night Heron kayak?")
    assert other is not None
    assert other[1].readings is not first[1].readings  # nothing outlives its question
