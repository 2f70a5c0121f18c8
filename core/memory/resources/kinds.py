"""What sort of thing a window shows: a page, a mail, a document, or nothing that could be kept."""

import re
from urllib.parse import urlsplit

from core.memory.resources.address import is_no_document
from core.memory.resources.heading import line_height, page_heading, plain, short_title
from core.memory.view import View

_BY_EXTENSION = {
    "pdf": "pdf djvu ps",
    "document": "doc docx odt rtf md txt tex epub pages rst adoc log",
    "spreadsheet": "xls xlsx ods csv tsv numbers",
    "presentation": "ppt pptx odp key",
    "image": "png jpg jpeg gif webp svg bmp tiff heic xcf psd",
    "video": "mp4 mkv mov avi webm mpg m4v",
    "audio": "mp3 wav flac ogg m4a",
    "code": (
        "py c h cpp hpp cc rs go js ts tsx jsx java kt rb php sh ps1 sql html css scss json yaml"
        " yml toml ini cfg conf xml lua pl r jl swift cs scala ipynb cmake mk dts v vhd"
    ),
}
_KIND_OF_EXTENSION = {
    extension: kind for kind, names in _BY_EXTENSION.items() for extension in names.split()
}
_FILE_NAME = re.compile(
    r"(?:^|(?<=[\s\"'(“/\\*●•]))([\w][^\s/\\\"'“”|:]*\.([A-Za-z]\w{0,5}))\b(?![.@])"
)
_LONG_FILE_NAME = re.compile(
    r"^[●•*\s]*([\w][^/\\|:\"]*?\.([A-Za-z]\w{1,4}))(?=\s+[-–—|(\[]|\s*\*?$)"
)
_OWN_NAME = re.compile(r"^[●•*\s]*(Makefile|Dockerfile|CMakeLists\.txt|Jenkinsfile|\.env[\w.]*)\b")
_MAIL_APPS = re.compile(
    r"thunderbird|outlook|evolution|geary|kmail|mailspring|^mail$|claws|betterbird"
)
_MAIL_HOST = re.compile(
    r"^(?:web)?mail[.\d]|^outlook\.|\.mail\.|^mail-|\bprotonmail\b|^app\.fastmail"
)
_MAIL_PLACE = re.compile(
    r"^(?:inbox|posteingang|sent|gesendet|drafts?|entwürfe|spam|junk|trash|archive|all mail|starred"
    r"|compose|new message|write)\b",
    re.IGNORECASE,
)
_TERMINALS = re.compile(
    r"xterm|terminal|konsole|alacritty|kitty|wezterm|urxvt|foot|tilix|powershell|cmd|iterm|^st$"
)
_PAGERS = re.compile(r"\b(?:vim?|nvim|less|more|nano|emacs|cat|hx|micro|view|bat)\b\s+\S")
_PAGER_COMMAND = re.compile(
    r"^(?:\S+[:>]\s+)?(?:sudo\s+)?(?:vim?|nvim|less|more|nano|emacs|cat|hx|micro|view|bat)\s+(?:-\S+\s+)*"
)
_NOTE_APPS = re.compile(r"note|joplin|obsidian|zim|logseq|keep|bear|simplenote|notion")
_TALK_HOST = re.compile(
    r"^(?:meet|zoom|[\w-]+\.zoom|teams|webex|whereby|jitsi|chat|app\.slack|[\w-]+\.slack|discord"
    r"|web\.(?:whatsapp|telegram|signal)|messages|messenger|element|mattermost)\."
)
_DOCUMENT_PLACE = re.compile(r"^docs\.google|^office\.|/document/|sharepoint|onedrive")
_NO_TITLE = re.compile(
    r"^(?:new tab|neuer tab|nouvel onglet|nieuw tabblad|blank|untitled|start ?page|home"
    r"|(?:sign|log) ?in\b.*|anmelden.*|login.*|.* search|search results.*|.*suche)$",
    re.IGNORECASE,
)
_CODE_HOST = re.compile(r"github|gitlab|forge|codeberg|bitbucket|sourcehut|gitea|git\.")
_VIDEO_HOST = re.compile(r"(?:^|\.)(?:youtube|youtu|vimeo|twitch|dailymotion|peertube)\.")
_NOTE_HEADING_HEIGHTS = 1.4
_MIN_NOTE_WORDS = 3


