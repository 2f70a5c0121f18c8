"""What becomes of one window, told without recording it: kept or left out, by which rule, where."""

from collections.abc import Sequence
from dataclasses import dataclass

from capture.address_bar import is_browser
from capture.exclusions import clip, focused_on, kept_out_by
from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules, RuleAction, RuleMatch


@dataclass(frozen=True, slots=True)
class BlackArea:
    """What is not taken of a monitor, in its own pixels; all of it if `box` is None."""

    monitor: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class WindowVerdict:
    """What the rules say of a window. `is_sure` is False for a browser of unknown address, of which
    the picture may tell more: its site, or the sign of a private window."""

    window: DesktopWindow
    match: RuleMatch | None
    black: tuple[BlackArea, ...] = ()
    is_sure: bool = True

    @property
    def pauses(self) -> bool:
        """Whether nothing at all is recorded while this window is open."""
        return self.match is not None and self.match.action is RuleAction.PAUSE


def judge(
    window: DesktopWindow, monitors: Sequence[Monitor], rules: ExclusionRules
) -> WindowVerdict:
    """What becomes of a window that stands as it says on these monitors."""
    match = kept_out_by(window, rules)
    if match is None:
        return WindowVerdict(window, None, (), not is_browser(window.app) or window.url is not None)
    if match.action is RuleAction.PAUSE:
        return WindowVerdict(window, match, tuple(BlackArea(one.index, None) for one in monitors))
    black = []
    for monitor in monitors if window.is_visible else ():
        area = clip(window.area, monitor.area)
        if focused_on(monitor, [window]):
            black.append(BlackArea(monitor.index, None))
        elif area is not None:
            black.append(BlackArea(monitor.index, area))
    return WindowVerdict(window, match, tuple(black))


def windows_named(text: str, windows: Sequence[DesktopWindow]) -> tuple[DesktopWindow, ...]:
    """The windows whose id, program or title `text` names: an id as the system counts it, a
    program's whole name before a part of it, a part of a title last. Menus are left aside."""
    shown = [window for window in windows if not window.is_popup]
    wanted = text.strip().casefold()
    for fits in (
        [one for one in shown if one.id is not None and wanted in {str(one.id), hex(one.id)}],
        [one for one in shown if one.app == wanted],
        [one for one in shown if wanted in one.app or wanted in one.title.casefold()],
    ):
        if fits and wanted:
            return tuple(fits)
    return ()
