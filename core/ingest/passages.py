"""Cutting an observation into passages, the unit that is searched and embedded.

Paragraphs come from the layout. Long runs without a gap (terminals, logs) are cut where the text
itself says so (content-defined chunking), so that scrolling does not make every passage new.
"""

import hashlib
import re
from collections.abc import Sequence

from core.ingest.layout import Block, Row, blocks_of
from core.observation import TextLine
from core.store.passage_store import PassageDraft

MAX_ROWS = 6
MAX_WORDS = 80
_CUT_ONE_IN = 4
_MIN_LETTERS = 3
_MAX_HEADING_WORDS = 6
_ENDS_WITH_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?$", re.IGNORECASE)
CELL_SEPARATOR = "  "


def passages_of(lines: Sequence[TextLine], title: str) -> list[PassageDraft]:
    """The passages of one frame in reading order; texts that repeat on it are kept once."""
    drafts: dict[str, PassageDraft] = {}
    for block in blocks_of(lines):
        for rows in _chunks(lines, block):
            text = "\n".join(row_text(lines, row) for row in rows)
            if sum(character.isalnum() for character in text) < _MIN_LETTERS:
                continue
            numbers = tuple(number for row in rows for number in row.line_numbers)
            drafts.setdefault(text, PassageDraft(text, title, numbers))
    return list(drafts.values())


def row_text(lines: Sequence[TextLine], row: Row) -> str:
    """The text of a row, its cells set apart."""
    return CELL_SEPARATOR.join(lines[number].text.strip() for number in row.line_numbers)


def _chunks(lines: Sequence[TextLine], block: Block) -> list[list[Row]]:
    chunks: list[list[Row]] = []
    current: list[Row] = []
    words = 0
    for row in block.rows:
        text = row_text(lines, row)
        length = len(text.split())
        is_full = len(current) >= MAX_ROWS or words + length > MAX_WORDS
        follows_heading = bool(current) and _is_heading(row_text(lines, current[-1]))
        is_cut = len(current) > 1 and not follows_heading and _is_cut_point(text)
        if current and (is_full or is_cut):
            chunks.append(current)
            current, words = [], 0
        current.append(row)
        words += length
    if current:
        chunks.append(current)
    return chunks


def _is_heading(text: str) -> bool:
    """Whether a row introduces the next one, as a chat's “Name 09:04” does."""
    return len(text.split()) <= _MAX_HEADING_WORDS and bool(_ENDS_WITH_TIME.search(text))


def _is_cut_point(text: str) -> bool:
    """Before a heading, or where the text's own hash says so."""
    if _is_heading(text):
        return True
    digest = hashlib.blake2b(text.encode(), digest_size=2).digest()
    return digest[0] % _CUT_ONE_IN == 0
