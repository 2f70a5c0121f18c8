"""The first and the last: when an order is asked for, and what then comes first."""

from datetime import UTC, datetime

import pytest

from core.recall.query import understand
from core.recall.reasons import reasons
from core.recall.search import best_sighting, search
from core.recall.time_order import TimeOrder, asked_order
from core.recall.time_range import find_time_range
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = datetime(2031, 9, 12, 12, tzinfo=UTC)
FIRST, LAST = TimeOrder.FIRST, TimeOrder.LAST


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("the first time I saw the otter", FIRST),
        ("When did I first open the ledger?", FIRST),
        ("the first invoice from Nordlys", FIRST),
        ("earliest price of the rope", FIRST),
        ("Wann habe ich das zum ersten Mal gelesen?", FIRST),
        ("la primera vez que vi la nutria", FIRST),
        ("the latest invoice", LAST),
        ("most recent price of the rope", LAST),
        ("when did I last read the tide table", LAST),
        ("the last mail from Otto", LAST),
        ("die neueste Rechnung", LAST),
        ("Was habe ich zuletzt gelesen?", LAST),
        ("la factura más reciente", LAST),
        ("what is on the first floor", None),
        ("what is the first name of Otto", None),
        ("last Tuesday", None),
        ("what did I read last week", None),
        ("in the last three days", None),
        ("the first time and the latest price", None),
        ("does the rope last", None),
    ],
)
def test_an_order_is_asked_for(text: str, order: TimeOrder | None) -> None:
    assert asked_order(text, find_time_range(text.casefold(), NOW)) is order


@pytest.fixture
def prices(plain_memory: DrawnMemory) -> DrawnMemory:
    """A price on three days, said in more and more words, and a page about something else."""
    for day, text in (
        (8, "Rope price 11"),
        (9, "Rope price 12, with a discount for members of the boat club on weekdays"),
        (10, "Rope price 13"),
        (11, "Rope is made of hemp"),
    ):
        plain_memory.show(moment(day, "09:00"), page(text), title="Ropes")
    return plain_memory


@pytest.mark.parametrize(
    ("text", "best", "told"),
    [
        ("latest rope price", "Rope price 13", "the last that fits"),
        ("earliest rope price", "Rope price 11", "the first that fits"),
    ],
)
def test_the_end_that_is_asked_for_comes_first(
    prices: DrawnMemory, text: str, best: str, told: str
) -> None:
    query = understand(text, NOW, prices.store.passages, ObservationFilter())
    hits = search(prices.store, None, query, 10)
    assert hits[0].passage.text == best
    assert told in reasons(hits[0], query)
    orders = sorted(hit.channels.get("order", 0.0) for hit in hits)
    assert orders == pytest.approx([0, 1 / 3, 1 / 2, 1], abs=1e-3)
    assert "hemp" in next(hit.passage.text for hit in hits if "order" not in hit.channels)


def test_the_oldest_sighting_is_shown_for_the_first(plain_memory: DrawnMemory) -> None:
    first = plain_memory.show(moment(8, "09:00"), page("Rope price 11"))
    plain_memory.show(moment(8, "10:00"), page("something else"))
    last = plain_memory.show(moment(9, "09:00"), page("Rope price 11"))
    for text, shown in (("earliest rope price", first), ("rope price", last)):
        query = understand(text, NOW, plain_memory.store.passages, ObservationFilter())
        hit = search(plain_memory.store, None, query, 1)[0]
        assert best_sighting(hit, query, plain_memory.store).observation_id == shown
