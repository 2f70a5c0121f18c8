"""The vector channel: passages whose meaning is near to the question's."""

from core.models.embedder import Embedder, FloatArray
from core.recall.hit import Ranked
from core.store.observation_store import ObservationFilter
from core.store.vector_store import VectorStore


def question_vector(
    text: str, vectors: VectorStore, embedder: Embedder | None
) -> FloatArray | None:
    """The question's unit vector, shape (dims,); None where nothing could be compared with it.

    Vectors of another embedder cannot be: they mean something else, and may be of another length.
    """
    if embedder is None or not text.strip() or not vectors.has_more_than(0):
        return None
    if vectors.space() != embedder.id:
        return None
    return embedder.embed_query(text)


def vector_hits(
    question: FloatArray | None, wanted: ObservationFilter, vectors: VectorStore, limit: int
) -> list[Ranked]:
    """Passages by cosine similarity, best first; none without a vector to compare."""
    if question is None:
        return []
    found = vectors.nearest(question, wanted, limit)
    return [Ranked(passage_id, similarity) for passage_id, similarity in found]
