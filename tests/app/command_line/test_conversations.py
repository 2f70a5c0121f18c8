"""`recollect timeline` tells what was said on a day, and which frame shows it."""

from datetime import timedelta

from app.open_memory import Access, open_memory
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Observation, Source, WindowContext
from core.store.chat_store import StoredMessage
from tests.app.command_line.conftest import START, CommandLine
from tests.core.ingest.turns.pages import channel, line


def _say(home: HomeFolder) -> None:
    said = [
        ("Today",),
        ("Tomas Reyes 08:04", "The cider press needs a new seal."),
        ("Ilse Brandt 08:10", "I can order one."),
    ]
    with open_memory(home, Access.WRITE) as memory:
        store_observation(
            memory.store,
            Observation(
                source=Source.SCREEN,
                at=START + timedelta(hours=2),
                monitor=1,
                window=WindowContext("lattice", "#orchard - Lattice"),
                lines=(*channel(said), line("Message #orchard", 400, 900)),
                picture=None,
                content_hash=b"c" * 32,
            ),
        )
        work_off(memory.store, None)
        chat = memory.store.chats.start(START)
        memory.store.chats.add(chat, StoredMessage("user", "What broke?", START, False))


def test_a_result_says_who_said_it_and_when(filled: CommandLine) -> None:
    _say(HomeFolder(filled.home))
    found = filled.document("search", "cider press seal")["results"][0]
    assert found["said_by"] == "Tomas Reyes"
    assert found["said_at"].startswith(f"{START:%Y-%m-%d}T08:04")
    other = filled.document("search", "train to Brno")["results"][0]
    assert (other["said_by"], other["said_at"]) == (None, None)


def test_a_day_has_its_conversations(filled: CommandLine) -> None:
    _say(HomeFolder(filled.home))
    day = f"{START:%Y-%m-%d}"
    conversations = filled.document("timeline", "--day", day)["conversations"]
    assert [(one["app"], one["name"]) for one in conversations] == [
        ("lattice", "#orchard"),
        ("recollect", ""),
    ]
    first = conversations[0]["turns"][0]
    assert first["speaker"] == "Tomas Reyes"
    assert first["text"] == "The cider press needs a new seal."
    assert first["at"].startswith(f"{day}T08:04")
    frame = filled.document("memory", first["id"])
    assert [frame["lines"][number]["text"] for number in first["lines"]] == [first["text"]]
    told = filled.say("timeline", "--day", day).out
    assert "Conversation in #orchard, 2 turns" in told
    assert "08:10  Ilse Brandt: I can order one." in told
    assert "You: What broke?" in told
