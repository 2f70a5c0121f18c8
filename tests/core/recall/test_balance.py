"""Screens and chats come into one order by how well the best of each fits the question."""

from core.ids import PassageId
from core.recall.balance import ScoredPassage, best_of, chat_scale, direct_fit
from core.recall.query import Query, Term
from core.store.observation_store import ObservationFilter
from core.store.passage_store import Passage

QUERY = Query(
    "copper kettle",
    (Term("copper", "copper"), Term("kettle", "kettl")),
    (3.0, 1.0),
    (),
    None,
    ObservationFilter(),
)


def scored(number: int, score: float, **channels: float) -> ScoredPassage:
    return ScoredPassage(PassageId(number), score, channels)


def passage(number: int, text: str, title: str = "") -> Passage:
    return Passage(PassageId(number), text, title)


def test_only_the_best_speak_for_their_kind() -> None:
    everything = [scored(number, float(number)) for number in range(9)]
    assert [entry.passage_id for entry in best_of(everything)] == [8, 7, 6, 5, 4]


def test_the_fit_is_words_nearness_and_time_of_the_one_that_fits_best() -> None:
    passages = {
        PassageId(1): passage(1, "a kettle"),
        PassageId(2): passage(2, "nothing", title="Copper kettles"),
    }
    best = [scored(1, 2.0), scored(2, 1.0, time=0.5)]
    assert direct_fit(QUERY, best[:1], passages, {PassageId(1): 0.4}) == 0.25 + 0.4
    assert direct_fit(QUERY, best, passages, {}) == 1.0 + 0.5
    assert direct_fit(QUERY, [], passages, {}) == 0.0


def test_the_best_of_both_stand_to_each_other_as_their_fits_do() -> None:
    screens, chats = [scored(1, 4.0)], [scored(2, 20.0)]
    assert chat_scale(screens, chats, screen_fit=1.0, chat_fit=0.5) * 20.0 == 2.0


def test_one_kind_alone_is_left_as_it_is() -> None:
    some = [scored(1, 4.0)]
    assert chat_scale([], some, 0.0, 1.0) == 1.0
    assert chat_scale(some, [], 1.0, 0.0) == 1.0
    assert chat_scale([scored(1, 0.0)], some, 1.0, 1.0) == 1.0
