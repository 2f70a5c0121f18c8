"""The title that a person would give a segment: “Mail from Ada: the cell order”.

A title is put together from what one view carries whole: its window title, and where it helps a
line on it (who wrote, what was said). Its evidence are just the views that carry all of that.
"""

import re
from collections.abc import Sequence

from core.memory.episodes.kinds import EventType, TitleParts, event_type_of, title_parts
from core.memory.episodes.line_quality import (
    has_figure_or_name,
    is_command,
    retold,
    tells_outcome,
)
from core.memory.episodes.segmentation import Segment, seconds_of
from core.memory.resources.heading import document_heading as heading_number
from core.memory.view import View
from core.memory_record import Evidence, Role, Statement

_SENDER = re.compile(r"^(?:[A-ZÄÖÜÅÉ]{1,2}\s+)?([^<>@\d]{2,40}?)\s*<[^<>\s]+@[^<>\s]+>")
_TO_LINE = re.compile(r"^(?:to|an|aan|à|para)\s+[A-Z]\S+")
_PERSON = re.compile(r"^[A-ZÄÖÜÅÉ][\w.'’-]+(?:\s[\w.'’-]+){1,3}$")
_CAPITALISED = r"[A-ZÄÖÜÅÉÁÓŁŠŽ][\w.'’-]+"
_SPOKEN = re.compile(
    rf"(?P<name>{_CAPITALISED}(?:\s(?:de|van|von|der|den|la|{_CAPITALISED})){{0,3}}): "
    r"(?P<text>\S.*)$"
)
_OUTCOME = 4  # words that a decision or result tells more than talk
_FIGURE = 3
_QUESTION = 4  # words that a question tells less than a statement
_SENTENCE = re.compile(r"^.{16,}?[^\s.]{5}[.!?](?=\s)")
_COUNTER = re.compile(r"\s*[(\[]\d+\+?[)\]]$")
PLACE_NAMES = frozenset({"", "inbox", "home", "start", "new tab", "untitled", "dashboard"})
"""Titles that say where one is and not what one does there."""

_DOCUMENT = re.compile(r"\.(?:pdf|epub|djvu|ps)\b", re.IGNORECASE)
_MOST_CHARACTERS = 72
_COMMAND_CHARACTERS = 48


def event_type_of_segment(segment: Segment) -> EventType:
    """What a person did for most of a segment."""
    shown: dict[EventType, float] = {}
    for view, seconds in zip(segment.views, seconds_of(segment.views), strict=True):
        event_type = event_type_of(view)
        shown[event_type] = shown.get(event_type, 0.0) + seconds
    return max(shown, key=lambda one: shown[one])


def segment_title(segment: Segment, lines: Sequence[Statement]) -> Statement:
    """The title of a segment, given its telling lines."""
    leading = [view for view in segment.views if _shows(view, segment)]
    event_type = event_type_of(leading[0])
    parts = title_parts(leading[0])
    if event_type is EventType.MAIL:
        return _mail_title(leading, parts)
    if event_type is EventType.CHATTING and parts.subject:
        return _chat_title(leading, parts, lines)
    if event_type is EventType.TERMINAL and not parts.subject:
        return _command_title(leading)
    headed = _headed(leading) if _DOCUMENT.search(parts.subject) else {}
    if headed:
        heading = max(headed, key=lambda one: len(headed[one]))
        return _of_windows(f"Reading {heading}", headed[heading])
    return _of_windows(_window_title(parts, event_type, segment.app), leading)


def document_heading(view: View) -> str:
    """What a document in front calls itself, where its window only has the name of a file."""
    number = heading_number(view) if _DOCUMENT.search(view.title) else None
    return "" if number is None else view.lines[number].text.split(" · ")[0].strip()


def without_counter(subject: str) -> str:
    """A subject without the number of what is unread there: “Inbox (3)”."""
    return _COUNTER.sub("", subject)


def shortened(text: str, most: int = _MOST_CHARACTERS) -> str:
    """A text of at most so many characters: its first sentence, else its first words and “…”."""
    sentence = _SENTENCE.match(text)
    if sentence and sentence.end() <= most:
        return sentence[0].rstrip(".")
    if len(text) <= most:
        return text.rstrip(".")
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:.–- ") + " …"


def _headed(views: Sequence[View]) -> dict[str, list[View]]:
    """The views of a document by the heading that they show."""
    found: dict[str, list[View]] = {}
    for view in views:
        heading = document_heading(view)
        if heading:
            found.setdefault(heading, []).append(view)
    return found


