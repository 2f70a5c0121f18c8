"""Pages of conversations as a recogniser would read them, set by hand."""

from collections.abc import Sequence

from core.observation import Box, TextLine

H = 20
PITCH = 26


def line(text: str, left: int, top: int, height: int = H) -> TextLine:
    """A line in a face of nine pixels a letter."""
    return TextLine(text, Box(left, top, 9 * len(text), height))


def channel(messages: Sequence[tuple[str, ...]], top: int = 200, left: int = 400) -> list[TextLine]:
    """Heads with words under them: (head, words, words…); a single text is a day's divider."""
    lines = []
    for head, *words in messages:
        if not words:
            lines.append(line(head, left + 300, top))
            top += 2 * PITCH
            continue
        lines.append(line(head, left, top))
        for text in words:
            top += PITCH
            lines.append(line(text, left, top))
        top += 2 * PITCH
    return lines
