"""What the recorder is doing and why, in words."""

from app.known_sentences import in_app_language
from app.translation import tr
from app.windows.away_words import away_words
from app.windows.recorder_actions import Command
from app.windows.recorder_sign import Sign, is_paused_by_rule, sign_of
from app.windows.rule_words import rule_words
from app.windows.words import clock_time, size_on_disk
from capture.away import away_of
from capture.burden import Burden
from capture.recorder_state import RecorderPhase, RecorderState
from core.memory.upkeep.disk_room import DiskRoom


def underway_words(command: Command) -> str:
    """What the recorder is about to do."""
    return {
        Command.START: tr("Starting…"),
        Command.PAUSE: tr("Pausing…"),
        Command.RESUME: tr("Resuming…"),
        Command.STOP: tr("Stopping…"),
    }[command]


def headline_of(state: RecorderState, room: DiskRoom | None = None) -> str:
    """How recording goes in a few words."""
    sign = sign_of(state, room)
    if is_paused_by_rule(state):
        return tr("Paused by a rule")
    if sign is Sign.PAUSED and state.paused_until is not None:
        return tr("Paused until {time}").format(time=clock_time(state.paused_until))
    if sign is Sign.FULL and room is not None:
        return tr("The disk is almost full") if room.is_little else tr("The size limit is reached")
    return {
        Sign.STOPPED: tr("Not remembering"),
        Sign.RECORDING: tr("Remembering"),
        Sign.BEHIND: tr("Waiting: the computer is busy"),
        Sign.PAUSED: tr("Paused"),
        Sign.EXCLUDED: tr("Looking away"),
        Sign.PRIVATE: tr("Private window"),
        Sign.BLIND: tr("The screen cannot be seen"),
        Sign.FAILED: tr("Recording failed"),
    }[sign]


def reason_of(state: RecorderState, room: DiskRoom | None = None) -> str:
    """Why, in a sentence; a line of its own says what is short on the disk, if anything is."""
    return "\n".join(filter(None, (_recorders_reason(state), room_words(room))))


def _recorders_reason(state: RecorderState) -> str:
    if away := away_of(state.reason):
        return away_words(away)
    if state.phase is RecorderPhase.EXCLUDED:
        return rule_words(state.reason)
    if state.reason:
        return in_app_language(state.reason)
    if state.phase is RecorderPhase.RECORDING:
        return _recording_words(state)
    return {
        RecorderPhase.STOPPED: tr("Nothing is being recorded."),
        RecorderPhase.PAUSED: tr("Nothing is kept until you resume."),
        RecorderPhase.FAILED: tr("The log has the details."),
    }[state.phase]


def _recording_words(state: RecorderState) -> str:
    """How it goes while the screen is being looked at."""
    if state.slowed_by in list(Burden):
        return _burden_words(Burden(state.slowed_by))
    if state.is_behind:
        return tr("Reading the screen takes long just now, so it is looked at less often.")
    if state.last_text_at is not None:
        return tr("Last text kept at {time}").format(time=clock_time(state.last_text_at))
    return tr("Your screen is being remembered.")


def _burden_words(burden: Burden) -> str:
    """Why the screen is looked at less often, and why learning waits."""
    return {
        Burden.BUSY: tr(
            "Other programs keep the computer busy, so the screen is looked at less often."
        ),
        Burden.FILM: tr("A film or a game fills the screen, so it is looked at less often."),
        Burden.BATTERY: tr("On battery the screen is looked at less often."),
    }[burden]


def room_words(room: DiskRoom | None) -> str:
    """What is short, and what to do; empty if there is room enough, or nobody looked yet."""
    if room is None:
        return ""
    if room.is_little:
        return tr("Only {free} are free on the memory's disk: make room, or set a limit.").format(
            free=size_on_disk(room.bytes_free)
        )
    if room.is_limit_reached:
        return tr(
            "Your memory takes {over} more than you allow it, and what is left is pinned or of the "
            "last day: allow it more, or forget something."
        ).format(over=size_on_disk(room.bytes_over))
    return ""
