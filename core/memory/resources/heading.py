"""The heading of what a window shows, and its title without the site's and program's names."""

import re
from statistics import median

from rapidfuzz import fuzz

from core.memory.facts.names import is_document_line
from core.memory.view import View

_SEPARATOR = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")
_MAIL_ADDRESS = re.compile(r"^\S+@\S+\.\S+$")
_TICKET_ID = re.compile(r"^\[?[A-Z][A-Z0-9]+-\d+\]?:?\s+")
_TAB_END = re.compile(r"(?:\.\.|…|\s[x×X])$")  # cut short, or with its cross
_NOT_A_WORD = re.compile(r"[\W_]+")
_PROGRAMS = frozenset(
    "mozilla thunderbird|thunderbird|outlook|gmail|libreoffice calc|libreoffice writer"
    "|libreoffice impress|word|excel|powerpoint|text editor|notes|document viewer"
    "|visual studio code"
    "|google docs|google sheets|google slides|docs|sheets|slides|files|obsidian|notion|vim|nvim"
    "|emacs|kate|gedit|mousepad|notepad|notepad++|youtube|vlc media player|adobe acrobat reader"
    "|okular|evince|preview|wikipedia|github|gitlab|stack overflow|medium".split("|")
)
_DOCUMENT_HEADING_HEIGHTS = 1.45
_MIN_TITLE_WORDS = 3
_FILE_ENDING = re.compile(r"\.[A-Za-z]{2,4}\W*$")
_SECTION = re.compile(r"^\d+(?:\.\d+)*\.?\s")
_PROMPT_LINE = re.compile(r"^\S{0,40}[$#>%❯]\s|\S@\S+:\s?\S*\s?[$#>%]")
_MIN_RATIO = 88
_MIN_SET_RATIO = 95
_MIN_SHARED_WORDS = 3
_MIN_HEADING_HEIGHTS = 1.2
_MAX_SUFFIX_WORDS = 3


def plain(text: str) -> str:
    """A text for comparing: lower-case words with single spaces, nothing else."""
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def line_height(view: View) -> float:
    """The usual height of a line on this frame, in pixels."""
    return median(line.box.height for line in view.lines) if view.lines else 0.0


def page_heading(view: View) -> int | None:
    """The number of the line that shows the window's title large; None if it is not in sight.

    Tabs and title bars repeat the whole title, often cut short; the page itself says it without
    the site's name, or in a few words more or less.
    """
    whole, *shorter = _titles(view.title)
    usual = line_height(view)
    best: tuple[int, int] | None = None
    for number, line in enumerate(view.lines):
        if number in view.chrome or len(line.text) < 3 or _TAB_END.search(line.text):
            continue
        text = plain(line.text)
        is_tall = line.box.height >= _MIN_HEADING_HEIGHTS * usual
        names = [whole, *shorter] if is_tall else shorter
        says_it = any(_are_alike(text, name) for name in names)
        if says_it or (is_tall and any(_says_more(text, name) for name in names)):
            best = max(best or (0, 0), (line.box.height, number))
    return best[1] if best else None


def document_heading(view: View) -> int | None:
    """The tallest line of a document, if it stands out and says something; else the line that
    names it by kind and number (“Invoice 2026-114”); None if there is neither."""
    usual = line_height(view)
    tall = [
        (line.box.height, -number)
        for number, line in enumerate(view.lines)
        if line.box.height >= _DOCUMENT_HEADING_HEIGHTS * usual
        and number not in view.chrome
        and len(line.text.split()) >= _MIN_TITLE_WORDS
        and not _SECTION.match(line.text)
        and sum(character.isalpha() for character in line.text) > len(line.text) / 2
        and not _PROMPT_LINE.search(line.text)
    ]
    if tall:
        return -max(tall)[1]
    return next(
        (
            number
            for number, line in enumerate(view.lines)
            if number not in view.chrome
            and is_document_line(line.text.strip())
            and not _FILE_ENDING.search(line.text)
        ),
        None,
    )


def short_title(view: View) -> str:
    """The window's title without what only says which site or program it is."""
    parts = [part for part in _SEPARATOR.split(view.title) if part]
    heading = page_heading(view)
    if heading is not None:
        shown = plain(view.lines[heading].text)
        for count in range(1, len(parts) + 1):
            joined = _joined(view.title, parts[:count])
            unnumbered = plain(_TICKET_ID.sub("", joined))
            if _are_alike(shown, plain(joined)) or _are_alike(shown, unnumbered):
                return joined
    address = next((place for place, part in enumerate(parts) if _MAIL_ADDRESS.match(part)), 0)
    parts = parts[:address] if address else parts
    while len(parts) > 1 and _is_site(parts[-1], view):
        parts.pop()
    return _joined(view.title, parts) or view.title


def _titles(title: str) -> list[str]:
    """The whole title first, then its beginnings and what follows a ticket's number."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    whole = plain(title)
    shorter = [plain(_joined(title, parts[:count])) for count in range(1, len(parts))]
    unnumbered = plain(_TICKET_ID.sub("", parts[0])) if parts else ""
    names = [*shorter, unnumbered] if unnumbered else shorter
    return [whole, *(name for name in dict.fromkeys(names) if len(name) > 2 and name != whole)]


def _joined(title: str, parts: list[str]) -> str:
    """The beginning of the title that ends with the last of these parts, as it was written."""
    end = 0
    for part in parts:
        end = title.find(part, end) + len(part)
    return title[:end].strip()


def _are_alike(shown: str, name: str) -> bool:
    if not name or abs(len(shown) - len(name)) > 0.25 * len(name) + 2:
        return False
    return shown == name or fuzz.ratio(shown, name) >= _MIN_RATIO


def _says_more(shown: str, name: str) -> bool:
    fewest = min(len(shown.split()), len(name.split()))
    return fewest >= _MIN_SHARED_WORDS and fuzz.token_set_ratio(shown, name) >= _MIN_SET_RATIO


def _is_site(part: str, view: View) -> bool:
    words = plain(part).split()
    host = re.sub(r"^\w+://([^/]*).*", r"\1", view.observation.window.url or "").casefold()
    if _MAIL_ADDRESS.match(part) or plain(part) in _PROGRAMS or part.casefold() in _PROGRAMS:
        return True
    if plain(part) == plain(view.observation.window.app):
        return True
    if not host or len(words) > _MAX_SUFFIX_WORDS + 1:
        return False
    joined = "".join(words)
    path = re.split(r"[/?#]", (view.observation.window.url or "").casefold())[3:]
    if part.casefold() in path:
        return True
    return any(len(word) > 3 and word in host for word in [*words, joined]) or (
        len(words) <= _MAX_SUFFIX_WORDS and f"| {part}" in view.title
    )
