"""What a person was doing in a window, and what its title says: told from app, title and address.

The word lists name families of programs, not single ones where a word of the family is in the
name anyway (“terminal”, “mail”, “calendar”).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from core.memory.episodes.surprise import site_of
from core.memory.view import View

_PARTS = re.compile(r"\s+[-–—|·]\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BARE_PROMPT = re.compile(
    r"^[\w.-]+@[\w.-]+\s?:\s?\S*$|^~?/[^.\s]*$|^~$|^(?:ba|z|fi)?sh$|^terminal$", re.I
)
_DOCUMENT = re.compile(r"\.(?:pdf|epub|djvu|ps)\b", re.IGNORECASE)
_SOURCE_FILE = re.compile(
    r"\.(?:txt|md|rst|tex|docx?|odt|xlsx?|ods|pptx?|odp|py|c|cc|cpp|h|rs|go|js|ts"
    r"|java|html|css|json|toml|ya?ml|sh|ipynb)\b",
    re.IGNORECASE,
)
_ARTICLE_PATH = re.compile(r"/(?:wiki|articles?|blog|news|posts?|papers?)/|/(?:19|20)\d\d/")
_CHAT_FIELD = re.compile(
    r"^\W*(?:message\b.{0,40}|(?:type|write|send) a message\W*)$", re.IGNORECASE
)
_READ_LINE_WORDS = 10
_READ_LINES = 8


class EventType(StrEnum):
    """What a stretch of time was, as far as a window tells."""

    READING = "reading"
    WRITING = "writing"
    CHATTING = "chatting"
    MAIL = "mail"
    TERMINAL = "terminal"
    BROWSING = "browsing"
    MEETING = "meeting"
    VIEWING = "viewing"


_FAMILIES: tuple[tuple[EventType, frozenset[str]], ...] = (
    (
        EventType.TERMINAL,
        frozenset(
            """xterm terminal konsole iterm kitty alacritty wezterm powershell cmd foot tilix uxterm
            ghostty rxvt urxvt terminator""".split()
        ),
    ),
    (EventType.MEETING, frozenset("meet zoom webex jitsi meeting facetime".split())),
    (
        EventType.MAIL,
        frozenset(
            """mail webmail gmail thunderbird outlook evolution geary kmail mutt neomutt protonmail
            mailspring fastmail""".split()
        ),
    ),
    (
        EventType.CHATTING,
        frozenset(
            """chat slack discord signal telegram whatsapp element teams mattermost skype messenger
            messages zulip irssi weechat hexchat threema wire rocketchat""".split()
        ),
    ),
    (
        EventType.VIEWING,
        frozenset(
            """calendar nautilus dolphin explorer finder thunar files photos gallery maps vlc mpv
            rhythmbox spotify music eog gwenview player youtube vimeo settings""".split()
        ),
    ),
    (
        EventType.READING,
        frozenset(
            """zathura evince okular acrobat acroread foliate calibre sumatrapdf xpdf mupdf wiki
            wikipedia reader arxiv news journal""".split()
        ),
    ),
    (
        EventType.WRITING,
        frozenset(
            """code codium vscode vim nvim gvim emacs gedit kate mousepad notepad sublime word
            winword writer calc excel libreoffice soffice obsidian typora docs sheets slides notes
            notion overleaf editor pycharm idea intellij xed leafpad textedit pages numbers onenote
            powerpoint impress joplin zed""".split()
        ),
    ),
)
_CALENDARS = frozenset({"calendar", "kalender", "agenda", "korganizer"})
_PROGRAM_PARTS = frozenset(
    """text editor notes files calendar document viewer image writer calc impress draw mail player
    terminal settings manager browser""".split()
)


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A window title taken apart: what it is about, what that belongs to, and the site or program.

    `subject` is empty where the title only names a place (“user@host: ~”).
    """

    subject: str
    belongs_to: str
    place: str


def event_type_of(view: View) -> EventType:
    """What a person does in this window."""
    window, parts = view.observation.window, title_parts(view)
    is_page = bool(window.url)
    host = site_of(view)
    words = _words(window.app) | _words(host) | _words(parts.place)
    if parts.subject.startswith("#") or any(
        _CHAT_FIELD.match(line.text) for line in view.lines[-12:]
    ):
        return EventType.CHATTING
    if _DOCUMENT.search(window.title) or _DOCUMENT.search(window.url or ""):
        return EventType.READING
    for event_type, family in _FAMILIES:
        if words & family or any(_ends_like(word, event_type) for word in words):
            return event_type
    if is_page:
        is_article = bool(_ARTICLE_PATH.search(urlsplit(window.url or "").path))
        return EventType.READING if is_article or _is_prose(view) else EventType.BROWSING
    return EventType.WRITING if _SOURCE_FILE.search(window.title) else EventType.VIEWING


def is_calendar(view: View) -> bool:
    """Whether a window shows a calendar."""
    window = view.observation.window
    words = _words(window.app) | _words(site_of(view)) | _words(title_parts(view).place)
    return bool(words & _CALENDARS)


def title_parts(view: View) -> TitleParts:
    """Take a window title apart.

    Accounts are dropped. The site is the part that the address names, else the last one; the
    program is a part that names the app. What remains is the subject and what it belongs to.
    """
    window = view.observation.window
    parts = [part for part in _PARTS.split(view.title.strip()) if part and "@" not in part]
    if not parts:
        is_bare = _BARE_PROMPT.match(view.title)
        return TitleParts("" if is_bare else view.title.strip(), "", window.app)
    place = _place_of(parts, site_of(view), window.app)
    if place is not None:
        parts = [part for part in parts if part != place] or parts[:1]
    subject = "" if _BARE_PROMPT.match(parts[0]) else parts[0]
    return TitleParts(_plain(subject), parts[1] if len(parts) > 1 else "", place or "")


def _place_of(parts: list[str], host: str, app: str) -> str | None:
    if len(parts) < 2:
        return None
    letters = re.sub(r"[^a-z]", "", host.rsplit(".", 1)[0]) if host else ""
    for part in reversed(parts):
        words = [word for word in _WORD.findall(part.casefold()) if len(word) > 2]
        names_host = any(word in letters for word in words)
        names_app = bool(set(words) & _words(app)) or app.casefold() in part.casefold()
        if (host and names_host) or (not host and app and names_app):
            return part
    if host:
        return parts[-1]
    last = set(_WORD.findall(parts[-1].casefold()))
    return parts[-1] if last and last <= _PROGRAM_PARTS else None


def _plain(subject: str) -> str:
    """“PEL-1: Subject” for “[PEL-1] Subject”; a file's name for its path."""
    subject = re.sub(r"^\[([^\]]{2,20})\]\s+", r"\1: ", subject)
    is_path = subject.startswith(("/", "~/")) or re.match(r"^[A-Za-z]:\\", subject)
    return re.split(r"[/\\]", subject)[-1] if is_path else subject


def _ends_like(word: str, event_type: EventType) -> bool:
    """Whether a program's own name ends in what it is: “inkterm”, “tidemail”."""
    ending = {EventType.TERMINAL: "term", EventType.MAIL: "mail", EventType.CHATTING: "chat"}
    return event_type in ending and len(word) > 5 and word.endswith(ending[event_type])


def _is_prose(view: View) -> bool:
    long_lines = sum(len(line.text.split()) >= _READ_LINE_WORDS for line in view.lines)
    return long_lines >= _READ_LINES


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
