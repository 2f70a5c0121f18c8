"""What a stretch of time was about: the documents, tickets, mails and pages that led it.

A subject counts by the time that it was in front, less where it only stood beside the work, and
less where it had led one of the days before: what is new says more of a day than what goes on.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from core.memory.episodes.kinds import EventType, event_type_of, title_parts
from core.memory.episodes.segmentation import Segment, seconds_of
from core.memory.episodes.summaries import spread
from core.memory.episodes.titles import PLACE_NAMES, document_heading, without_counter
from core.memory.view import View
from core.memory_record import Evidence, Role, Statement

MOST_SUBJECTS = 3
_SECONDS_OF_A_LOOK = 20.0  # a recorder that only notes changes may leave a view no length
_NOT_NEW = 0.5
_NEWS = 0.5  # read beside the work more often than for it
_NEWS_PATH = re.compile(r"/(?:news|blog|nieuws|nachrichten)/|/(?:19|20)\d\d/\d\d?/")
_BESIDE_WORK = 0.3  # calendars, file lists, players: one passes through them
_WORTH_NAMING = 0.3  # of the leading subject's weight
_MOST_CHARACTERS = 56
_LEAST_LETTERS = 3
_REPLY_MARK = re.compile(r"^\s*(?:(?:re|aw|fwd?|wg|antw|sv)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_PASSED_THROUGH = re.compile(
    r"\b(?:calendar|kalender|agenda|files|explorer|finder|nautilus|dolphin|thunar|settings|spotify"
    r"|rhythmbox|music|vlc|mpv|player|youtube|photos|gallery|dashboard|inbox|newtab)\b",
    re.IGNORECASE,
)
_CONVERSATIONS = frozenset({EventType.CHATTING})


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that was worked on: its name, how much it led, and the frames that name it."""

    name: str
    weight: float
    evidence: tuple[Evidence, ...]


def subjects_of(
    segments: Sequence[Segment], shares: Sequence[float], led_before: Collection[str] = ()
) -> list[Subject]:
    """The subjects of some segments, the leading one first.

    `shares` says how far each segment counts, 1 for all of its time. `led_before` holds names
    that led the days before. Chats are no subjects: what was said there has no name.
    """
    weights: dict[str, float] = {}
    shown: dict[str, dict[str, list[View]]] = {}
    for segment, share in zip(segments, shares, strict=True):
        for view, seconds in zip(segment.views, seconds_of(segment.views), strict=True):
            plain, name = _name_of(view)
            if not name:
                continue
            length = (seconds + _SECONDS_OF_A_LOOK) * share * _share_of_place(view)
            weights[plain] = weights.get(plain, 0.0) + length
            shown.setdefault(plain, {}).setdefault(name, []).append(view)
    known = {one.casefold() for one in led_before}
    found = [_subject(weights[plain], names, known) for plain, names in shown.items()]
    return sorted(found, key=lambda one: -one.weight)


def names_of(subjects: Sequence[Subject]) -> list[Statement]:
    """What a title names, each on the frames that show it: the first subject, and others that
    had a fair share of its time."""
    return [
        Statement(Role.SUBJECT, one.name, spread(one.evidence))
        for one in subjects[:MOST_SUBJECTS]
        if one.weight >= _WORTH_NAMING * subjects[0].weight
    ]


def _subject(weight: float, names: Mapping[str, list[View]], known: Collection[str]) -> Subject:
    """A subject under the best of its names: a document's heading before the name of its file."""
    name = max(names, key=lambda one: (len(one.split()), len(names[one])))
    evidence = tuple(dict.fromkeys(Evidence(view.observation.id) for view in names[name]))
    is_known = any(one.casefold() in known for one in names)
    return Subject(name, weight * (_NOT_NEW if is_known else 1.0), evidence)


def _name_of(view: View) -> tuple[str, str]:
    """What a view is about: a key that its other views share, and its name; empty without one."""
    if event_type_of(view) in _CONVERSATIONS:
        return "", ""
    parts = title_parts(view)
    subject = without_counter(_REPLY_MARK.sub("", parts.subject))
    if subject.casefold() in PLACE_NAMES or sum(map(str.isalpha, subject)) < _LEAST_LETTERS:
        return "", ""
    heading = document_heading(view)
    is_short = len(subject.split()) == 1 and "." not in subject
    if heading:
        name = heading
    elif is_short and parts.belongs_to:
        name = f"{subject} ({parts.belongs_to})"
    elif is_short and parts.place and view.observation.window.url:
        name = f"{subject} on {parts.place}"
    else:
        name = subject
    return f"{subject}|{parts.belongs_to}".casefold(), _short(name)


def _share_of_place(view: View) -> float:
    """How far a place is worked in, and not only passed through."""
    window, parts = view.observation.window, title_parts(view)
    if _PASSED_THROUGH.search(f"{window.app} {parts.place} {parts.subject}"):
        return _BESIDE_WORK
    return _NEWS if _NEWS_PATH.search(window.url or "") else 1.0


def _short(name: str) -> str:
    if len(name) <= _MOST_CHARACTERS:
        return name
    return name[:_MOST_CHARACTERS].rsplit(" ", 1)[0].rstrip(",;:.–- ") + " …"
