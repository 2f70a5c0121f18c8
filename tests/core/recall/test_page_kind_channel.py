"""Pages are found by their kind, also where its name is not on them."""

import pytest

from core.recall.page_kind_channel import page_kind_hits
from core.recall.query import understand
from core.recall.reasons import reasons
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "12:00")
RECIPE = "Preheat the oven, then stir 2 tbsp of oil into the chopped leeks."
CRASH = "fatal: keel.c failed, 1 undefined reference"


@pytest.fixture
def pages(plain_memory: DrawnMemory) -> DrawnMemory:
    plain_memory.show(moment(8, "09:00"), page(RECIPE), title="Leek tart")
    plain_memory.show(moment(8, "10:00"), page(CRASH), title="build log")
    plain_memory.show(moment(8, "11:00"), page("Leeks are on offer at the quay."), title="Market")
    return plain_memory


@pytest.mark.parametrize(
    ("text", "shown"),
    [("the recipe", RECIPE), ("das Rezept von gestern", RECIPE), ("the error", CRASH)],
)
def test_a_page_is_found_without_the_word_for_its_kind(
    pages: DrawnMemory, text: str, shown: str
) -> None:
    query = understand(text, NOW, pages.store.passages, ObservationFilter())
    (hit,) = search(pages.store, None, query, 1)
    assert hit.passage.text == shown
    assert "a page of the kind you ask for" in reasons(hit, query)


def test_only_pages_of_the_kind_are_raised(pages: DrawnMemory) -> None:
    query = understand("leeks recipe", NOW, pages.store.passages, ObservationFilter())
    channels = {hit.passage.text: hit.channels for hit in search(pages.store, None, query, 3)}
    assert channels[RECIPE]["page_kind"] == 1.0
    assert "page_kind" not in channels["Leeks are on offer at the quay."]


def test_without_a_kind_or_within_other_limits_there_is_nothing(pages: DrawnMemory) -> None:
    passages = pages.store.passages
    for text, wanted in (
        ("leeks at the quay", ObservationFilter()),
        ("the recipe", ObservationFilter(app="firefox")),
    ):
        query = understand(text, NOW, passages, wanted)
        assert page_kind_hits(query, passages, 5) == []
