"""Resources: the pages, mails, documents and files that were seen, known by their address.

Rules only. A resource carries its title, who wrote it, where it is and its first telling
sentences, each with the lines of the frame that show it.
"""

import re

from core.memory.episodes.line_quality import is_garbled
from core.memory.resources.address import canonical_address
from core.memory.resources.authors import authors_in
from core.memory.resources.heading import (
    document_heading,
    line_height,
    page_heading,
    plain,
    short_title,
)
from core.memory.resources.kinds import file_name_in, resource_kind
from core.memory.resources.paragraphs import column_below, paragraphs_of, sentences_of
from core.memory.view import View
from core.memory_record import MemoryDraft, MemoryKind, Role, Statement

MADE_BY = "rules v2"
_MAX_LINES = 4
_MIN_LEAD_WORDS = 9
_MIN_SENTENCE_WORDS = 5
_MIN_PROSE_WORDS = 8
_MAX_SENTENCE_LENGTH = 320
_PROMPT = re.compile(r"^\S{0,40}[$#>%❯]\s|\S@\S+:\s?\S*\s?[$#%>]")
_CODE = re.compile(r"[{};=<>|]{2}|[;{}]\s*$|\w\((?!s\))|^\s*[#/]{1,2}\s|^\d\d:\d\d:\d\d\s")
_STAMP = re.compile(
    r"^(?:\S+\s+){0,5}\S*\d{1,2}[:.]\d{2}$"  # “Mara 09:04”
    r"|^(?:to|an|aan)\s.*\b\d{4}\b|^\W*(?:page|seite)\s\d+",
    re.IGNORECASE,
)
_REPLY_MARK = re.compile(r"^\s*(?:(?:re|aw|fwd?|wg|antw|sv|vs)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_PAGE_NUMBERS = (
    re.compile(
        r"^\W*(?:page|seite|s\.|p\.|pagina|blz\.)?\s*(\d{1,4})\s*(?:/|of|von|van|de|sur)\s*(\d{1,4})\W*$",
        re.I,
    ),
    re.compile(
        r"\b(?:page|seite|s\.|pagina|blz\.)\s*(\d{1,4})\s*(?:/|of|von|van|de)\s*(\d{1,4})\b", re.I
    ),
    re.compile(r"\((\d{1,4})\s?/\s?(\d{1,4})\)\]?\s*$"),
)
_PAGED = frozenset({"pdf", "document", "presentation"})
_GENERIC_NAMES = frozenset(
    "readme license changelog index main app notes note todo untitled unbenannt document dokument"
    " draft copy makefile dockerfile __init__ config settings test tests setup cmakelists scan"
    " invoice rechnung image img screenshot report".split()
)


def resource_in(view: View) -> MemoryDraft | None:
    """The page, mail, document or file that a view shows; None if it shows none."""
    kind = resource_kind(view)
    if kind is None:
        return None
    address = _address(view, kind)
    heading = page_heading(view)
    if kind in _PAGED and (heading is None or _is_file_name(view, heading)):
        heading = document_heading(view)
    title = _title(view, kind, heading)
    authors = authors_in(view, kind, heading)
    statements = [title]
    statements += [
        Statement(Role.AUTHOR, author.name, view.evidence((author.line_number,)))
        for author in authors
    ]
    if address:
        statements.append(Statement(Role.ADDRESS, address, view.evidence()))
    is_list_of_mails = kind == "mail" and heading is None
    if kind not in {"calendar", "code", "spreadsheet"} and not is_list_of_mails:
        statements += _lead(view, heading, {author.line_number for author in authors})
    observation = view.observation
    return MemoryDraft(
        kind=MemoryKind.RESOURCE,
        subject_key=_key(view, kind, title.text, address),
        statements=tuple(statements),
        since=observation.at,
        until=observation.until,
        made_by=MADE_BY,
        confidence=0.9 if address else 0.7,
        details={
            "resource_kind": kind,
            "dwell_s": round((observation.until - observation.at).total_seconds()),
            "times_seen": 1,
            "pages_read": _page_number(view) if kind in _PAGED else "",
        },
    )


def _is_file_name(view: View, heading: int) -> bool:
    """Whether a line only repeats the name of the file, as tabs and title bars do."""
    name = file_name_in(view.title)
    return bool(name) and plain(view.lines[heading].text) == plain(name)


