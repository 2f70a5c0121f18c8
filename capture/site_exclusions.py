"""Applies rules to a frame whose text was read: the address bar tells the site, and a sign beside
it that a browser's window is private."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from capture.address_bar import addresses_among, holds_middle, is_browser, why_site_excluded
from capture.exclusions import MonitorView, clip, standing_on
from capture.private_signs import bears_private_sign, bears_sign_beside_address
from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.observation import Box, TextLine, WindowContext
from core.privacy.exclusion_rules import ExclusionRules


@dataclass(frozen=True, slots=True)
class _ReadBrowser:
    """A browser window, and what was read of it. `is_surely_private` tells by the sign's place."""

    window: DesktopWindow
    addresses: tuple[str, ...]
    is_private: bool
    is_surely_private: bool


def view_sites(
    view: MonitorView,
    monitor: Monitor,
    listings: Sequence[Sequence[DesktopWindow]],
    lines: Sequence[TextLine],
    rules: ExclusionRules,
) -> MonitorView:
    """What may be taken of a monitor, now that the text on it is known.

    The window gets its address; `masks` are those to add for other browser windows. As with
    `view_monitor`, a browser that shows an excluded site in either listing is kept out.
    """
    if not any(listings):
        return _view_unlisted(view, monitor, lines, rules)
    window = view.window
    masks: list[Box] = []
    read = [_browsers_on(monitor, listing, lines) for listing in listings]
    private = tuple(one.window for browsers in read for one in browsers if one.is_surely_private)
    for listing, browsers in zip(listings, read, strict=True):
        in_front = standing_on(monitor, listing, rules)
        for one in browsers:
            browser = one.window
            rule = why_read_excluded(rules, browser.context, one.addresses, one.is_private)
            if rule and browser is in_front:
                return replace(view, excluded_by=rule, masks=(), seen_private=private)
            area = clip(browser.area, monitor.area)
            if rule and area and area not in masks:
                masks.append(area)
            is_shown = browser is in_front and browser.context == view.window
            if one.addresses and not rule and is_shown:
                window = replace(window, url=one.addresses[0])
    return MonitorView(window, masks=tuple(masks), seen_private=private)


def read_address(
    window: WindowContext, lines: Sequence[TextLine], width: int, height: int
) -> tuple[str, ...]:
    """The addresses on a screenshot of a known or unknown program; none if its address is known.

    `width` and `height` are the screenshot's, on which the window is taken to be the only one.
    """
    if window.url is not None or not (is_browser(window.app) or not window.app):
        return ()
    return addresses_among(lines, Box(0, 0, width, height), height)


def lines_beside(lines: Sequence[TextLine], masks: Sequence[Box]) -> tuple[TextLine, ...]:
    """The lines that no mask touches."""
    return tuple(
        line for line in lines if not any(line.box.intersection_area(mask) for mask in masks)
    )


def _view_unlisted(
    view: MonitorView, monitor: Monitor, lines: Sequence[TextLine], rules: ExclusionRules
) -> MonitorView:
    """Where no windows can be listed, a browser may fill the monitor."""
    width, height = monitor.area.width, monitor.area.height
    addresses = read_address(view.window, lines, width, height)
    is_private = bool(addresses) and bears_private_sign(lines, Box(0, 0, width, height), height)
    if rule := why_read_excluded(rules, view.window, addresses, is_private):
        return replace(view, excluded_by=rule, masks=())
    return MonitorView(replace(view.window, url=addresses[0]) if addresses else view.window)


def why_read_excluded(
    rules: ExclusionRules, window: WindowContext, addresses: Sequence[str], is_private: bool
) -> str | None:
    """The rule that keeps a browser's window out by what was read on it; None if none does."""
    if is_private and (match := rules.match(window, is_private=True)):
        return match.words
    return why_site_excluded(rules, window, addresses)


def _browsers_on(
    monitor: Monitor, listing: Sequence[DesktopWindow], lines: Sequence[TextLine]
) -> list[_ReadBrowser]:
    """The visible browser windows of which more was read: addresses, the sign of a private one."""
    found: list[_ReadBrowser] = []
    above: list[Box] = []
    for window in listing:
        area = clip(window.area, monitor.area) if window.is_visible else None
        if area is None:
            continue
        if not window.is_popup and is_browser(window.app):
            own = [line for line in lines if not any(holds_middle(o, line.box) for o in above)]
            height = monitor.area.height
            # What the window told may be newer than the picture, so the picture is read as well.
            told = () if window.url is None else (window.url,)
            addresses = (*told, *addresses_among(own, area, height))
            is_private = bears_private_sign(own, area, height)
            if addresses or is_private:
                is_sure = is_private and bears_sign_beside_address(own, area, height)
                found.append(_ReadBrowser(window, addresses, is_private, is_sure))
        above.append(area)
    return found
