"""Why nothing was remembered for a while, in words."""

from PySide6.QtCore import QCoreApplication

from app.windows.words import clock_range
from core.observation import Gap, GapKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("gap_words", text)


def gap_words(gap: Gap) -> str:
    """One sentence with the times; never names what was excluded beyond the rule."""
    when = clock_range(gap.since, gap.until)
    sentence = {
        GapKind.PAUSED: _tr("Recording was paused {when}"),
        GapKind.EXCLUDED: _tr("An excluded window was in front {when}"),
        GapKind.ASLEEP: _tr("The computer was asleep {when}"),
        GapKind.OFF: _tr("Recollect was not running {when}"),
        GapKind.FAILED: _tr("Recording failed {when}"),
    }[gap.kind]
    return sentence.format(when=when)
