"""Why a window was skipped: the user's rules applied to what stands on a monitor.

A monitor whose focused window is excluded is not looked at. An excluded window that is merely
visible is blacked out before anything else sees the pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from capture.screens import Monitor, RgbFrame
from capture.windows import DesktopWindow
from core.observation import Box, WindowContext
from core.privacy.exclusion_rules import ExclusionRules, RuleAction, RuleMatch

DESKTOP = WindowContext(app="", title="")
"""What is shown where no window stands."""


@dataclass(frozen=True, slots=True)
class MonitorView:
    """What may be taken of one monitor.

    `excluded_by` names the rule that keeps the whole monitor out; None if it may be taken.
    `masks` are the rectangles to black out, in the monitor's own pixels. `seen_private` are the
    browser windows beside whose address it says that they are private.
    """

    window: WindowContext
    excluded_by: str | None = None
    masks: tuple[Box, ...] = ()
    seen_private: tuple[DesktopWindow, ...] = ()


def view_monitor(
    monitor: Monitor,
    before: Sequence[DesktopWindow],
    after: Sequence[DesktopWindow],
    rules: ExclusionRules,
) -> MonitorView:
    """Decide what may be taken of a frame that was grabbed between two listings of windows.

    A window that a rule keeps out in either listing is kept out: it may have opened, moved or
    changed its title while the frame was taken.
    """
    masks: list[Box] = []
    for listing in (before, after):
        if pause := why_paused(listing, rules):
            return MonitorView(DESKTOP, excluded_by=pause)
        focused = focused_on(monitor, listing)
        if focused and (rule := kept_out_by(focused, rules)):
            return MonitorView(DESKTOP, excluded_by=rule.words)
        for window in listing:
            if window.is_visible and kept_out_by(window, rules):
                area = clip(window.area, monitor.area)
                if area and area not in masks:
                    masks.append(area)
    shown = standing_on(monitor, after, rules)
    return MonitorView(shown.context if shown else DESKTOP, masks=tuple(masks))


def kept_out_by(window: DesktopWindow, rules: ExclusionRules) -> RuleMatch | None:
    """The rule that keeps a window out; None if it may be remembered, as far as is known yet.

    What a private window asks and offers (a dialog, a menu) is as private as the window.
    """
    match = rules.match(window.context, is_private=window.is_private)
    if match is None and window.owner is not None:
        match = rules.match(window.owner)
    return match


def why_paused(windows: Sequence[DesktopWindow], rules: ExclusionRules) -> str | None:
    """The rule that pauses all recording while one of these windows is open, in words.

    A window counts on whichever monitor and workspace it is, also when it is minimised.
    """
    if not rules.pausing:
        return None
    matches = (kept_out_by(window, rules) for window in windows)
    return next((m.words for m in matches if m and m.action is RuleAction.PAUSE), None)


def black_out(frame: RgbFrame, masks: Sequence[Box]) -> RgbFrame:
    """A frame with the rectangles painted black; the same array if there are none."""
    if not masks:
        return frame
    masked = frame.copy()
    for mask in masks:
        masked[max(0, mask.top) : mask.bottom, max(0, mask.left) : mask.right] = 0
    return masked


def focused_on(monitor: Monitor, windows: Sequence[DesktopWindow]) -> DesktopWindow | None:
    """The focused window, if its larger part lies on this monitor."""
    for window in windows:
        if window.is_focused and window.is_visible:
            shown = window.area.intersection_area(monitor.area)
            return window if 2 * shown > window.area.width * window.area.height else None
    return None


def clip(area: Box, bounds: Box) -> Box | None:
    """The part of `area` inside `bounds`, relative to their top left corner; None if none is."""
    left, top = max(area.left, bounds.left), max(area.top, bounds.top)
    right, bottom = min(area.right, bounds.right), min(area.bottom, bounds.bottom)
    if right <= left or bottom <= top:
        return None
    return Box(left - bounds.left, top - bounds.top, right - left, bottom - top)


def standing_on(
    monitor: Monitor, windows: Sequence[DesktopWindow], rules: ExclusionRules
) -> DesktopWindow | None:
    """The window that stands for this monitor: the focused one, else the topmost visible."""
    if focused := focused_on(monitor, windows):
        return focused
    for window in windows:
        if (
            window.is_visible
            and not window.is_popup
            and window.area.intersection_area(monitor.area)
            and not kept_out_by(window, rules)
        ):
            return window
    return None
