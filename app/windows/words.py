"""How moments, amounts and certainty are put into words."""

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QTime

from app.translation import tr
from core.answer.answer import Answer, Citation, Tier
from core.answer.phrases import phrases_in
from core.answer.picture.shown_picture import is_shown_only
from core.answer.wording import short_moment_words
from core.recall.language import Language

_KNOWN_APPS = {
    "code": "VS Code",
    "vscode": "VS Code",
    "keepassxc": "KeePassXC",
    "libreoffice": "LibreOffice",
    "soffice": "LibreOffice",
    "msedge": "Edge",
    "winword": "Word",
    "org.gnome.nautilus": "Files",
    "nautilus": "Files",
    "xterm": "XTerm",
}
_DESKTOPS = ("org.gnome.", "org.kde.", "gnome-", "kde-")


def quoted(text: str) -> str:
    """Somebody's words in the quotation marks of the app's language."""
    return tr("“{text}”").format(text=text)


def clock_time(moment: datetime, *, with_seconds: bool = False) -> str:
    """The time of day as the moment's own clock showed it, in the user's 12 or 24 h style."""
    wants_am_pm = "ap" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).casefold()
    seconds = ":ss" if with_seconds else ""
    shape = f"h:mm{seconds} AP" if wants_am_pm else f"HH:mm{seconds}"
    return QLocale().toString(QTime(moment.hour, moment.minute, moment.second), shape)


def clock_range(since: datetime, until: datetime) -> str:
    """From when until when; within a minute, that minute."""
    first, last = clock_time(since), clock_time(until)
    return first if first == last and until - since < timedelta(hours=1) else f"{first}–{last}"


def day_name(day: date, today: date) -> str:
    """“Today”, “Yesterday”, or the date with its weekday."""
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    shape = tr("ddd d MMM") if day.year == today.year else tr("ddd d MMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def short_day(day: date) -> str:
    """The date with its weekday, without the year: for where a year is shown or plain."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("ddd d MMM"))


def long_day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("dddd d MMMM yyyy"))


def moment_words(moment: datetime, today: date) -> str:
    """Day and time; the day is left out if it is today."""
    if moment.date() == today:
        return clock_time(moment)
    return f"{day_name(moment.date(), today)}, {clock_time(moment)}"


def moment_in_answer(moment: datetime, today: date, language: Language) -> str:
    """Day and time as an answer in that language says them; in English as the windows do."""
    if language is Language.ENGLISH or moment.date() == today:
        return moment_words(moment, today)
    return short_moment_words(moment, language)


def duration(seconds: float) -> str:
    """A length of time, coarse enough to read at a glance."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("under a minute")
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return tr("{hours} h").format(hours=hours)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def amount(number: int) -> str:
    return QLocale().toString(number) if QLocale().name() != "C" else f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, which is in the singular for one."""
    return f"{amount(number)} {one if number == 1 else many}"


def size_on_disk(number_of_bytes: int) -> str:
    return QLocale().formattedDataSize(number_of_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def app_name(app: str) -> str:
    """A program's name as people write it."""
    bare = app.removesuffix(".exe").rsplit("/", maxsplit=1)[-1]
    if bare in _KNOWN_APPS:
        return _KNOWN_APPS[bare]
    for desktop in _DESKTOPS:
        bare = bare.removeprefix(desktop)
    if not bare:
        return tr("Unknown app")
    words = bare.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def place_name(citation: Citation) -> str:
    """What a proof stands on: a program, or the picture that was shown with the question."""
    if is_shown_only(citation.observation_id):
        return tr("The picture you pasted")
    return app_name(citation.app)


def origin_words(answer: Answer) -> str:
    """Where an answer comes from, quietly, in the answer's language."""
    phrases = phrases_in(answer.language)
    if answer.citations and is_shown_only(answer.citations[0].observation_id):
        by = answer.written_by
        key = "looked" if answer.tier is Tier.MODEL else "quoted"
        return phrases.picture[key].format(model=by.model if by else "")
    if answer.tier is Tier.MODEL and answer.written_by is not None:
        return phrases.model["written"].format(model=answer.written_by.model)
    return phrases.tiers[answer.tier]


def confidence_words(confidence: float, language: Language) -> str:
    """How sure an answer is; `confidence` is 0 to 1."""
    words = phrases_in(language).confidence
    if confidence >= 0.85:
        return words["very"]
    if confidence >= 0.6:
        return words["fairly"]
    if confidence >= 0.4:
        return words["somewhat"]
    return words["hardly"]


def as_written(folder: Path) -> str:
    """A folder as people write it: with ~ for their own."""
    if folder.is_relative_to(Path.home()):
        return f"~/{folder.relative_to(Path.home()).as_posix()}"
    return str(folder)
