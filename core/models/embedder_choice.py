"""The embedder that the user chose, and the one behind the vectors that search compares with.

The two differ after another one was chosen, until all passages have its vectors.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from core.errors import ModelUnavailable
from core.models.catalogue import DEFAULT_EMBEDDER_ID, ModelRole
from core.models.embedder import Embedder
from core.models.installation import ModelsFolder, NoEmbedder, ensure_default_embedder
from core.models.llama_embedder import MAX_TOKENS, LlamaEmbedder, Prefixes

EMBEDDER_KEY = "models.embedder"

_MOST_TOKENS = 512
_PRINTED_BYTES = 1 << 20
_MARK = "@"


def embedder_id(folder: ModelsFolder, chosen: str) -> str:
    """The name of the vector space of a chosen embedder: an installed one's name, or, for a file,
    its path with a fingerprint of what is in it. Loads nothing.

    Raises: ModelUnavailable if it is not there, or makes no vectors.
    """
    chosen = chosen.strip() or DEFAULT_EMBEDDER_ID
    if chosen == DEFAULT_EMBEDDER_ID:
        return chosen
    if chosen in folder.catalogue:
        _require_installed(folder, chosen)
        return chosen
    path = Path(chosen)
    if not path.is_absolute():
        names = ", ".join(one.id for one in folder.catalogue.with_role(ModelRole.EMBEDDER))
        raise ModelUnavailable(
            f"There is no embedder called {chosen}; name one of {names}, or a GGUF file by its "
            "whole path."
        )
    return f"{path}{_MARK}{_fingerprint(path)}"


def open_embedder(folder: ModelsFolder, space: str) -> Embedder:
    """The embedder of a vector space. Raises: ModelUnavailable if it is not there any more, was
    changed since, or cannot be loaded."""
    if space in folder.catalogue:
        entry = folder.catalogue.entry(space)
        _require_installed(folder, space)
        most_tokens = MAX_TOKENS if space == DEFAULT_EMBEDDER_ID else _MOST_TOKENS
        prefixes = Prefixes(entry.query_prefix, entry.passage_prefix)
        path = folder.path_of(space)
        return LlamaEmbedder(path, space, min(entry.context, most_tokens), prefixes=prefixes)
    path = Path(space.rpartition(_MARK)[0])
    if f"{path}{_MARK}{_fingerprint(path)}" != space:
        raise ModelUnavailable(
            f"The embedder {path} was changed since the vectors were made; choose it again with "
            f"`recollect settings set {EMBEDDER_KEY}`."
        )
    return LlamaEmbedder(path, space)


OpenDefault = Callable[[ModelsFolder], Embedder | NoEmbedder]


class Embedders:
    """Opens what is needed, once, and lets go of what is not needed any more; for one thread."""

    def __init__(
        self,
        folder: ModelsFolder,
        open_default: OpenDefault = ensure_default_embedder,
    ) -> None:
        """`open_default` may install the default embedder from what is on this machine."""
        self._folder = folder
        self._open_default = open_default
        self._opened: dict[str, Embedder | NoEmbedder] = {}

    def for_search(self, searched: str | None, chosen: str) -> Embedder | NoEmbedder:
        """The one that search needs: of the vectors that there are, or the chosen one if there
        are none yet. `searched` is `VectorStore.space()`."""
        try:
            needed = searched or embedder_id(self._folder, chosen)
        except ModelUnavailable as error:
            return NoEmbedder(str(error))
        return self._open(needed)

    def coming(self, searched: str | None, chosen: str) -> Embedder | NoEmbedder | None:
        """The chosen one, if its vectors are still to take the place of others; else None."""
        if searched is None:
            return None
        try:
            wanted = embedder_id(self._folder, chosen)
        except ModelUnavailable as error:
            return NoEmbedder(_going_on(error, searched))
        self._keep_only({searched, wanted})
        return None if wanted == searched else self._open(wanted)

    def trouble_with(self, searched: str | None, chosen: str) -> str:
        """Why the vectors of the chosen one cannot be made, as a sentence; empty if they can, as
        far as can be told without loading it."""
        try:
            embedder_id(self._folder, chosen)
        except ModelUnavailable as error:
            return str(error) if searched is None else _going_on(error, searched)
        return ""

    def close(self) -> None:
        """Give back the models' memory; calling it twice is fine."""
        self._keep_only(set())

    def _open(self, space: str) -> Embedder | NoEmbedder:
        if space not in self._opened:
            self._opened[space] = self._tried(space)
        return self._opened[space]

    def _tried(self, space: str) -> Embedder | NoEmbedder:
        if space == DEFAULT_EMBEDDER_ID:
            return self._open_default(self._folder)
        try:
            return open_embedder(self._folder, space)
        except ModelUnavailable as error:
            return NoEmbedder(str(error))

    def _keep_only(self, spaces: set[str]) -> None:
        for space in self._opened.keys() - spaces:
            opened = self._opened.pop(space)
            if not isinstance(opened, NoEmbedder):
                opened.close()


def _going_on(error: ModelUnavailable, searched: str) -> str:
    return f"{error} Until then, search by meaning goes on with {searched}."


def _require_installed(folder: ModelsFolder, model_id: str) -> None:
    if folder.catalogue.entry(model_id).role is not ModelRole.EMBEDDER:
        raise ModelUnavailable(f"{model_id} makes no vectors; choose a model that is an embedder.")
    if not folder.is_installed(model_id):
        raise ModelUnavailable(
            f"The embedder {model_id} is not installed; fetch it with "
            f"`recollect models install {model_id}`."
        )


def _fingerprint(path: Path) -> str:
    """Tells files apart by their size and their beginning, which describes the model.

    Raises: ModelUnavailable if it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_PRINTED_BYTES)
        size = path.stat().st_size
    except OSError as error:
        raise ModelUnavailable(
            f"The embedder {path} cannot be read ({error.strerror}); choose another with "
            f"`recollect settings set {EMBEDDER_KEY}`."
        ) from error
    return hashlib.blake2b(beginning + str(size).encode(), digest_size=6).hexdigest()
