"""What the chat says about something that the user told it to remember."""

from app.memory_door import KeptWord
from core.answer.citing import citation_of
from core.answer.confirmation import understood_words
from core.memory.from_user.own_word import Remembered
from core.recall.language import Language
from core.store.store import Store


def kept_word(store: Store, said: Remembered, language: Language) -> KeptWord:
    """What was understood, in words, with the user's own message as its proof."""
    apps = [app for app, _ in store.observations.apps()]
    memories = store.memories.get_many(said.memory_ids)
    told = [understood_words(memories[one], apps, language) for one in said.memory_ids]
    seen = store.observations.get(said.observation_id)
    quote = " ".join(line.text for line in store.observations.lines(seen.id))
    citation = citation_of(1, seen, quote, None)
    return KeptWord("\n".join((*told, *said.notices)), citation, language)