def file_name_in(title: str) -> str:
    """The name of the file that a title speaks of; empty if it speaks of none."""
    title = _PAGER_COMMAND.sub("", title)
    own = _OWN_NAME.search(title)
    if own:
        return own[1]
    for pattern in (_LONG_FILE_NAME, _FILE_NAME):
        for found in pattern.finditer(title):
            if found[2].casefold() in _KIND_OF_EXTENSION:
                return found[1].strip()
    return ""


def resource_kind(view: View) -> str | None:
    """page, article, document, pdf, spreadsheet, presentation, mail, note, calendar, code, video,
    audio, image or repository; None for what is no resource: new tabs, search results, log-ins,
    chats, calls, the desktop, terminals without a file.
    """
    window = view.observation.window
    if not view.title or _NO_TITLE.match(short_title(view)):
        return None
    if window.url:
        return _kind_of_page(view, window.url)
    if _MAIL_APPS.search(window.app):
        subject = short_title(view)
        return None if _MAIL_PLACE.match(subject) or plain(subject) == window.app else "mail"
    if _TERMINALS.search(window.app) and not _PAGERS.search(view.title):
        return None
    name = file_name_in(view.title)
    if name:
        return _kind_of_file(name)
    return "note" if _is_note(view) else None


def _kind_of_page(view: View, url: str) -> str | None:
    parts = urlsplit(url)
    host, path = parts.netloc.casefold(), parts.path.strip("/")
    if parts.scheme == "file":
        return _kind_of_file(path) if "." in path.rsplit("/", 1)[-1] else None
    if is_no_document(url) or _TALK_HOST.search(host):
        return None
    if _MAIL_HOST.search(host):
        return None if _MAIL_PLACE.match(view.title) else "mail"
    return _kind_by_host(host, path) or _kind_of_web_page(view, host, path)


def _kind_by_host(host: str, path: str) -> str | None:
    if host.startswith("calendar."):
        return "calendar"
    if _VIDEO_HOST.search(host) and path:
        return "video"
    if _CODE_HOST.search(host) and path:
        if re.search(r"(?:^|/)(?:blob|src)/", path):
            return "code"
        if path.count("/") <= 1:
            return "repository"
    return None


def _kind_of_web_page(view: View, host: str, path: str) -> str:
    kind = _KIND_OF_EXTENSION.get(path.rsplit(".", 1)[-1].casefold()) if "." in path else None
    if kind and kind not in {"code", "video"}:
        return kind
    application = f"{host}/{path}"
    if re.search(r"sheets?\b|spreadsheet", application):
        return "spreadsheet"
    if re.search(r"slides?\b|presentation", application):
        return "presentation"
    if _DOCUMENT_PLACE.search(application):
        return "document"
    return "article" if _is_article(view) else "page"


def _is_article(view: View) -> bool:
    """Whether a byline stands near the heading of running text."""
    return any(re.match(r"\s*(?:By|Von|Door|Par|Por)\s+[A-ZÄÖÜ]", line.text) for line in view.lines)


def _kind_of_file(name: str) -> str:
    return _KIND_OF_EXTENSION.get(name.rsplit(".", 1)[-1].casefold(), "document")


def _is_note(view: View) -> bool:
    if _TERMINALS.search(view.observation.window.app):
        return False
    if _NOTE_APPS.search(view.observation.window.app):
        return True
    heading = page_heading(view)
    if heading is None or len(view.lines[heading].text.split()) < _MIN_NOTE_WORDS:
        return False
    return view.lines[heading].box.height >= _NOTE_HEADING_HEIGHTS * line_height(view)