def _window_title(parts: TitleParts, event_type: EventType, app: str) -> str:
    """What the window itself says, in the words of what was done there."""
    subject, place = parts.subject, parts.place
    name = (place or app).strip()
    program = name[:1].upper() + name[1:]
    if not subject:
        return program or "A screen without a title"
    if parts.belongs_to and len(subject.split()) <= 2:
        subject = f"{subject} ({parts.belongs_to})"
    on_site = f"{subject} on {place}" if place else subject
    if "calendar" in program.casefold():
        return f"Calendar: {subject}"
    forms = {
        EventType.TERMINAL: f"{subject} in the terminal",
        EventType.MEETING: f"Meeting: {subject}",
        EventType.WRITING: f"Working on {subject}",
        EventType.READING: f"Reading {on_site}",
        EventType.BROWSING: on_site,
    }
    return forms.get(event_type, f"{subject} in {program}" if program else subject)


def _mail_title(views: Sequence[View], parts: TitleParts) -> Statement:
    if without_counter(parts.subject).casefold() in PLACE_NAMES:
        return _of_windows("Looking through the mail", views)
    senders = {view.observation.id: _sender_of(view) for view in views}
    sender = next((name for name in senders.values() if name), "")
    subject = f"“{parts.subject}”" if ": " in parts.subject else parts.subject
    if not sender:
        return _of_windows(f"Mail: {parts.subject}", views)
    carrying = [view for view in views if senders[view.observation.id] == sender]
    return _of_windows(f"Mail from {sender}: {subject}", carrying)


def _sender_of(view: View) -> str:
    """Who wrote the message in front: “Name <address>”, or the name above “to Somebody”."""
    for line in view.lines:
        found = _SENDER.match(line.text.strip())
        if found and not _TO_LINE.match(line.text):
            return found[1].strip()
    for line in view.lines:
        if not _TO_LINE.match(line.text.strip()):
            continue
        for other in view.lines:
            gap = line.box.top - other.box.bottom
            is_above = -line.box.height < gap < line.box.height
            level = abs(other.box.left - line.box.left) <= line.box.height
            if other is not line and is_above and level and _PERSON.match(other.text.strip()):
                return other.text.strip()
    return ""


def _chat_title(views: Sequence[View], parts: TitleParts, lines: Sequence[Statement]) -> Statement:
    """Where or with whom, and what was said that tells most."""
    base = f"Chat {'in' if parts.subject.startswith('#') else 'with'} {parts.subject}"
    own = {view.observation.id for view in views}
    told = [line for line in lines if any(piece.observation_id in own for piece in line.evidence)]
    if not told:
        return _of_windows(base, views)
    said = max(reversed(told), key=_tells)  # of two that tell as much, the later
    pieces = tuple(
        Evidence(piece.observation_id) for piece in said.evidence if piece.observation_id in own
    )
    spoken = _SPOKEN.match(said.text)
    name, text = (spoken["name"], spoken["text"]) if spoken else ("", said.text)
    by = f", {name}" if name and name != parts.subject else ""
    return Statement(Role.TITLE, f"{base}{by}: {shortened(text)}", pieces)


def _tells(line: Statement) -> int:
    """How much a line tells by its words, beyond a dozen no more: what came of something and what
    has a figure or a name tell more, a question less."""
    spoken = _SPOKEN.match(line.text)
    text = spoken["text"] if spoken else line.text
    words = len(line.text.split()[:12]) - _QUESTION * text.endswith("?")
    return words + _OUTCOME * tells_outcome(text) + _FIGURE * has_figure_or_name(text)


def _command_title(views: Sequence[View]) -> Statement:
    """What was typed, where the terminal's title does not say."""
    typed: dict[str, list[View]] = {}
    for view in views:
        for line in view.lines:
            command = retold(line.text)
            if is_command(line.text) and 3 < len(command) <= _COMMAND_CHARACTERS:
                typed.setdefault(command, []).append(view)
    if not typed:
        return _of_windows("Working in the terminal", views)
    command = max(typed, key=lambda one: (len(one.split()), len(one)))
    return _of_windows(f"{command} in the terminal", typed[command])


def _of_windows(text: str, views: Sequence[View]) -> Statement:
    numbers = dict.fromkeys(view.observation.id for view in views)
    return Statement(Role.TITLE, text, tuple(Evidence(one) for one in numbers))


def _shows(view: View, segment: Segment) -> bool:
    return view.title == segment.title and view.observation.window.app == segment.app
