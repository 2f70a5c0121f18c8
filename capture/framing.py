"""Makes an observation of a frame: text, without secrets; a picture, without secrets; a hash."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from capture.pictures import blur_boxes, encode
from capture.screens import RgbFrame
from core.observation import (
    Box,
    CaughtSecret,
    Observation,
    Source,
    TextLine,
    WindowContext,
)
from core.privacy.caught_secrets import caught_in
from core.privacy.redaction import redact_lines, redact_text
from core.privacy.sealing import Seal

# A desktop's panel, with its clock, stands within this distance of the upper or lower edge.
PANEL_PX = 48

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-zäöü]*\.?"
_MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?"
_CLOCK_PART = re.compile(
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})\b"  # 2026-06-10
    rf"|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?[ap]\.?m\.?)?"  # 11:24, 11:24:05 am
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s?{_MONTH}|{_MONTH}\s?\d{{1,2}}\b"  # 10 Jun, June 10
    rf"|{_DAY}|(?:19|20)\d{{2}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FrameReading:
    """What stands on a frame, without secrets; `secret_boxes` must be blurred in the picture."""

    window: WindowContext
    lines: tuple[TextLine, ...]
    secret_boxes: tuple[Box, ...]
    content_hash: bytes
    caught: tuple[CaughtSecret, ...] = ()


def without_secrets(
    lines: Sequence[TextLine],
    window: WindowContext,
    frame_height: int,
    seal: Seal | None = None,
) -> FrameReading:
    """What was read of a frame of this height, with the secrets taken out.

    With `seal`, each secret is sealed on the spot, to be offered to the vault; without, it is gone.
    """
    redacted = redact_lines(lines)
    clean = WindowContext(
        window.app,
        redact_text(window.title),
        None if window.url is None else redact_text(window.url),
    )
    return FrameReading(
        clean,
        redacted.lines,
        redacted.secret_boxes,
        hash_view(clean, redacted.lines, frame_height),
        caught_in(lines, redacted, window, seal) if seal is not None else (),
    )


def observe(
    frame: RgbFrame,
    reading: FrameReading,
    monitor: int,
    at: datetime,
    source_id: str | None = None,
) -> Observation:
    """The observation of a frame that was read; its picture has the secrets blurred."""
    return Observation(
        source=Source.SCREEN,
        at=at,
        monitor=monitor,
        window=reading.window,
        lines=reading.lines,
        picture=encode(blur_boxes(frame, reading.secret_boxes)),
        content_hash=reading.content_hash,
        source_id=source_id,
        caught=reading.caught,
    )


def hash_view(window: WindowContext, lines: Sequence[TextLine], height: int) -> bytes:
    """32 bytes that tell views apart: app, title, address and text, but no panel clock."""
    digest = hashlib.sha256()
    for part in (window.app, window.title, window.url or ""):
        digest.update(part.encode() + b"\0")
    for line in lines:
        text = " ".join(line.text.split())
        if not (is_in_panel(line.box, height) and is_only_clock(text)):
            digest.update(text.encode() + b"\n")
    return digest.digest()


def is_in_panel(box: Box, height: int) -> bool:
    """Whether a line stands where desktops have their panel, on a frame of this height."""
    return box.bottom <= PANEL_PX or box.top >= height - PANEL_PX


def is_only_clock(text: str) -> bool:
    """Whether a text is nothing but a time or a date, such as `Wed 10 Jun 11:24`."""
    left_over, found = _CLOCK_PART.subn("", text)
    return found > 0 and not any(sign.isalnum() for sign in left_over)
