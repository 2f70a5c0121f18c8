"""Why nobody could be looking, in words: now, and of a stretch of time."""

from app.translation import tr
from capture.away import Away


def away_words(away: Away) -> str:
    """Why the screen is not looked at now, in a sentence."""
    return {
        Away.LOCKED: tr("The screen is locked; nothing of it is kept."),
        Away.SCREEN_SAVER: tr("The screen saver is on; nothing of it is kept."),
        Away.SCREEN_OFF: tr("The screen is off."),
        Away.IDLE: tr("Nobody has touched anything for a while; it goes on when somebody does."),
    }[away]


def away_gap_words(away: Away) -> str:
    """Why nothing was remembered, in a sentence with a place for the time: `{when}`."""
    return {
        Away.LOCKED: tr("The screen was locked {when}"),
        Away.SCREEN_SAVER: tr("The screen saver was on {when}"),
        Away.SCREEN_OFF: tr("The screen was off {when}"),
        Away.IDLE: tr("Nobody was at the computer {when}"),
    }[away]
