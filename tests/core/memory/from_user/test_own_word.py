"""What the user says: stored like everything seen, and remembered as the user's."""

from datetime import datetime

import pytest

from core.errors import InvalidSetting
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.memory.from_user.own_word import (
    OWN_WINDOW,
    Remembered,
    core_memories,
    is_own_word,
    remember,
    remember_from_chat,
)
from core.memory.from_user.profile import LIMIT_CHARACTERS, Block
from core.memory_record import (
    USER,
    Evidence,
    Memory,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
    Status,
)
from core.observation import Source
from core.recall.query import quoted
from core.store.memory_changes import Cause
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, seen

NOW = after(0)


def kept(store: Store, said: Remembered) -> list[Memory]:
    return list(store.memories.get_many(said.memory_ids).values())


def only(store: Store, text: str, now: datetime = NOW) -> Memory:
    (memory,) = kept(store, remember(store, text, now))
    return memory


def test_it_is_an_observation_that_search_finds(store: Store) -> None:
    said = remember(store, "The spare key is\nunder the blue pot", NOW)
    frame = store.observations.get(said.observation_id)
    assert (frame.source, frame.window, frame.monitor) == (Source.CHAT, OWN_WINDOW, 0)
    assert is_own_word(frame)
    assert not frame.has_picture
    assert [line.text for line in store.observations.lines(frame.id)] == [
        "The spare key is",
        "under the blue pot",
    ]
    assert store.passages.matching_words(quoted("pot"), ObservationFilter(), 5)


def test_a_memory_of_the_user_is_theirs_for_good(store: Store) -> None:
    memory = only(store, "Call me Nora")
    assert (memory.kind, memory.made_by, memory.details) == (
        MemoryKind.CORE,
        USER,
        {"block": "person"},
    )
    assert (memory.title, memory.text_of(Role.OBJECT)) == ("Call me Nora", "Nora")
    rule = Cause("rules", "seen on a frame", after(5))
    assert not store.changes.update(memory.id, memory.statements, rule)


def test_each_sentence_becomes_what_it_is(store: Store) -> None:
    said = remember(store, "Call me Nora. I like tea. Anna's birthday is 3 May.", NOW)
    assert [one.kind for one in kept(store, said)] == [
        MemoryKind.CORE,
        MemoryKind.CORE,
        MemoryKind.SEMANTIC,
    ]
    assert {one.evidence for one in kept(store, said)} == {(said.observation_id,)}


def test_a_later_word_takes_the_place_of_an_earlier(store: Store) -> None:
    first = only(store, "I live in Graz", after(0))
    said = remember(store, "I live in Brno", after(60))
    assert said.replaced == (first.id,)
    old, new = store.memories.get(first.id), kept(store, said)[0]
    assert (old.status, old.superseded_by, old.valid_until) == (
        Status.SUPERSEDED,
        new.id,
        after(60),
    )
    assert (new.title, new.valid_until) == ("I live in Brno", None)
    assert [one.id for one in core_memories(store, Block.PERSON)] == [new.id]


def test_the_same_said_twice_is_one_memory_on_two_proofs(store: Store) -> None:
    first = only(store, "I live in Graz", after(0))
    again = remember(store, "I live in Graz", after(1))
    assert (again.memory_ids, again.replaced) == ((first.id,), ())
    assert len(store.memories.get(first.id).evidence) == 2


def test_what_does_not_fit_together_stays_side_by_side(store: Store) -> None:
    only(store, "I'm allergic to hazelnuts", after(0))
    only(store, "I'm allergic to cats", after(1))
    only(store, "Anna is my sister", after(2))
    only(store, "Anna is a vegetarian", after(3))
    assert store.memories.number_matching(MemoryFilter()) == 4


def test_a_fact_outranks_what_was_read_of_it(store: Store) -> None:
    store_observation(store, seen("Boiler inspection is 431 euros"))
    frame = store.observations.ids_matching(ObservationFilter())[0]
    mine = only(store, "The boiler inspection is 450 euros", after(9))
    texts = {
        Role.TITLE: "Boiler inspection: 431 euros",
        Role.SUBJECT: "Boiler inspection",
        Role.PREDICATE: "is",
        Role.OBJECT: "431 euros",
    }
    read = MemoryDraft(
        kind=MemoryKind.SEMANTIC,
        subject_key=mine.subject_key,
        statements=tuple(Statement(role, text, (Evidence(frame),)) for role, text in texts.items()),
        since=after(20),
        until=after(20),
        made_by="rules",
    )
    store.changes.supersede(mine.id, read, Cause("rules", "a newer value", after(20)))
    assert store.memories.get(mine.id).status is Status.ACTIVE
    later = remember(store, "The boiler inspection is 460 euros", after(30))
    assert mine.id in later.replaced


def test_a_full_block_loses_nothing(store: Store) -> None:
    number = 0
    said = remember(store, "Always say hello", NOW)
    while not said.notices:
        number += 1
        assert number < 100
        text = f"Always mention the number {number} {'and so on ' * 20}"
        said = remember(store, text, after(number))
    used = sum(len(one.title) for one in core_memories(store, Block.INSTRUCTIONS))
    assert LIMIT_CHARACTERS - 300 < used <= LIMIT_CHARACTERS
    (note,) = kept(store, said)
    assert (note.kind, note.text_of(Role.LINE)) == (MemoryKind.SEMANTIC, " ".join(text.split()))
    assert "recollect reject" in said.notices[0]


def test_a_full_block_still_takes_a_newer_word_on_the_same(store: Store) -> None:
    remember(store, f"Call me {'N' * 30}", NOW)
    for number in range(30):
        remember(store, f"I'm allergic to {number} {'x' * 150}", after(number))
    said = remember(store, "Call me Nora", after(60))
    assert said.notices == ()
    assert kept(store, said)[0].title == "Call me Nora"


@pytest.mark.parametrize("text", ["", " \n\t ", "x" * 30_000])
def test_nothing_and_too_much_are_told(store: Store, text: str) -> None:
    with pytest.raises(InvalidSetting):
        remember(store, text, NOW)
    assert store.observations.count() == 0


def test_secrets_reach_no_page(store: Store, home: HomeFolder) -> None:
    memory = only(store, "The Wi-Fi password: Brine!Otter-72-Quay")
    assert "[password]" in memory.title
    assert b"Otter" not in decrypted_home(home, KEY)


def test_forgetting_what_was_said_forgets_the_memory(store: Store, home: HomeFolder) -> None:
    old = only(store, "I live in Graz", after(0))
    said = remember(store, "I live in Brno", after(60))
    store.forgetting.forget([said.observation_id])
    assert store.memories.get(old.id).status is Status.ACTIVE
    assert b"Brno" not in decrypted_home(home, KEY)
    assert store.health.findings() == []


def test_in_chat_what_is_asked_to_be_kept_is_kept(store: Store) -> None:
    said = remember_from_chat(store, "Remember that the spare key is under the blue pot", NOW)
    assert said is not None
    (memory,) = kept(store, said)
    assert memory.made_by == USER
    assert "under the blue pot" in memory.title


def test_in_chat_only_clear_statements_are_kept(store: Store) -> None:
    assert remember_from_chat(store, "Where do I live?", NOW) is None
    assert remember_from_chat(store, "The key is in the shed", NOW) is None
    assert store.observations.count() == 0
    said = remember_from_chat(store, "Call me Nora. Answer briefly from now on.", NOW)
    assert said is not None
    assert [one.title for one in kept(store, said)] == [
        "Call me Nora.",
        "Answer briefly from now on.",
    ]
