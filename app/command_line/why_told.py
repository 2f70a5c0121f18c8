"""`recollect doctor --why`: what becomes of an open window, and by which rule."""

from datetime import datetime

from app.command_line.context import Session
from app.command_line.output import Json, Output
from app.live_capture import seen_desktop
from app.open_memory import Access
from capture.window_verdict import WindowVerdict, judge, windows_named
from core.clock import SYSTEM_CLOCK
from core.errors import CaptureUnavailable
from core.privacy.exclusion_rules import ExclusionRules


def tell_why(session: Session, named: str, output: Output) -> None:
    """Tell of each open window so named whether it is kept. Raises: CaptureUnavailable."""
    with session.open(Access.READ) as memory:
        rules = memory.store.settings.exclusion_rules()
    windows, monitors = seen_desktop()
    found = windows_named(named, windows)
    if not found:
        apps = ", ".join(sorted({one.app for one in windows if one.app and not one.is_popup}))
        raise CaptureUnavailable(
            f"No open window is called {named!r}; name one by a part of its title, by its id or by "
            f"its program: {apps or 'none is open'}."
        )
    verdicts = [judge(window, monitors, rules) for window in found]
    hours = _hours_now(rules, SYSTEM_CLOCK.now())
    document: Json = {"windows": [_document(one) for one in verdicts], "hours": hours}
    told = [_told(one) for one in verdicts]
    if hours:
        told.append(f"Nothing is recorded now at all: {hours}.")
    output.data(document, "\n".join(told))


def _hours_now(rules: ExclusionRules, now: datetime) -> str | None:
    match = rules.match_time(now)
    return str(match.rule) if match else None


def _document(verdict: WindowVerdict) -> Json:
    window, match = verdict.window, verdict.match
    return {
        "id": window.id,
        "app": window.app,
        # The terminal that shows this may itself be recorded.
        "title": None if match else window.title,
        "kept": match is None,
        "sure": verdict.is_sure,
        "rule": str(match.rule) if match else None,
        "what": match.row or None if match else None,
        "action": match.action.value if match else None,
        "black": [
            {
                "monitor": one.monitor,
                "box": one.box and [one.box.left, one.box.top, one.box.width, one.box.height],
            }
            for one in verdict.black
        ],
    }


def _told(verdict: WindowVerdict) -> str:
    window, match = verdict.window, verdict.match
    name = f"{window.app or 'a program without a name'} ({window.id or 'no id'})"
    if match is None:
        unsure = (
            ""
            if verdict.is_sure
            else " Its address is read off the screen only: a rule about a site, or the sign of a "
            "private window in its toolbar, may still leave it out."
        )
        return f"{name}, “{window.title}”: kept; no rule fits.{unsure}"
    what = f" ({match.row})" if match.row else ""
    if verdict.pauses:
        return f"{name}: nothing is recorded while it is open, by the rule {match.rule}{what}."
    black = "; ".join(
        f"monitor {one.monitor} wholly, since it is in front"
        if one.box is None
        else f"{one.box.width} × {one.box.height} pixels at {one.box.left}, {one.box.top} of "
        f"monitor {one.monitor}"
        for one in verdict.black
    )
    black = black or "nothing, as it is not visible"
    return f"{name}: left out by the rule {match.rule}{what}. Black: {black}."
