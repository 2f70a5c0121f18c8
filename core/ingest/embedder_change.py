"""Another embedder behind search: its vectors are made in the background, then change places.

Search goes on with the old ones until then. What is done is kept in the database, so a stop at any
moment repeats at most a batch, and a change of mind drops what was made.
"""

from core.ingest.embedding_text import embedding_text
from core.models.embedder import Embedder
from core.store.coming_vectors import EmbedderChange
from core.store.store import Store


def follow_choice(store: Store, chosen_id: str) -> None:
    """Begin the change to the embedder that the user chose, go on with it, or give another one up.

    Nothing is changed where there are no vectors yet: the first are made by the chosen one.
    """
    searched = store.vectors.space()
    if searched is None or searched == chosen_id:
        store.coming_vectors.give_up()
    else:
        store.coming_vectors.begin(chosen_id)


def embed_coming_batch(store: Store, coming: Embedder, size: int) -> int:
    """Embed the next passages anew; returns how many. After the last one the vectors change
    places."""
    follow_choice(store, coming.id)
    waiting = store.coming_vectors.waiting(size)
    if waiting:
        texts = [embedding_text(text, title) for _, text, title in waiting]
        ids = [passage_id for passage_id, _, _ in waiting]
        store.coming_vectors.add(ids, coming.embed_passages(texts), coming.id)
    store.coming_vectors.take_their_place()
    return len(waiting)


def coming_left(store: Store, coming: Embedder) -> int:
    """How many passages wait for the embedder that is to take the other one's place."""
    searched = store.vectors.space()
    if searched is None or searched == coming.id:
        return 0
    if store.coming_vectors.embedder() == coming.id:
        return store.coming_vectors.waiting_count()
    return store.passages.count()


def change_words(change: EmbedderChange | None) -> str:
    """How far a change is, as a sentence; empty if there is none."""
    if change is None:
        return ""
    return (
        f"Search by meaning moves from {change.searched} to {change.coming}: {change.done} of "
        f"{change.total} passages are done, and until all are, it goes on as before."
    )
