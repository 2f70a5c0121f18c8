"""Why nothing was remembered for a while, in words."""

from app.translation import tr
from app.windows.away_words import away_gap_words
from app.windows.words import clock_range
from capture.away import Away
from core.observation import Gap, GapKind
from core.privacy.exclusion_rules import PAUSE_SIGN


def short_gap_words(kind: GapKind) -> str:
    """One word or two, for the time scale."""
    return {
        GapKind.PAUSED: tr("Paused"),
        GapKind.EXCLUDED: tr("Left out"),
        GapKind.ASLEEP: tr("Away"),
        GapKind.OFF: tr("Off"),
        GapKind.FAILED: tr("Failed"),
    }[kind]


def gap_words(gap: Gap) -> str:
    """One sentence with the times; never names what was excluded beyond the rule."""
    when = clock_range(gap.since, gap.until)
    if gap.kind is GapKind.PAUSED and gap.reason.startswith(PAUSE_SIGN):
        return tr("One of your rules paused recording {when}").format(when=when)
    if gap.kind is GapKind.ASLEEP and gap.reason in list(Away):
        return away_gap_words(Away(gap.reason)).format(when=when)
    sentence = {
        GapKind.PAUSED: tr("Recording was paused {when}"),
        GapKind.EXCLUDED: tr("An excluded window was in front {when}"),
        GapKind.ASLEEP: tr("The computer was asleep {when}"),
        GapKind.OFF: tr("Recollect was not running {when}"),
        GapKind.FAILED: tr("Recording failed {when}"),
    }[gap.kind]
    return sentence.format(when=when)
