"""Times told by an event: which words name one, and what is raised beside it."""

from datetime import timedelta

import pytest

from core.recall.event_range import EventAsked, Stretch, event_in, event_range
from core.recall.event_search import placed_by_event
from core.recall.query import understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "12:00")
REGATTA: Stretch = (moment(9, "10:00"), moment(9, "10:10"))
LUNCH: Stretch = (moment(9, "12:00"), moment(9, "12:30"))
EVENTS = {"the regatta": REGATTA, "the lunch": LUNCH}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what did I read after the call with Otto?", EventAsked("after", "the call with Otto")),
        ("which page right before my regatta", EventAsked("right before", "my regatta")),
        ("what was open during the regatta?", EventAsked("during", "the regatta")),
        (
            "which pages between the regatta and the lunch?",
            EventAsked("between", "the regatta", "the lunch"),
        ),
        ("was las ich nach dem Segelkurs?", EventAsked("nach", "dem Segelkurs")),
        ("what did I read after the 9 September?", None),
        ("what did I read before Friday", None),
        ("the page after page 4 of the manual is missing", None),
        ("after all, what is the price", None),
    ],
)
def test_an_event_is_told_from_a_day(text: str, asked: EventAsked | None) -> None:
    assert event_in(text, NOW) == asked


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        (EventAsked("before", "the regatta"), moment(9, "09:30"), moment(9, "10:01")),
        (EventAsked("just after", "the regatta"), moment(9, "11:00"), moment(9, "10:05")),
        (EventAsked("during", "the regatta"), moment(9, "10:05"), moment(9, "10:11")),
        (EventAsked("between", "the lunch", "the regatta"), moment(9, "11:00"), LUNCH[1]),
    ],
)
def test_the_range_lies_on_the_side_that_is_named(
    asked: EventAsked, inside: object, outside: object
) -> None:
    found = event_range(asked, EVENTS.get)
    assert found is not None
    assert found.since <= inside < found.until  # type: ignore[operator]
    assert not found.since <= outside < found.until  # type: ignore[operator]
    assert found.until - found.since <= timedelta(hours=4)


def test_without_the_event_there_is_no_range() -> None:
    assert event_range(EventAsked("after", "the flood"), EVENTS.get) is None
    assert event_range(EventAsked("between", "the regatta", "the flood"), EVENTS.get) is None


@pytest.fixture
def morning(plain_memory: DrawnMemory) -> DrawnMemory:
    plain_memory.show(moment(9, "08:00"), page("Tide table of the quay, first printing."))
    plain_memory.show(moment(9, "10:00"), page("Regatta briefing with Otto."), until=REGATTA[1])
    plain_memory.show(moment(9, "11:00"), page("Tide table of the quay, second printing."))
    return plain_memory


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("tide table before the regatta briefing", "Tide table of the quay, first printing."),
        ("tide table after the regatta briefing?", "Tide table of the quay, second printing."),
    ],
)
def test_what_was_seen_beside_the_event_comes_first(
    morning: DrawnMemory, text: str, best: str
) -> None:
    query = understand(text, NOW, morning.store.passages, ObservationFilter())
    assert search(morning.store, None, query, 5)[0].passage.text == best


def test_an_event_that_nothing_shows_changes_nothing(morning: DrawnMemory) -> None:
    text = "tide table after the earthquake"
    query = understand(text, NOW, morning.store.passages, ObservationFilter())
    placed = placed_by_event(morning.store, query)
    assert placed.time_range is None
    assert placed.weights == query.weights
    assert len(search(morning.store, None, query, 5)) == 2
