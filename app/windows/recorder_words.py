"""What the recorder is doing, in words and with its sign."""

from app.known_sentences import in_app_language
from app.translation import tr
from app.windows.recorder_actions import Command
from app.windows.words import app_name, clock_time
from capture.recorder_state import RecorderPhase, RecorderState

TRAY_ICONS = {
    RecorderPhase.STOPPED: "tray-stopped",
    RecorderPhase.RECORDING: "tray-recording",
    RecorderPhase.PAUSED: "tray-paused",
    RecorderPhase.EXCLUDED: "tray-excluded",
    RecorderPhase.FAILED: "tray-failed",
}
ICON_ROLES = {
    RecorderPhase.STOPPED: "ink_faint",
    RecorderPhase.RECORDING: "accent",
    RecorderPhase.PAUSED: "warn",
    RecorderPhase.EXCLUDED: "ink_quiet",
    RecorderPhase.FAILED: "bad",
}


def underway_words(command: Command) -> str:
    """What the recorder is about to do."""
    return {
        Command.START: tr("Starting…"),
        Command.PAUSE: tr("Pausing…"),
        Command.RESUME: tr("Resuming…"),
        Command.STOP: tr("Stopping…"),
    }[command]


def headline_of(state: RecorderState) -> str:
    """The phase in a few words."""
    if state.phase is RecorderPhase.PAUSED and state.paused_until is not None:
        return tr("Paused until {time}").format(time=clock_time(state.paused_until))
    return {
        RecorderPhase.STOPPED: tr("Not remembering"),
        RecorderPhase.RECORDING: tr("Remembering"),
        RecorderPhase.PAUSED: tr("Paused"),
        RecorderPhase.EXCLUDED: tr("Looking away"),
        RecorderPhase.FAILED: tr("Recording failed"),
    }[state.phase]


def reason_of(state: RecorderState) -> str:
    """Why, in a sentence; what the recorder says itself comes first."""
    if state.phase is RecorderPhase.EXCLUDED:
        return rule_words(state.reason)
    if state.reason:
        return in_app_language(state.reason)
    if state.phase is RecorderPhase.RECORDING and state.last_text_at is not None:
        return tr("Last text kept at {time}").format(time=clock_time(state.last_text_at))
    return {
        RecorderPhase.STOPPED: tr("Nothing is being recorded."),
        RecorderPhase.RECORDING: tr("Your screen is being remembered."),
        RecorderPhase.PAUSED: tr("Nothing is kept until you resume."),
        RecorderPhase.FAILED: tr("The log has the details."),
    }[state.phase]


def rule_words(reason: str) -> str:
    """Which rule keeps the screen out, from the recorder's reason (`app NAME`, `title PATTERN`
    or `site HOST`)."""
    kind, _, named = reason.partition(" ")
    if kind == "app" and named == "recollect":
        return tr("Recollect does not remember itself.")
    if kind == "app" and named:
        return tr("{app} is in front; your rules keep it out.").format(app=app_name(named))
    if kind == "title" and named:
        return tr("A window titled “{pattern}” is kept out by your rules.").format(
            pattern=named.strip("*")
        )
    if kind == "site" and named:
        return tr("{site} is kept out by your rules.").format(site=named)
    return tr("The window in front is kept out by your rules.")
