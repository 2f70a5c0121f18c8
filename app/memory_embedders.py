"""The embedders of an open memory: that behind search, and the chosen one while they differ."""

from core.ingest.embedder_change import change_words
from core.models.embedder import Embedder
from core.models.embedder_choice import EMBEDDER_KEY, Embedders, OpenDefault
from core.models.installation import ModelsFolder, NoEmbedder
from core.store.store import Store


class MemoryEmbedders:
    """Follows the user's choice from call to call; for the thread of its store."""

    def __init__(self, store: Store, folder: ModelsFolder, open_default: OpenDefault) -> None:
        self._store = store
        self._embedders = Embedders(folder, open_default)

    def for_search(self) -> Embedder | None:
        """The embedder whose vectors search compares with; None if there is none."""
        return _usable(self._embedders.for_search(*self._vectors()))

    def coming(self) -> Embedder | None:
        """The chosen embedder, where its vectors are still to take the place of others; None if
        not, or if it cannot be used. For whoever works the queue off.

        A change that is not wanted any more is given up.
        """
        found = self._embedders.coming(*self._vectors())
        if found is None:
            self._store.coming_vectors.give_up()
        return _usable(found)

    @property
    def trouble(self) -> str:
        """Why there is no search by meaning, or none with the chosen embedder; else empty."""
        found = self._embedders.for_search(*self._vectors())
        if isinstance(found, NoEmbedder):
            return found.reason
        return self._embedders.trouble_with(*self._vectors())

    @property
    def change(self) -> str:
        """How far the change to another embedder is; empty if there is none."""
        return change_words(self._store.coming_vectors.change())

    def close(self) -> None:
        """Give back the models' memory."""
        self._embedders.close()

    def _vectors(self) -> tuple[str | None, str]:
        """Whose vectors there are, and which embedder was chosen."""
        return self._store.vectors.space(), str(self._store.settings.get(EMBEDDER_KEY))


def _usable(found: Embedder | NoEmbedder | None) -> Embedder | None:
    return None if isinstance(found, NoEmbedder) else found