def merged_pages(known: str, seen: str) -> str:
    """Two lists of pages as one: “1-3” and “5” give “1-3,5”. What is no page number is dropped."""
    pages = sorted(_pages(known) | _pages(seen))
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _pages(listed: str) -> set[int]:
    pages: set[int] = set()
    for first, last in re.findall(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?", listed):
        start, end = sorted((int(first), int(last or first)))
        pages.update(range(start, min(end, start + 9999) + 1))
    return pages


def _page_number(view: View) -> str:
    for pattern in _PAGE_NUMBERS:
        for line in view.lines:
            found = pattern.search(line.text)
            if found and 1 <= int(found[1]) <= int(found[2]):
                return found[1]
    return ""


def _address(view: View, kind: str) -> str:
    if view.observation.window.url:
        return canonical_address(view.observation.window.url)
    if kind in {"mail", "note"}:
        return ""
    path = re.search(r"(?:~|[A-Z]:)?(?:[/\\][^/\\|:]+)+\.\w+", view.title)
    return path[0] if path else file_name_in(view.title)


def _key(view: View, kind: str, title: str, address: str) -> str:
    """The same for every sighting of the same thing, with or without its folder in sight."""
    url = view.observation.window.url or ""
    if kind == "mail":
        return f"mail:{plain(_REPLY_MARK.sub('', short_title(view)))}"
    if url and not url.startswith("file:"):
        return address
    name = re.split(r"[/\\]", address)[-1] or short_title(view)
    if kind == "note":
        return f"note:{plain(short_title(view))}"
    is_generic = name.rsplit(".", 1)[0].casefold() in _GENERIC_NAMES or kind == "code"
    if is_generic and "/" in address:
        return f"file:{address.removeprefix('file://')}"
    place = _project(view, name) if is_generic else ""
    return f"file:{place}{name}".casefold()


def _project(view: View, name: str) -> str:
    """The folder or project that an editor names after the file, with a slash; empty if none."""
    after = view.title.partition(name)[2]
    found = re.match(r"\s*(?:[-–—|]\s+|\()([^-–—|()]+?)\)?\s*(?:$|\s[-–—|]\s)", after)
    return f"{found[1].strip()}/" if found else ""


def _title(view: View, kind: str, heading: int | None) -> Statement:
    """The document's own heading where its file name says less; else the window's title."""
    title = view.title if kind == "calendar" else short_title(view)
    name = file_name_in(view.title)
    if heading is None:
        return Statement(Role.TITLE, name or title, view.evidence())
    shown = view.lines[heading].text.split(" · ")[0].strip()
    if kind in _PAGED and name:
        return Statement(Role.TITLE, shown, view.evidence((heading,)))
    if kind in {"page", "article", "document"} and plain(shown).startswith(plain(title)):
        return Statement(Role.TITLE, shown, view.evidence((heading,)))
    return Statement(Role.TITLE, title, view.evidence((heading,)))


def _lead(view: View, heading: int | None, bylines: set[int]) -> list[Statement]:
    """The first sentences of the running text below the heading, without bylines and stamps."""
    column = (
        _main_column(view) if heading is None else column_below(view.lines, heading, view.chrome)
    )
    numbers = [
        number
        for number in column
        if number not in bylines and not _STAMP.search(view.lines[number].text)
    ]
    found: list[Statement] = []
    for paragraph in paragraphs_of(view.lines, numbers):
        if len(paragraph.text.split()) < _MIN_LEAD_WORDS or _is_no_prose(paragraph.text):
            continue
        for sentence in sentences_of(view.lines, paragraph):
            if len(sentence.text.split()) < _MIN_SENTENCE_WORDS or is_garbled(sentence.text):
                continue
            text = sentence.text[:_MAX_SENTENCE_LENGTH]
            found.append(Statement(Role.LINE, text, view.evidence(sentence.line_numbers)))
            if len(found) == _MAX_LINES:
                return found
    return found


def _is_no_prose(text: str) -> bool:
    return bool(_PROMPT.search(text) or _CODE.search(text))


def _main_column(view: View) -> list[int]:
    """The lines of running text that share the left edge under which most is written."""
    prose = [
        number
        for number, line in enumerate(view.lines)
        if number not in view.chrome
        and len(line.text.split()) >= _MIN_PROSE_WORDS
        and not _is_no_prose(line.text)
    ]
    columns: dict[int, list[int]] = {}
    for number in prose:
        left = view.lines[number].box.left
        edge = next((one for one in columns if abs(one - left) <= 12), left)
        columns.setdefault(edge, []).append(number)
    if not columns:
        return []
    edge = max(columns, key=lambda one: sum(len(view.lines[n].text) for n in columns[one]))
    usual = line_height(view)
    return [
        number
        for number, line in enumerate(view.lines)
        if abs(line.box.left - edge) <= usual and number not in view.chrome
    ]
