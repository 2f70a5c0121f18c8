"""The words of answers: dates as people say them, short forms, reasons for no answer.

What depends on the language is looked up in its phrases, never decided here.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from core.answer.answer import AbstainReason
from core.answer.phrases import phrases_in
from core.ingest.window_titles import clean_title
from core.observation import Gap, WindowContext
from core.recall.language import Language

_ENGLISH = Language.ENGLISH

SHORT_WORDS = 30
_MOST_GAPS_TOLD = 4


def shortened(text: str, words: int = SHORT_WORDS) -> str:
    """At most so many words, with an ellipsis where something was cut."""
    parts = text.split()
    if len(parts) <= words:
        return " ".join(parts)
    return " ".join(parts[: words - 1]) + " …"


def around(text: str, start: int, end: int, words: int = 12) -> str:
    """A value in its clause: some words before and after `text[start:end]`.

    Positions beyond the text count as its end.
    """
    start, end = min(start, len(text)), min(end, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before, value, after = text[:start].split(), text[start:end], text[end:].split()
    head = before[-words:]
    tail = after[: max(4, words // 2)]
    return " ".join(
        [
            *(["…"] if len(before) > len(head) else []),
            *head,
            value,
            *tail,
            *(["…"] if len(after) > len(tail) else []),
        ]
    )


def day_words(moment: datetime, language: Language = _ENGLISH) -> str:
    """`Wednesday 10 June 2026`, `Mittwoch, 10. Juni 2026`."""
    phrases = phrases_in(language)
    return phrases.day.format(
        weekday=phrases.weekdays[moment.weekday()],
        day=moment.day,
        month=phrases.months[moment.month - 1],
        year=moment.year,
    )


def moment_words(moment: datetime, language: Language = _ENGLISH) -> str:
    """`Wednesday 10 June 2026, 17:45`, `Mittwoch, 10. Juni 2026, 17:45 Uhr`."""
    return phrases_in(language).moment.format(
        day=day_words(moment, language), time=f"{moment:%H:%M}"
    )


def short_moment_words(moment: datetime, language: Language = _ENGLISH) -> str:
    """`Wed 10 Jun 17:45`, `Mi. 10. Juni, 17:45 Uhr`."""
    phrases = phrases_in(language)
    return phrases.short_moment.format(
        weekday=phrases.short_weekdays[moment.weekday()],
        day=moment.day,
        month=phrases.short_months[moment.month - 1],
        time=f"{moment:%H:%M}",
    )


def short_day_words(moment: date, language: Language = _ENGLISH) -> str:
    """`Wed 10 Jun`, `Mi. 10. Juni`."""
    phrases = phrases_in(language)
    return phrases.short_day.format(
        weekday=phrases.short_weekdays[moment.weekday()],
        day=moment.day,
        month=phrases.short_months[moment.month - 1],
    )


def counted_words(number: Decimal, what: str, language: Language = _ENGLISH) -> str:
    """`45 minutes`, `1 Tag`, `2,5 Wochen`; `what` is a key of `counts` in the wording."""
    phrases = phrases_in(language)
    one, several = phrases.counts[what]
    figure = f"{number:f}".replace(".", phrases.decimal_point)
    return f"{figure} {one if number == 1 else several}"


def length_words(seconds: Decimal, language: Language = _ENGLISH) -> str:
    """`45 minutes`, `1 hour 20 minutes`, `7 Tage`."""
    whole = int(seconds)
    days, rest = divmod(whole, 86_400)
    if days and not rest:
        return counted_words(Decimal(days), "day", language)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    parts = [
        counted_words(Decimal(number), name, language)
        for number, name in ((hours, "hour"), (minutes, "minute"), (left, "second"))
        if number
    ]
    return " ".join(parts) or phrases_in(language).counts["no_time"][0]


def window_words(window: WindowContext, language: Language = _ENGLISH) -> str:
    """What was in front: the cleaned title and the program."""
    title = clean_title(window.title, window.app)
    if title and window.app and title != window.app:
        return f"{title} ({window.app})"
    return title or window.app or phrases_in(language).untitled_window


def gap_words(gap: Gap, language: Language = _ENGLISH) -> str:
    """One gap as a sentence."""
    phrases = phrases_in(language)
    stretch = phrases.stretch.format(
        since=f"{gap.since:%H:%M}", until=f"{gap.until:%H:%M}", day=day_words(gap.since, language)
    )
    sentence = phrases.gaps[gap.kind].format(stretch=stretch)
    return sentence[:1].upper() + sentence[1:]


def reason_words(reason: AbstainReason, gaps: Sequence[Gap], language: Language = _ENGLISH) -> str:
    """Why there is no answer, in one or two sentences."""
    phrases = phrases_in(language)
    told = [phrases.reasons[reason]]
    if reason not in {AbstainReason.EMPTY_MEMORY, AbstainReason.HIDDEN}:
        told += [gap_words(gap, language) for gap in gaps[:_MOST_GAPS_TOLD]]
        if len(gaps) > _MOST_GAPS_TOLD:
            told.append(phrases.more_gaps.format(number=len(gaps) - _MOST_GAPS_TOLD))
    return " ".join(sentence for sentence in told if sentence)
