"""The vector channel: passages whose meaning is near to the question's."""

from core.models.embedder import Embedder
from core.recall.hit import Ranked
from core.recall.query import Query
from core.store.vector_store import VectorStore


def vector_hits(
    query: Query, vectors: VectorStore, embedder: Embedder | None, limit: int
) -> list[Ranked]:
    """Passages by cosine similarity, best first; none without an embedder."""
    if embedder is None or not query.text.strip() or vectors.count() == 0:
        return []
    found = vectors.nearest(embedder.embed_query(query.text), query.wanted, limit)
    return [Ranked(passage_id, similarity) for passage_id, similarity in found]
