"""Search over chats: turns are found by who said them, what stood beside them, and when."""

import numpy as np
import pytest

from core.observation import Source
from core.recall.chat_features import CHAT_FEATURES, VECTOR_FEATURES, chat_features
from core.recall.fusion import fused, shipped_fusion
from core.recall.hit import Hit
from core.recall.query import understand
from core.recall.search import search
from core.recall.speaker_channel import (
    named_speakers,
    speaker_fit,
    without_names,
)
from core.recall.turns import load_pool, pool_of
from core.store.observation_store import ObservationFilter
from tests.fakes.chat_memory import session, tell
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(28, "12:00")
OPEN = ObservationFilter()
FIRST = session(
    moment(8, "09:00"),
    ("Wanda", "Good morning!"),
    ("Otto", "Which boat did you buy in the end?"),
    ("Wanda", "The green one with two masts, from an old captain."),
    ("Otto", "I bought a kettle for the cabin yesterday."),
)
SECOND = session(
    moment(20, "18:00"),
    ("Otto", "My sister paints lighthouses."),
    ("Wanda", "Lovely, I went to the museum in Varberg last weekend."),
    first=5,
)


@pytest.fixture
def club(memory: DrawnMemory) -> DrawnMemory:
    tell(memory, FIRST + SECOND)
    return memory


def found(memory: DrawnMemory, text: str, wanted: ObservationFilter = OPEN) -> list[Hit]:
    query = understand(text, NOW, memory.store.passages, wanted)
    return search(memory.store, memory.embedder, query, 10)


def turn_ids(memory: DrawnMemory, hits: list[Hit]) -> list[str | None]:
    return [
        memory.store.observations.get(hit.sightings[0].observation_id).source_id for hit in hits
    ]


def test_the_turns_around_a_match_are_candidates_too(club: DrawnMemory) -> None:
    ids = turn_ids(club, found(club, "which boat did Wanda buy?"))
    assert ids[0] == "t3"  # it shares no word with the question, but answers one that does
    assert {"t2", "t3"} <= set(ids[:3])


def test_irregular_forms_count_as_the_word(club: DrawnMemory) -> None:
    assert turn_ids(club, found(club, "where did she go in Varberg"))[0] == "t6"
    assert turn_ids(club, found(club, "who buys kettles?"))[0] == "t4"


def test_a_chat_hit_names_what_found_it_and_recomputes_to_its_score(club: DrawnMemory) -> None:
    hits = found(club, "what did Otto buy for the cabin on 8 September?")
    assert {"keyword", "vector", "speaker", "time"} <= hits[0].channels.keys()
    for hit in hits:
        assert hit.channels.keys() <= set(CHAT_FEATURES)
        assert hit.score == pytest.approx(fused(hit.channels, shipped_fusion().chat), abs=0.01)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_chats_are_searched_without_an_embedder(plain_memory: DrawnMemory) -> None:
    tell(plain_memory, FIRST)
    hits = found(plain_memory, "what did Otto buy for the cabin?")
    assert turn_ids(plain_memory, hits)[0] == "t4"
    assert all(not VECTOR_FEATURES & hit.channels.keys() for hit in hits)


def test_a_person_is_a_boost_and_never_a_filter(club: DrawnMemory) -> None:
    ids = turn_ids(club, found(club, "what does Wanda think of lighthouses?"))
    assert "t5" in ids  # Otto said it


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ObservationFilter(since=moment(20, "00:00")), {"t5", "t6"}),
        (ObservationFilter(until=moment(8, "09:02")), {"t1", "t2"}),
        (ObservationFilter(source=Source.SCREEN), set()),
        (ObservationFilter(app="browser"), set()),
    ],
)
def test_limits_hold_for_neighbours_too(
    club: DrawnMemory, wanted: ObservationFilter, expected: set[str]
) -> None:
    assert set(turn_ids(club, found(club, "boat kettle museum lighthouses", wanted))) <= expected


def test_screens_and_chats_are_found_together(club: DrawnMemory) -> None:
    club.show(moment(9, "09:00"), page("Kettle with a whistle, 12 crowns"), app="browser")
    club.embed()
    hits = found(club, "kettle")
    sources = {
        club.store.observations.get(hit.sightings[0].observation_id).source for hit in hits[:2]
    }
    assert sources == {Source.SCREEN, Source.CHAT}


def test_sessions_end_at_breaks_and_conversations_do_not_mix(club: DrawnMemory) -> None:
    tell(club, session(moment(20, "18:00"), ("Edda", "Rehearsal at eight.")), "Choir")
    ids = [one.id for one in club.store.observations.matching(OPEN)]
    pool = load_pool(club.store, ids, ids)
    by_session: dict[int, set[str]] = {}
    for turn, number in zip(pool.turns, pool.sessions, strict=True):
        by_session.setdefault(number, set()).add(f"{turn.conversation} {turn.at:%d}")
    assert sorted(map(sorted, by_session.values())) == [
        ["Boat club 08"],
        ["Boat club 20"],
        ["Choir 20"],
    ]
    for distance, neighbours in pool.around.items():
        for place, other in enumerate(neighbours):
            if other >= 0:
                assert pool.sessions[other] == pool.sessions[place]
                assert pool.around[-distance][other] == place


def test_an_empty_pool_has_no_features(memory: DrawnMemory) -> None:
    query = understand("boat", NOW, memory.store.passages, OPEN)
    vector = np.ones(4, dtype=np.float32)
    rows = chat_features(query, (), pool_of([]), np.zeros((0, 4), dtype=np.float32), vector)
    assert rows.shape == (0, len(CHAT_FEATURES))


def test_speakers_are_known_by_any_part_of_their_name() -> None:
    speakers = ["Wanda Berg", "Otto"]
    assert named_speakers("What did Otto buy for Wanda?", speakers) == ("Otto", "Wanda Berg")
    assert named_speakers("what is Wanda's boat called", speakers) == ("Wanda Berg",)
    assert named_speakers("what about a wand?", speakers) == ()
    assert speaker_fit("Otto", ("Otto",)) == 1.0
    assert 0 < speaker_fit("Otto", ("Otto", "Wanda Berg")) < 1
    assert speaker_fit("Wanda Berg", ("Otto", "Wanda Berg")) == 0.0
    assert speaker_fit("Otto", ()) == 0.0


def test_names_leave_the_question_unless_nothing_else_is_there() -> None:
    assert without_names("What is Wanda’s boat?", ("Wanda",)) == "What is boat?"
    assert without_names("Wandas boat", ("Wanda",)) == "Wandas boat"
    assert without_names("Wanda?", ("Wanda",)) == "Wanda?"


def test_a_pointer_to_a_person_raises_what_they_said(club: DrawnMemory) -> None:
    (first, *_) = found(club, "@Otto kettle or boat")
    assert first.passage.text.startswith("Otto: ")


def test_a_thing_is_found_by_its_kind(club: DrawnMemory) -> None:
    tell(club, session(moment(21, "10:00"), ("Wanda", "I still have my cello."), first=20))
    hits = found(club, "which instruments does Wanda own?")
    cello = next(hit for hit in hits if "cello" in hit.passage.text)
    assert cello.channels["kind"] > 0
