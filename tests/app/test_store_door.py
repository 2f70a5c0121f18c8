"""What the chat is told, over a real memory."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.memory_door import CONFIRMATION, ChatMessage
from app.store_door import StoreDoor
from core.answer.answer import Answer, Tier, WrittenBy
from core.home import HomeFolder
from core.recall.language import Language
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, new_home

NOW = after(0)


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return new_home(tmp_path)


@pytest.fixture
def door(home: HomeFolder) -> Iterator[StoreDoor]:
    opened = StoreDoor(home, KEY)
    yield opened
    opened.close()


def told(door: StoreDoor, text: str, now: datetime = NOW) -> str:
    kept = door.keep_what_is_said(text, now)
    return kept.understood if kept else ""


def test_a_message_is_kept_or_a_question(door: StoreDoor) -> None:
    assert told(door, "call me Jo") == "I will call you Jo."
    assert told(door, "do you remember where the key is?", after(1)) == ""
    assert told(door, "Wie soll ich Anna nennen", after(2)) == ""
    assert [one.text for one in door.standing_instructions()] == ["call me Jo"]


def test_it_is_confirmed_in_the_language_that_holds_from_now_on(door: StoreDoor) -> None:
    assert told(door, "always answer in German").startswith("Ich antworte auf Deutsch.")
    assert told(door, "call me Jo", after(1)) == "Ich nenne dich Jo."
    (language, _) = door.standing_instructions()
    door.drop_instruction(language.memory_id, after(2))
    assert told(door, "answer briefly", after(3)) == "I will answer briefly."


def test_what_is_taken_back_leaves_no_trace_in_the_conversation(
    door: StoreDoor, home: HomeFolder
) -> None:
    kept = door.keep_what_is_said("remember that the key is in the turquoise pot", NOW)
    assert kept is not None
    conversation = door.start_conversation()
    for role in ("user", CONFIRMATION):
        door.add_message(conversation, ChatMessage(role, kept.understood, NOW, (kept.citation,)))
    latest = door.latest_conversation()
    assert latest is not None
    assert [(one.role, one.citations[0].quote) for one in latest[1]] == [
        ("user", kept.citation.quote),
        (CONFIRMATION, kept.citation.quote),
    ]
    door.take_back(kept.citation.observation_id, after(1))
    latest = door.latest_conversation()
    assert latest is not None
    assert [one.is_forgotten for one in latest[1]] == [True, True]
    assert b"turquoise" not in decrypted_home(home, KEY)


def test_an_old_answer_speaks_the_language_of_its_question(door: StoreDoor) -> None:
    conversation = door.start_conversation()
    for question in ("Was kostet der Kessel?", "What does the boiler cost?"):
        door.add_message(conversation, ChatMessage("user", question, NOW))
        door.add_message(conversation, ChatMessage("assistant", "420", NOW, abstained=True))
    latest = door.latest_conversation()
    assert latest is not None
    spoken = [one.language for one in latest[1] if one.role == "assistant"]
    assert spoken == [Language.GERMAN, Language.ENGLISH]


def test_an_old_answer_still_says_who_wrote_it(door: StoreDoor) -> None:
    by = WrittenBy("qwen3 on this machine's server at localhost:11434", "answer v1", 1)
    conversation = door.start_conversation()
    written = ChatMessage(
        "assistant", "420 [1]", NOW, tier=Tier.MODEL, written_by=by, note="One was left out."
    )
    for message in (written, ChatMessage("assistant", "420", NOW)):
        door.add_message(conversation, message)
    latest = door.latest_conversation()
    assert latest is not None
    first, second = latest[1]
    assert (first.written_by, first.note) == (by, "One was left out.")
    assert (second.written_by, second.note) == (None, "")


def test_secrets_are_not_in_the_proof(door: StoreDoor) -> None:
    kept = door.keep_what_is_said("remember that my Wi-Fi password: Brine!Otter-72-Quay", NOW)
    assert kept is not None
    assert "Otter" not in kept.citation.quote + kept.understood


def test_what_was_asked_before_is_told_again_until_it_is_forgotten(door: StoreDoor) -> None:
    kept = door.keep_what_is_said(
        "remember that the rent of the boathouse is 420 euros a month", NOW
    )
    assert kept is not None
    question = "How much is the rent of the boathouse?"

    def asked() -> tuple[Answer, str]:
        heard: list[str] = []
        return door.ask(question, after(2), heard.append, lambda: False), "".join(heard)

    (first, heard_first), (second, heard_second) = asked(), asked()
    assert (first.is_cached, second.is_cached) == (False, True)
    assert heard_first == heard_second == first.text
    assert "420" in second.text
    door.forget_observation(kept.citation.observation_id)
    last, heard = asked()
    assert not last.is_cached
    assert "420" not in heard
