"""Secrets found in captured text, and text without them.

What is found is hidden, and the rest is searched again until nothing new turns up. The pieces
between hidden parts are searched each by itself. So redacting a redacted text changes nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.observation import Box, TextLine
from core.privacy.labelled_secrets import find_labelled_secrets
from core.privacy.line_layout import LineLayout, lay_out
from core.privacy.number_secrets import find_card_numbers, find_ibans
from core.privacy.secret_patterns import find_private_keys, find_provider_keys
from core.privacy.secret_span import MARKER_PATTERN, MARKERS, SecretKind, SecretSpan
from core.privacy.seed_phrases import find_seed_phrases, seed_cells

__all__ = [
    "RedactedLines",
    "SecretKind",
    "SecretSpan",
    "find_secrets",
    "redact_lines",
    "redact_text",
]

# Stands for hidden characters; a private-use character that no pattern can match.
_HIDDEN = "\ue000"
_OPEN_PIECE = re.compile(f"[^{_HIDDEN}]+")
_LOOK_ALIKE_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\r", " "),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        "：": ":",
        "＝": "=",
        _HIDDEN: " ",
    }
)
# Where finders disagree about one place, the more telling kind names it.
_PRECEDENCE = (
    SecretKind.PRIVATE_KEY,
    SecretKind.IBAN,
    SecretKind.CARD_NUMBER,
    SecretKind.API_KEY,
    SecretKind.PASSWORD,
    SecretKind.ONE_TIME_CODE,
)
_MAX_KEY_LINES = 200


@dataclass(frozen=True, slots=True)
class RedactedLines:
    """Lines without secrets, and the rectangles that must be made unreadable in the picture.

    `secret_boxes[i]` hides the secret at `spans[i]`, the number of a line and a place in its text
    as it was; a secret that spans several lines has a box on each.
    """

    lines: tuple[TextLine, ...]
    secret_boxes: tuple[Box, ...]
    spans: tuple[tuple[int, SecretSpan], ...]

    @property
    def kinds(self) -> tuple[SecretKind, ...]:
        """What sort of secret each box hides."""
        return tuple(span.kind for _, span in self.spans)


def find_secrets(text: str) -> tuple[SecretSpan, ...]:
    """The secrets in one piece of text, in order, not overlapping."""
    hidden = _plain_punctuation(text)
    found: list[SecretSpan] = []
    while new := _find_in(hidden):
        found.extend(new)
        hidden = _hide(hidden, new)
    return tuple(_merged(found))


def redact_text(text: str) -> str:
    """The text with each secret replaced by its marker, such as `[card number]`."""
    return _replaced(text, find_secrets(text))


def redact_lines(lines: Sequence[TextLine]) -> RedactedLines:
    """Redact lines of one frame; labels on one line may unmask a secret on the next."""
    layout = lay_out([line.box for line in lines])
    hidden = [_plain_punctuation(line.text) for line in lines]
    found: dict[int, list[SecretSpan]] = {}
    while new := _find_in_lines(hidden, layout):
        for index, spans in new.items():
            found.setdefault(index, []).extend(spans)
            hidden[index] = _hide(hidden[index], spans)
    merged = {index: _merged(spans) for index, spans in sorted(found.items())}
    return RedactedLines(
        lines=tuple(
            replace(line, text=_replaced(line.text, merged[index])) if index in merged else line
            for index, line in enumerate(lines)
        ),
        secret_boxes=tuple(
            _box_of(lines[index], span) for index, spans in merged.items() for span in spans
        ),
        spans=tuple((index, span) for index, spans in merged.items() for span in spans),
    )


def _plain_punctuation(text: str) -> str:
    """The text with look-alike dashes, quotes and blanks made plain and old markers hidden;
    every character keeps its place."""
    plain = text.translate(_LOOK_ALIKE_PUNCTUATION)
    return MARKER_PATTERN.sub(lambda marker: _HIDDEN * len(marker.group()), plain)


def _hide(text: str, spans: Sequence[SecretSpan]) -> str:
    """The text with these spans, in order, made unmatchable; every character keeps its place."""
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces += text[place : span.start], _HIDDEN * (span.end - span.start)
        place = span.end
    return "".join(pieces) + text[place:]


def _find_in(hidden: str) -> list[SecretSpan]:
    found: list[SecretSpan] = []
    for piece in _OPEN_PIECE.finditer(hidden):
        text = piece.group()
        for finder in (
            find_private_keys,
            find_seed_phrases,
            find_provider_keys,
            find_card_numbers,
            find_ibans,
            find_labelled_secrets,
        ):
            found.extend(
                SecretSpan(piece.start() + span.start, piece.start() + span.end, span.kind)
                for span in finder(text)
            )
    return _merged(found)


def _merged(spans: Iterable[SecretSpan]) -> list[SecretSpan]:
    """In order, with overlapping spans made one."""
    merged: list[SecretSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start < merged[-1].end:
            kind = min(merged[-1].kind, span.kind, key=_PRECEDENCE.index)
            merged[-1] = SecretSpan(merged[-1].start, max(merged[-1].end, span.end), kind)
        else:
            merged.append(span)
    return merged


def _replaced(text: str, spans: Sequence[SecretSpan]) -> str:
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces += text[place : span.start], MARKERS[span.kind]
        place = span.end
    return "".join(pieces) + text[place:]


def _find_in_lines(hidden: list[str], layout: LineLayout) -> dict[int, list[SecretSpan]]:
    """New secrets by line: in each line, along each row, and across to the line below."""
    found: dict[int, list[SecretSpan]] = {}
    for index, text in enumerate(hidden):
        if spans := _find_in(text):
            found.setdefault(index, []).extend(spans)
    for row in layout.rows:
        if len(row) > 1:
            _find_joined(found, hidden, [(index, layout.breaks.get(index, "")) for index in row])
    in_rows = {index: list(spans) for index, spans in found.items()}
    for index, lower in layout.below.items():
        if not _is_answered_at_right(index, hidden, layout, in_rows):
            for target in (lower, *_rest_of_column(index, lower, hidden, layout)):
                _find_joined(found, hidden, [(index, ""), (target, "\n")], only_from=target)
        if "PRIVATE" in hidden[index]:
            column = _column(index, layout)
            _find_joined(found, hidden, [(line, "\n") for line in column])
    for index in seed_cells(hidden):
        found.setdefault(index, []).append(
            SecretSpan(0, len(hidden[index]), SecretKind.PRIVATE_KEY)
        )
    return {index: _merged(spans) for index, spans in found.items() if spans}


def _find_joined(
    found: dict[int, list[SecretSpan]],
    hidden: list[str],
    parts: Sequence[tuple[int, str]],
    only_from: int | None = None,
) -> None:
    """Search lines joined by the given breaks; with `only_from`, keep what reaches that line."""
    text = "".join(joint + hidden[index] for index, joint in parts)
    spans = _find_in(text)
    if only_from is not None:
        start = len(text) - len(hidden[only_from])
        spans = [span for span in spans if span.end > start]
    place = 0
    for index, joint in parts:
        place += len(joint)
        end = place + len(hidden[index])
        for span in spans:
            if span.start < end and span.end > place:
                cut = SecretSpan(
                    max(span.start, place) - place, min(span.end, end) - place, span.kind
                )
                found.setdefault(index, []).append(cut)
        place = end


def _is_answered_at_right(
    index: int, hidden: list[str], layout: LineLayout, found: dict[int, list[SecretSpan]]
) -> bool:
    """Whether the value that belongs to this line stands right of it, not below it."""
    right = layout.right_of.get(index)
    if right is None:
        return False
    return hidden[right].lstrip().startswith(_HIDDEN) or any(
        not hidden[right][: span.start].strip() for span in found.get(right, ())
    )


def _rest_of_column(index: int, lower: int, hidden: list[str], layout: LineLayout) -> list[int]:
    """Below a column's heading: the line after those that are hidden already."""
    is_heading = index in layout.right_of or index in layout.right_of.values()
    while is_heading and hidden[lower] and not hidden[lower].strip(_HIDDEN + " "):
        if lower not in layout.below:
            return []
        lower = layout.below[lower]
        if hidden[lower].strip(_HIDDEN + " "):
            return [lower]
    return []


def _column(index: int, layout: LineLayout) -> list[int]:
    column = [index]
    while column[-1] in layout.below and len(column) < _MAX_KEY_LINES:
        column.append(layout.below[column[-1]])
    return column


def _box_of(line: TextLine, span: SecretSpan) -> Box:
    """The part of the line's box that the secret takes up, estimated by its share of the
    characters, with room for letters of unequal width; the whole line if most of it is secret."""
    box, size = line.box, max(1, len(line.text))
    margin = max(2, box.height // 8)
    left, right = box.left - margin, box.right + margin
    if span.end - span.start < 0.6 * size and line.confidence >= 0.5:
        step = box.width / size
        slack = 2 * step + 0.06 * box.width
        left = max(left, int(box.left + span.start * step - slack))
        right = min(right, int(box.left + span.end * step + slack) + 1)
    top = max(0, box.top - margin)
    left = max(0, left)
    return Box(left, top, right - left, box.bottom + margin - top)
