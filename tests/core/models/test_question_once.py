"""A question's vector is made once, and only for as long as the question is answered."""

from collections.abc import Sequence

import numpy as np

from core.models.embedder import FloatArray
from core.models.question_once import QuestionOnce
from tests.fakes.hash_embedder import HashEmbedder


class CountingEmbedder(HashEmbedder):
    """Notes what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        self.asked += texts
        return super().embed_passages(texts)


def test_a_question_is_embedded_once() -> None:
    counting = CountingEmbedder()
    once = QuestionOnce(counting)
    first, again = once.embed_query("where is the van?"), once.embed_query("where is the van?")
    assert counting.asked == ["where is the van?"]
    assert np.array_equal(first, again)
    assert np.array_equal(first, HashEmbedder().embed_query("where is the van?"))


def test_each_question_begins_with_nothing_remembered() -> None:
    counting = CountingEmbedder()
    QuestionOnce(counting).embed_query("one")
    QuestionOnce(counting).embed_query("one")
    assert counting.asked == ["one", "one"]


def test_passages_are_not_remembered() -> None:
    counting = CountingEmbedder()
    once = QuestionOnce(counting)
    once.embed_passages(["a", "b"])
    once.embed_passages(["a", "b"])
    assert counting.asked == ["a", "b", "a", "b"]
    assert (once.id, once.dims) == (counting.id, counting.dims)
