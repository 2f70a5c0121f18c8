"""How many threads the embedder takes."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import llama_cpp
import pytest

from core.models.catalogue import DEFAULT_EMBEDDER_ID
from core.models.llama_embedder import LlamaEmbedder

MANY_WORDS = "The tide turns at the buoy while the ferry waits for its passengers. " * 12


@contextmanager
def _opened(gguf: Path, load: float | None) -> Iterator[LlamaEmbedder]:
    opened = LlamaEmbedder(gguf, DEFAULT_EMBEDDER_ID, threads=4, load=lambda: load)
    with closing(opened) as embedder:
        yield embedder


@pytest.mark.parametrize(
    ("load", "texts", "threads"),
    [
        (0.2, [MANY_WORDS] * 4, 4),  # nobody else wants the cores
        (None, [MANY_WORDS] * 4, 4),
        (6.0, [MANY_WORDS] * 4, 2),
        (12.0, [MANY_WORDS] * 4, 1),  # threads that wait for each other would burn the rest
        (0.2, ["When does the ferry leave?"], 1),  # too short to be worth a second one
    ],
)
def test_threads_are_as_many_as_the_machine_has_free(
    minilm_gguf: Path,
    monkeypatch: pytest.MonkeyPatch,
    load: float | None,
    texts: list[str],
    threads: int,
) -> None:
    taken: set[int] = set()

    def note(_context: object, one: int, _all: int) -> None:
        taken.add(one)

    monkeypatch.setattr(llama_cpp, "llama_set_n_threads", note)
    with _opened(minilm_gguf, load) as embedder:
        embedder.embed_passages(texts)
    assert taken == {threads}
