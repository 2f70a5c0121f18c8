"""Conversations are listed, found, named, and go for good."""

from core.home import HomeFolder
from core.ids import ConversationId
from core.store.chat_store import StoredCitation, StoredMessage, StoredWriter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, open_store, seen


def _talk(store: Store, *texts: str, minutes: float = 0) -> ConversationId:
    """A conversation: questions and answers by turns."""
    conversation = store.chats.start(after(minutes))
    for place, text in enumerate(texts):
        role = "assistant" if place % 2 else "user"
        message = StoredMessage(role, text, after(minutes + place), abstained=False)
        store.chats.add(conversation, message)
    return conversation


def test_the_latest_stands_first_under_what_was_asked_first(store: Store) -> None:
    older = _talk(store, "Where is the\n key?", "Under the pot.", "And the spare one?")
    newer = _talk(store, "When does the ferry leave?", minutes=30)
    store.chats.start(after(40))  # nothing was asked in it
    outlines = store.chats.outlines()
    assert [(one.id, one.title, one.messages) for one in outlines] == [
        (newer, "When does the ferry leave?", 1),
        (older, "Where is the key?", 3),
    ]
    assert outlines[1].at == after(2)


def test_a_conversation_is_found_by_what_was_said_or_by_its_title(store: Store) -> None:
    talk = _talk(store, "Was kostet die Fähre?", "Neun\nEuro.")
    other = _talk(store, "Where is the key?")
    assert [one.id for one in store.chats.outlines("FÄHRE")] == [talk]
    assert [one.id for one in store.chats.outlines("neun euro")] == [talk]
    store.chats.rename(other, "  Spare   keys ")
    assert [one.title for one in store.chats.outlines("spare keys")] == ["Spare keys"]
    assert store.chats.outlines("zeppelin") == []
    store.chats.rename(other, "")
    assert store.chats.outlines("key")[0].title == "Where is the key?"


def test_what_is_put_away_is_not_shown_and_can_be_brought_back(store: Store) -> None:
    first = _talk(store, "Where is the key?")
    second = _talk(store, "And the spare one?")
    store.chats.put_away(second, after(5))
    assert [one.id for one in store.chats.outlines()] == [first]
    assert store.chats.latest() == first
    store.chats.bring_back(second)
    assert store.chats.latest() == second
    assert store.forgetting.finish_interrupted_work() == 0
    assert len(store.chats.outlines()) == 2


def test_a_deleted_conversation_is_in_no_byte(store: Store, home: HomeFolder) -> None:
    frame = store.observations.add(seen("the tide"), None)
    talk = _talk(store, "Who is Quillfeather?")
    cited = StoredMessage(
        "assistant",
        "Quillfeather keeps the harbour.",
        after(1),
        abstained=False,
        citations=(StoredCitation(1, frame, "Quillfeather, harbour master", None),),
        writer=StoredWriter("Scripted", "answer v1", note="Quillfeather was left out."),
    )
    store.chats.add(talk, cited)
    store.chats.rename(talk, "Quillfeather again")
    receipt = store.forgetting.forget_conversation(talk)
    assert receipt.counts == {"chat messages": 2}
    assert receipt.is_scrubbed
    assert store.chats.messages(talk) == []
    assert store.observations.get(frame).id == frame
    store.close()
    assert b"uillfeather" not in decrypted_home(home, KEY)


def test_what_was_put_away_goes_at_the_next_start(store: Store, home: HomeFolder) -> None:
    talk = _talk(store, "Who is Quillfeather?")
    store.chats.put_away(talk, after(5))
    store.close()
    again = open_store(home)
    again.forgetting.finish_interrupted_work()
    assert again.chats.messages(talk) == []
    again.close()
    assert b"uillfeather" not in decrypted_home(home, KEY)


def test_forgetting_a_word_takes_it_from_titles_too(store: Store) -> None:
    talk = _talk(store, "Where is the key?")
    store.chats.rename(talk, "Quillfeather's key")
    store.forgetting.forget([], phrase="quillfeather")
    assert store.chats.outlines()[0].title == "Where is the key?"
