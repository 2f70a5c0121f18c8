"""Text lines as the store keeps them: compressed JSON, one array a line."""

import json
import zlib
from collections.abc import Sequence

from core.observation import Box, TextLine

_LEVEL = 6


def encode_lines(lines: Sequence[TextLine]) -> bytes:
    """Lines to bytes; the order is kept."""
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
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), _LEVEL)


def decode_lines(data: bytes) -> tuple[TextLine, ...]:
    """The lines that `encode_lines` was given."""
    return tuple(
        TextLine(text, Box(left, top, width, height), confidence)
        for text, left, top, width, height, confidence in json.loads(zlib.decompress(data))
    )


def view_text(lines: Sequence[TextLine]) -> str:
    """The whole text of a view as it is indexed; must stay as it is for rows already indexed."""
    return "\n".join(line.text for line in lines)
