"""Many texts as one compressed whole, and one of them out of it."""

import json
from collections.abc import Sequence
from functools import lru_cache

from core.store.lines_codec import compressed, decompressed

_KEPT_PACKS = 256  # some 2 MB


def packed_texts(texts: Sequence[str | None]) -> bytes:
    """Texts as one; what was taken out is None."""
    return compressed(json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode())


@lru_cache(maxsize=_KEPT_PACKS)
def texts_of(packed: bytes) -> tuple[str | None, ...]:
    """What `packed_texts` was given."""
    return tuple(json.loads(decompressed(packed)))


def text_in_pack(*values: object) -> str | None:
    """The SQL function by which view `passage` reads: a pack's texts, and the place of one."""
    texts, place = values
    return texts_of(texts)[place] if isinstance(texts, bytes) and isinstance(place, int) else None
