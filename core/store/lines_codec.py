"""Text lines as the store keeps them: compressed JSON, one array a line."""

import json
import zlib
from collections.abc import Sequence

from core.observation import Box, TextLine

_LEVEL = 9


def plain_lines(lines: Sequence[TextLine]) -> bytes:
    """Lines to bytes that are not compressed yet; the order is kept."""
    rows = [
        [
            line.text,
            line.box.left,
            line.box.top,
            line.box.width,
            line.box.height,
            round(line.confidence, 3),
        ]
        for line in lines
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def lines_of_plain(plain: bytes) -> tuple[TextLine, ...]:
    """The lines that `plain_lines` was given."""
    return tuple(
        TextLine(text, Box(left, top, width, height), confidence)
        for text, left, top, width, height, confidence in json.loads(plain)
    )


def compressed(plain: bytes, base: bytes = b"") -> bytes:
    """Bytes told by what differs from other bytes, of which the last 32 KiB count.

    Source: preset dictionaries, RFC 1950.
    """
    if not base:
        return zlib.compress(plain, _LEVEL)
    running = zlib.compressobj(_LEVEL, zdict=base)
    return running.compress(plain) + running.flush()


def decompressed(data: bytes, base: bytes = b"") -> bytes:
    """What `compressed` was given. Raises: zlib.error if the base is not the one it was given."""
    running = zlib.decompressobj(zdict=base) if base else zlib.decompressobj()
    return running.decompress(data) + running.flush()


def encode_lines(lines: Sequence[TextLine]) -> bytes:
    """Lines to bytes that stand alone."""
    return compressed(plain_lines(lines))


def decode_lines(data: bytes) -> tuple[TextLine, ...]:
    """The lines that `encode_lines` was given."""
    return lines_of_plain(decompressed(data))


def view_text(lines: Sequence[TextLine]) -> str:
    """The whole text of a view as it is indexed; must stay as it is for rows already indexed."""
    return "\n".join(line.text for line in lines)
