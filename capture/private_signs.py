"""Finds the sign that a private browser window bears in its own toolbar.

A Chromium window's title does not tell that it is private. What tells is the sign that it draws
beside the address (“Incognito”), Firefox its label at the end of the tab strip.
"""

import re
from collections.abc import Sequence

from capture.address_bar import TOOLBAR_SHARE, address_in, holds_middle
from core.observation import Box, TextLine
from core.privacy.private_windows import private_signs

# Short enough to be a tab's name or a badge of the page: only beside the address.
_ONLY_BESIDE = frozenset({"private", "privat"})
_COUNT_BEHIND = re.compile(r"\s*[(（]\s*\d+\s*[)）]\s*$")
_EDGE_SIGNS = "@&©®*•|·○●◦° "


def bears_private_sign(lines: Sequence[TextLine], area: Box, frame_height: int) -> bool:
    """Whether the browser window at `area` says in its tab strip or toolbar that it is private.

    `lines` are those of the frame on which it stands, `area` is in its pixels. Below the address
    begins the page, and what stands there is the page's.
    """
    signs, address = _signs_above_page(lines, area, frame_height)
    for line in signs:
        is_beside = address is not None and _is_beside(line.box, address)
        if _plain(line.text) in _ONLY_BESIDE and not is_beside:
            continue
        if is_beside or address is None or line.box.bottom <= address.bottom:
            return True
    return False


def bears_sign_beside_address(lines: Sequence[TextLine], area: Box, frame_height: int) -> bool:
    """Whether that sign stands where a Chromium browser draws it, and no tab's name can."""
    signs, address = _signs_above_page(lines, area, frame_height)
    return address is not None and any(_is_beside(line.box, address) for line in signs)


def _signs_above_page(
    lines: Sequence[TextLine], area: Box, frame_height: int
) -> tuple[list[TextLine], Box | None]:
    """The signs of a private window above its page, and where its address stands, if any does."""
    floor = area.top + TOOLBAR_SHARE * frame_height
    above = [
        line
        for line in lines
        if holds_middle(area, line.box) and line.box.top + line.box.height / 2 <= floor
    ]
    signs = [line for line in above if _is_sign(line.text)]
    address = max(
        (line.box for line in above if address_in(line.text)), key=lambda box: box.top, default=None
    )
    return signs, address


def _is_sign(text: str) -> bool:
    return _plain(text) in private_signs()


def _plain(text: str) -> str:
    """Without the number of windows behind it, nor a misread symbol around it."""
    return _COUNT_BEHIND.sub("", text.strip(_EDGE_SIGNS)).strip(_EDGE_SIGNS).casefold()


def _is_beside(sign: Box, address: Box) -> bool:
    middle = sign.top + sign.height / 2
    return address.top <= middle < address.bottom and sign.left > address.left
