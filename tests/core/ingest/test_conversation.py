"""Turns of chats become observations of their own, found under the ids they came with."""

from core.chat_turn import CHAT_APP, ChatTurn, speaker_and_words, turn_line
from core.ingest.conversation import observation_of_turn, store_turn
from core.ingest.ingest import IngestOutcome
from core.observation import Source
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.fakes.chat_memory import session
from tests.fakes.drawn_memory import moment

AT = moment(8, "09:00")


def test_a_turn_is_one_line_with_its_speaker_and_pictures() -> None:
    turn = ChatTurn("t1", "Wanda", AT, "See you\nat the pier.", ("a red boat",))
    line = turn_line(turn)
    assert line == "Wanda: See you at the pier. [picture: a red boat]"
    assert speaker_and_words(line) == ("Wanda", "See you at the pier. [picture: a red boat]")


def test_names_keep_no_colon_and_turns_need_no_name() -> None:
    assert turn_line(ChatTurn("t1", "Crew: Otto", AT, "Ahoy")) == "Crew Otto: Ahoy"
    assert turn_line(ChatTurn("t1", "", AT, "Ahoy")) == "Ahoy"
    assert speaker_and_words("Ahoy") == ("", "Ahoy")
    long = "a sentence that goes on and on and on and on and on and on and then: a list"
    assert speaker_and_words(long) == ("", long)


def test_an_observation_of_a_turn_says_where_it_came_from() -> None:
    seen = observation_of_turn(ChatTurn("t7", "Wanda", AT, "Ahoy"), "Boat club")
    assert (seen.source, seen.source_id, seen.at) == (Source.CHAT, "t7", AT)
    assert (seen.window.app, seen.window.title) == (CHAT_APP, "Boat club")
    assert [line.text for line in seen.lines] == ["Wanda: Ahoy"]


def test_equal_words_said_twice_stay_two_turns(store: Store) -> None:
    for turn in session(AT, ("Wanda", "Ahoy there!"), ("Wanda", "Ahoy there!")):
        store_turn(store, turn, "Boat club")
    seen = store.observations.matching(ObservationFilter(source=Source.CHAT))
    assert [one.source_id for one in seen] == ["t1", "t2"]
    assert store.passages.count() == 1


def test_secrets_said_in_a_chat_are_not_stored(store: Store) -> None:
    said = "My card is 4111 1111 1111 1111, pay with it."
    assert store_turn(store, ChatTurn("t1", "Otto", AT, said), "Boat club") is (
        IngestOutcome.STORED
    )
    (seen,) = store.observations.matching(ObservationFilter())
    assert "4111" not in store.observations.lines(seen.id)[0].text
