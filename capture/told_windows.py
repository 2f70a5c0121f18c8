"""Which windows may be asked for their text: what the rules keep out is never asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from capture.address_bar import is_browser
from capture.exclusions import clip, kept_out_by
from capture.screens import Monitor
from capture.visible_text import VisibleText
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules

# Of a window that shows less of itself there is nothing to gain.
LEAST_OPEN_SHARE = 0.1
MOST_ASKED = 4
_GRID_PX = 16

Listings = tuple[Sequence[DesktopWindow], Sequence[DesktopWindow]]


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window that may be asked; `clip` is its part of a monitor, `covered` what lies over it
    there, both in the monitor's pixels."""

    window: DesktopWindow
    clip: Box
    covered: tuple[Box, ...]


def windows_to_ask(monitor: Monitor, listings: Listings, rules: ExclusionRules) -> list[OpenWindow]:
    """The windows on a monitor that may be asked for their text, topmost first.

    Only those that stood still between the listings, and that no rule keeps out in either. A
    browser is never asked: what its private windows are known by, at times only the picture tells.
    """
    earlier = {window.id: window for window in listings[0]}
    return [
        one
        for one in _open(monitor, listings[1])
        if not is_browser(one.window.app)
        and earlier.get(one.window.id) == one.window
        and not kept_out_by(one.window, rules)
    ][:MOST_ASKED]


def with_addresses(
    visible: VisibleText, monitor: Monitor, listings: Listings, rules: ExclusionRules
) -> Listings:
    """The listings, with the addresses that the browsers open on a monitor tell themselves.

    One that a rule keeps out without its address is not asked.
    """
    told: dict[int, str] = {}
    for one in _open(monitor, listings[1]):
        window = one.window
        if (
            is_browser(window.app)
            and window.url is None
            and window.id is not None
            and not any(
                kept_out_by(same, rules) for each in listings for same in _same(each, window)
            )
            and (address := visible.address_of(window))
        ):
            told[window.id] = address
    if not told:
        return listings
    before, after = (
        tuple(
            replace(window, url=told[window.id])
            if window.id in told and window.url is None
            else window
            for window in listing
        )
        for listing in listings
    )
    return before, after


def _same(listing: Sequence[DesktopWindow], window: DesktopWindow) -> list[DesktopWindow]:
    return [one for one in listing if one.id == window.id]


def _open(monitor: Monitor, listing: Sequence[DesktopWindow]) -> Iterator[OpenWindow]:
    """The windows of programs that show a good part of themselves on a monitor."""
    above: list[Box] = []
    for window in listing:
        area = clip(window.area, monitor.area) if window.is_visible else None
        if area is None:
            continue
        covered = tuple(box for box in above if box.intersection_area(area))
        is_askable = window.process and not window.is_popup
        if is_askable and open_share(area, covered) >= LEAST_OPEN_SHARE:
            yield OpenWindow(window, area, covered)
        above.append(area)


def open_share(area: Box, covered: Sequence[Box]) -> float:
    """How much of a rectangle no other covers, 0 to 1, about."""
    if not covered:
        return 1.0
    is_open = np.ones((-(-area.height // _GRID_PX), -(-area.width // _GRID_PX)), np.bool_)
    for box in covered:
        top, left = box.top - area.top, box.left - area.left
        rows = slice(max(0, top) // _GRID_PX, -(-max(0, top + box.height) // _GRID_PX))
        columns = slice(max(0, left) // _GRID_PX, -(-max(0, left + box.width) // _GRID_PX))
        is_open[rows, columns] = False
    return float(is_open.mean())
