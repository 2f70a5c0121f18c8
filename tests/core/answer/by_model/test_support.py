"""A sentence stands if its block carries it, and is proved by the fewest lines that do."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.answer.by_model.evidence_blocks import EvidenceBlock, evidence_blocks
from core.answer.by_model.support import Support, support_of
from core.answer.content_answer import ReadFrame
from core.models.embedder import FloatArray
from core.recall.query import understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page
from tests.fakes.hash_embedder import HashEmbedder

RENT = "The rent of the boathouse is €420 a month."
REWORDED = "The boathouse rent is €420 a month."
BOTTLES = "Gas bottles are changed on Thursday by Wanda Pohl."


@pytest.fixture
def block(memory: DrawnMemory) -> EvidenceBlock:
    """One passage of a mail, seen on 8 September."""
    memory.show(moment(8, "09:00"), page(RENT, BOTTLES), app="mail", title="Boathouse")
    memory.embed()
    everything = ObservationFilter()
    query = understand("rent boathouse", moment(9, "10:00"), memory.store.passages, everything)
    hits = search(memory.store, memory.embedder, query, 5)
    seen = hits[0].sightings[0].observation_id
    frame = ReadFrame(memory.store.observations.get(seen), memory.store.observations.lines(seen))
    (found,) = evidence_blocks((), hits, {seen: frame}, everything)
    return found


def supported(block: EvidenceBlock, memory: DrawnMemory, text: str) -> Support | None:
    return support_of(text, block, memory.embedder)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (REWORDED, RENT),
        ("Wanda Pohl changes the gas bottles on Thursday.", BOTTLES),
    ],
)
def test_a_carried_sentence_is_proved_by_the_line_that_carries_it(
    block: EvidenceBlock, memory: DrawnMemory, text: str, quote: str
) -> None:
    support = supported(block, memory, text)
    assert support is not None
    assert support.quote == quote
    box = block.box(support.units)
    assert box is not None
    assert box in {line.box for line in block.lines}


@pytest.mark.parametrize(
    "text",
    [
        "The rent of the boathouse is €430 a month.",
        "The rent of the boathouse is not €420 a month.",
        "Otto changes the gas bottles on Thursday.",
        "The rent of the boathouse is €420 a month. Please call Mr Brandt about it.",
        "Paris is the capital of France.",
        "The rent of the boathouse was €420 on 8 September.",
    ],
)
def test_what_a_block_does_not_say_is_not_carried(
    block: EvidenceBlock, memory: DrawnMemory, text: str
) -> None:
    assert supported(block, memory, text) is None


def test_when_it_was_seen_may_be_said_only_where_that_is_asked(
    block: EvidenceBlock,
) -> None:
    text = "The rent of the boathouse was seen on Monday 8 September 2031 at 09:00."
    assert support_of(text, block, None) is None
    support = support_of(text, block, None, with_moment=True)
    assert support is not None
    assert support.quote == RENT


class _Alone(HashEmbedder):
    """The sentence means the opposite of everything else."""

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        signs = [1.0 if text == REWORDED else -1.0 for text in texts]
        return super().embed_passages([""] * len(texts)) * np.array([signs], np.float32).T


def test_words_picked_from_here_and_there_must_mean_what_stands_there(
    block: EvidenceBlock, memory: DrawnMemory
) -> None:
    assert supported(block, memory, REWORDED) is not None
    assert support_of(REWORDED, block, _Alone()) is None
    assert support_of(RENT, block, _Alone()) is not None, "a quote means itself"
