"""A view as the fact readers see it: what is said, about what, by whom and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from statistics import median

from core.answer.units import Unit, box_of, quoted_lines, units_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ingest.turns.speakers import SaidOnPage
from core.memory.facts.dates import moment_of, when_in
from core.memory.facts.names import is_document_line, is_person, short_topic, whole_name
from core.memory.facts.regions import has_terminal, silent_lines
from core.memory.page_turns import said_in_view
from core.memory.view import View
from core.observation import Box, TextLine

_INITIALS = re.compile(r"^[A-ZÄÖÜÅ]{1,2}\s+(?=[A-ZÄÖÜÅ][a-zäöüåéí])")
_SENDER = re.compile(r"(?P<name>[^<>|·]{2,60}?)\s*<(?P<address>[\w.+-]+@[\w.-]+)>")
_ADDRESSEE = re.compile(r"(?:to|an|à)\s[A-ZÄÖÜÅÉ][\w'’-]+(?:\s[A-ZÄÖÜÅÉ][\w'’-]+){0,2}$")
_TALL = 1.35
_TITLE_SHARE = 0.5
_TITLE_BREAK = re.compile(r"\s+[|–—-]\s+")
_MAX_STAMP_WORDS = 12
_TOP_SHARE = 0.06  # tabs, panels and title bars stand above


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or row, with what a fact needs to know of its surroundings.

    `topic` is the thing that its page is about; `speaker` who wrote it in a chat. `said_at` is
    when it was written if the page shows that, else when it was seen; None where the page shows a
    time without its day.
    """

    text: str
    line_numbers: tuple[int, ...]
    topic: str
    speaker: str
    said_at: datetime | None
    above: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what stands below it; `is_titled` if the window's title says the same.

    `topic` is the thing that it is about, `name` what the page itself is called.
    """

    box: Box
    topic: str
    name: str
    is_titled: bool


@dataclass(frozen=True)
class FactPage:
    """A view prepared for the readers of facts. `silent` are the lines to leave alone."""

    view: View
    silent: frozenset[int]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return self.view.lines

    @cached_property
    def height(self) -> float:
        """The usual height of a line, in pixels."""
        return median(line.box.height for line in self.lines) if self.lines else 0.0

    @cached_property
    def open_numbers(self) -> tuple[int, ...]:
        """The lines that may be read, by number."""
        return tuple(
            number
            for number, line in enumerate(self.lines)
            if number not in self.silent and line.text.strip()
        )

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What the page says, in reading order."""
        units = units_of(self.view.observation.id, self.lines, self.view.blocks)
        return tuple(
            self._said(unit)
            for unit in units
            if not unit.is_list and self.silent.isdisjoint(unit.line_numbers)
        )

    def _said(self, unit: Unit) -> Said:
        numbers = quoted_lines(self.lines, unit)
        box = box_of(self.lines, unit.line_numbers) or Box(0, 0, 0, 0)
        turn = self._said_on_page.turn_of(unit.line_numbers)
        if turn is not None and not turn.is_letter:
            speaker, said_at = turn.speaker, turn.said_at(self.view.observation.at)
        else:
            speaker, said_at = self.written_above(box)
        above = unit.heading if unit.heading != unit.text else ""
        return Said(unit.text, numbers, self.topic_of(box), speaker, said_at, above)

    @cached_property
    def _headings(self) -> list[Heading]:
        """Tall lines, lines that the window's title repeats, and lines that begin a document."""
        segments = _TITLE_BREAK.split(self.view.title)
        headings: list[Heading] = []
        for number in self.open_numbers:
            line = self.lines[number]
            words = re.findall(r"\w{2,}", line.text.casefold())
            is_low = line.box.top >= _TOP_SHARE * self.view.observation.height
            if not words or not is_low or not _may_head(line.text):
                continue
            segment = _segment_of(words, segments)
            is_document = is_document_line(line.text)
            is_titled = is_document or (segment == 0 and len(words) > 1)
            is_tall = (
                segment is None
                and line.box.height >= _TALL * self.height
                and len(words) > 1
                and line.text.strip()[0].isupper()
                and not is_person(line.text)
            )
            if is_titled or is_tall:
                of_title = is_titled and not is_document
                topic = self._title_topic if of_title else short_topic(line.text)
                name = whole_name(segments[0] if of_title else line.text)
                headings.append(Heading(line.box, topic, name, is_titled))
        return [heading for heading in headings if heading.topic]

    def topic_of(self, box: Box) -> str:
        """What the part of the page around a box is about; empty where that is unclear."""
        if self.channel:
            return self.channel
        heading = self._heading_of(box)
        if heading is not None:
            return heading.topic
        return self._title_topic if self._is_alone else ""

    def name_over(self, box: Box) -> str:
        """What the page or document around a box is called; empty where that is unclear."""
        heading = self._heading_of(box)
        if heading is not None:
            return heading.name
        return whole_name(_TITLE_BREAK.split(self.view.title)[0]) if self._is_alone else ""

    @property
    def _is_alone(self) -> bool:
        """Whether the window's title speaks of all that is shown."""
        return not has_terminal(self.lines) and not self._headings

    def _heading_of(self, box: Box) -> Heading | None:
        above = [one for one in self._headings if one.box.top <= box.top]
        over = [one for one in above if one.box.left < box.right and one.box.right > box.left - 60]
        titled = [one for one in over if one.is_titled]
        candidates = titled or over or [one for one in self._headings if _heads_beside(one, box)]
        return max(candidates, key=lambda one: (one.box.height // 4, one.box.top), default=None)

    @cached_property
    def _title_topic(self) -> str:
        """What the window's title is about; one plain word goes with the name of its site."""
        segments = _TITLE_BREAK.split(self.view.title)
        topic = short_topic(segments[0])
        program = self.view.observation.window.app.casefold()
        if not (topic.isalpha() and topic.istitle()):
            return topic
        if len(segments) == 2 and program not in segments[1].casefold():
            return f"{segments[1]} {topic.casefold()}"
        return f"{self._writer}, {topic.casefold()}" if self._writer else topic

    @cached_property
    def _writer(self) -> str:
        """Who wrote the mail on the page, by the name over its "to …" line; empty without one.

        That line is the same on every mail, and may be known as boilerplate.
        """
        numbers = sorted({*self.open_numbers, *self.view.chrome})
        for number in numbers:
            line = self.lines[number]
            if not _ADDRESSEE.match(line.text.strip()):
                continue
            for other in numbers:
                above = self.lines[other]
                drop = line.box.top - above.box.top
                is_over = abs(above.box.left - line.box.left) < line.box.height
                if 0 < drop < 2 * line.box.height and is_over and _is_nick(above.text):
                    return above.text.strip()
        return ""

    @cached_property
    def channel(self) -> str:
        """The subject of a chat channel ("garden"); empty outside channels."""
        found = re.match(r"#([\w-]{3,})\b", self.view.title)
        return found[1].replace("-", " ") if found else ""

    @cached_property
    def _said_on_page(self) -> SaidOnPage:
        return said_in_view(self.view)

    def written_above(self, box: Box) -> tuple[str, datetime]:
        """Who wrote the text in a box and when, by the nearest line above that says so.

        Without such a line: nobody, when it was seen. For what is no turn of a conversation.
        """
        stamps = [one for one in self._stamps if _stands_over(one[0], box, self.height)]
        if not stamps:
            return "", self.view.observation.at
        nearest = max(stamps, key=lambda one: one[0].top)
        return nearest[1], nearest[2]

    @cached_property
    def _stamps(self) -> list[tuple[Box, str, datetime]]:
        """Lines that say on which day the next was written, and who wrote it: box, name, moment."""
        now = self.view.observation.at
        stamps: list[tuple[Box, str, datetime]] = []
        top = _TOP_SHARE * self.view.observation.height / 2
        for number in sorted(self.open_numbers, key=lambda n: self.lines[n].box.top):
            line = self.lines[number]
            text = _INITIALS.sub("", line.text.strip())
            if line.box.top < top or len(text.split()) > _MAX_STAMP_WORDS:
                continue
            when = when_in(text, now)
            if when is not None and when.day is not None and when.day <= now.date():
                moment = moment_of(when, now)
                rest = (text[: when.start] + text[when.end :]).strip(" ,·-–")
                name = rest if is_person(rest) else ""
                is_divider = not rest and "," not in when.said
                is_stamp = not is_divider and _says_when_written(rest, name, text)
                if is_stamp and moment <= now and number not in self._said_on_page.heads:
                    stamps.append((line.box, name, moment))
        return stamps

    @cached_property
    def senders(self) -> list[tuple[Box, str, str]]:
        """The mail headers of the page: box, name, address."""
        found = []
        for number in self.open_numbers:
            match = _SENDER.search(_INITIALS.sub("", self.lines[number].text))
            if match:
                found.append((self.lines[number].box, match["name"].strip(), match["address"]))
        return found

    def sender_above(self, box: Box) -> str:
        """The sender of the mail that a box stands in; empty outside mails."""
        above = [one for one in self.senders if one[0].top < box.top and _overlap_in_x(one[0], box)]
        return max(above, key=lambda one: one[0].top)[1] if above else ""


def page_of(view: View) -> FactPage:
    """Prepare a view for the readers of facts."""
    return FactPage(view, silent_lines(view.lines) | view.chrome)


def _heads_beside(heading: Heading, box: Box) -> bool:
    """Whether a box is a side column's, to the right of a page's heading."""
    return heading.is_titled and box.left > heading.box.left


def _may_head(text: str) -> bool:
    """Whether a line could name a thing: no address, path, sum or label."""
    is_path = re.search(r"\s[/>»]\s|^\S*[/\\@]\S*$|www\.|[:?]$|\.{2,3}$", text.strip()) is not None
    is_sum = bool(values_in(text, Wanted.MONEY)) and len(text.split()) < 4
    return not is_path and not is_sum


def _segment_of(words: Sequence[str], segments: Sequence[str]) -> int | None:
    """The part of the window's title that a line repeats; None if it repeats none."""
    for number, segment in enumerate(segments):
        known = set(re.findall(r"\w{2,}", segment.casefold()))
        if not known:
            continue
        shared = sum(word in known for word in words)
        if shared >= _TITLE_SHARE * len(words) and 2 * shared >= min(len(known), 5):
            return number
    return None


def _is_nick(name: str) -> bool:
    words = name.split()
    is_named = all(word[:1].isupper() or word in {"de", "van", "von", "der"} for word in words)
    return 0 < len(words) <= 4 and is_named


def _says_when_written(rest: str, name: str, text: str) -> bool:
    """Whether the words around a date make it the date of what follows."""
    if not rest:
        return True
    marks = r"\b(?:to|an|by|von|written|last change|updated|published|date|vom|sent|posted)\b"
    return bool(name) or re.search(marks, text, re.IGNORECASE) is not None


def _overlap_in_x(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right


def _stands_over(stamp: Box, box: Box, height: float) -> bool:
    is_above = stamp.bottom <= box.top + height / 2
    return is_above and _overlap_in_x(stamp, box) and abs(stamp.left - box.left) <= 8 * height
