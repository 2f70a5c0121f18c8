"""Applies rules about sites to a frame whose text was read: the address bar tells the site."""

from collections.abc import Sequence
from dataclasses import replace

from capture.address_bar import addresses_among, holds_middle, is_browser, why_site_excluded
from capture.exclusions import MonitorView, clip, standing_on
from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.observation import Box, TextLine, WindowContext
from core.privacy.exclusion_rules import ExclusionRules


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
    for listing in listings:
        in_front = standing_on(monitor, listing, rules)
        for browser, addresses in _browsers_on(monitor, listing, lines):
            rule = why_site_excluded(rules, browser.context, addresses)
            if rule and browser is in_front:
                return replace(view, excluded_by=rule, masks=())
            area = clip(browser.area, monitor.area)
            if rule and area and area not in masks:
                masks.append(area)
            if not rule and browser is in_front and browser.context == view.window:
                window = replace(window, url=addresses[0])
    return MonitorView(window, masks=tuple(masks))


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
    addresses = read_address(view.window, lines, monitor.area.width, monitor.area.height)
    if rule := why_site_excluded(rules, view.window, addresses):
        return replace(view, excluded_by=rule, masks=())
    return MonitorView(replace(view.window, url=addresses[0]) if addresses else view.window)


def _browsers_on(
    monitor: Monitor, listing: Sequence[DesktopWindow], lines: Sequence[TextLine]
) -> list[tuple[DesktopWindow, tuple[str, ...]]]:
    """The visible browser windows of unknown address, with the addresses read on them."""
    found = []
    above: list[Box] = []
    for window in listing:
        area = clip(window.area, monitor.area) if window.is_visible else None
        if area is None:
            continue
        if window.url is None and not window.is_popup and is_browser(window.app):
            own = [line for line in lines if not any(holds_middle(o, line.box) for o in above)]
            if addresses := addresses_among(own, area, monitor.area.height):
                found.append((window, addresses))
        above.append(area)
    return found
