"""Working days of invented screens, as many as wanted: the same seed gives the same days.

Sentences come from a small grammar over made-up names, so that no two documents are alike and the
readers of facts, names, tasks and pages all find something. Windows stay open for a few frames, in
which text is added and scrolled, as on real screens; menus and sidebars stay the same for good.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.observation import Box, Observation, Source, TextLine, WindowContext

FRAMES_OF_A_DAY = 1000
_START = datetime(2026, 1, 5, 8, tzinfo=UTC)
_BETWEEN_FRAMES = timedelta(seconds=30)
_LUNCH_AFTER, _LUNCH = 480, timedelta(minutes=50)
_LINES_SHOWN = 32
_LEFT, _TOP, _STEP, _HEIGHT = 420, 130, 26, 18
_SIDEBAR = ("Inbox", "Drafts", "Projects", "Archive", "Shared", "Recent", "Settings")
_MENU = "File  Edit  View  Insert  Tools  Help"
_SYLLABLES = "ba co di fu ga he ji ko lu ma ne po qui ra si to vu we xa zo".split()
_THINGS = ("invoice", "contract", "boiler", "delivery", "meeting", "server", "garden", "ticket")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_PROSE = "{word} {word} {word} {word} {word} {word} {word} {word}"
_SHARE_OF_PROSE = 0.8
_FORMS = (
    "{person} sent the {thing} for {project} on {day}.",
    "The {thing} of {project} costs {number} euros.",
    "{project} {thing}: {day} {clock}",
    "Due: {day}",
    "Assignee: {person}",
    "[ ] ask {person} about the {thing}",
    "[x] check the {thing} of {project}",
    "The {thing} meeting was moved from {clock} to {later}.",
    "{person} <{mail}> will call about the {thing}.",
    "We decided that {word} {word} {word} goes to {place} before {day}.",
    "Version {number} of {word}.{ending} was saved.",
)


@dataclass(frozen=True, slots=True)
class _Place:
    app: str
    title: str
    url: str = ""


_PLACES = (
    _Place("thunderbird", "{topic} - Thunderbird"),
    _Place("code", "{file} - {project} - Code"),
    _Place("firefox", "{topic} - Wiki", "https://wiki.{word}.example/{word}/{number}"),
    _Place("firefox", "{topic} - Tickets", "https://tickets.example/{word}/{number}"),
    _Place("slack", "#{word} - Slack"),
    _Place("libreoffice", "{topic}.ods - Calc"),
    _Place("gnome-terminal", "{word}@{word}: ~/{project}"),
)


def invented_frames(count: int, seed: int = 1) -> Iterator[Observation]:
    """So many frames, in order of time, a thousand a working day."""
    writer = _Writer(random.Random(seed))
    made = 0
    while made < count:
        for observation in writer.window(made):
            if made < count:
                yield observation
                made += 1


def invented_sentences(seed: int) -> Iterator[str]:
    """Sentences without an end; the same seed gives the same ones."""
    writer = _Writer(random.Random(seed))
    while True:
        yield writer.sentence()


class _Writer:
    """Makes windows and what stands in them from one source of chance."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._words = [self._made_word() for _ in range(1500)]
        self._people = [
            f"{self._made_word().title()} {self._made_word().title()}" for _ in range(40)
        ]
        self._projects = [self._made_word().title() for _ in range(25)]

    def window(self, number: int) -> Iterator[Observation]:
        """The frames of one window, from the frame of that number on."""
        place = self._draw.choice(_PLACES)
        title = self._filled(place.title)
        window = WindowContext(place.app, title, self._filled(place.url) or None)
        texts = [self.sentence() for _ in range(_LINES_SHOWN)]
        for later in range(self._draw.randint(2, 14)):
            yield _observation(number + later, window, texts[-_LINES_SHOWN:])
            texts += [self.sentence() for _ in range(self._draw.randint(1, 12))]

    def sentence(self) -> str:
        is_prose = self._draw.random() < _SHARE_OF_PROSE
        return self._filled(_PROSE if is_prose else self._draw.choice(_FORMS))

    def _filled(self, form: str) -> str:
        pick = self._draw.choice
        person, hour = pick(self._people), self._draw.randint(8, 16)
        filled = form.format(
            person=person,
            mail=f"{person.split()[0].casefold()}@{pick(self._projects).casefold()}.example",
            project=pick(self._projects),
            thing=pick(_THINGS),
            day=f"{pick(_DAYS)} {self._draw.randint(1, 28)} May 2026",
            clock=f"{hour:02}:{self._draw.randint(0, 59):02}",
            later=f"{hour + 1:02}:{self._draw.randint(0, 59):02}",
            number=self._draw.randint(10, 9999),
            place=pick(self._words).title(),
            ending=pick(("py", "md", "csv")),
            file=f"{pick(self._words)}.py",
            topic=f"{pick(self._projects)} {pick(_THINGS)} {pick(self._words)}",
            word="\0",
        )
        while "\0" in filled:
            filled = filled.replace("\0", pick(self._words), 1)
        return filled

    def _made_word(self) -> str:
        return "".join(self._draw.choices(_SYLLABLES, k=self._draw.randint(2, 4)))


def _observation(number: int, window: WindowContext, texts: Sequence[str]) -> Observation:
    day, of_day = divmod(number, FRAMES_OF_A_DAY)
    weeks, weekday = divmod(day, len(_DAYS))
    at = _START + timedelta(weeks=weeks, days=weekday) + of_day * _BETWEEN_FRAMES
    if of_day >= _LUNCH_AFTER:
        at += _LUNCH
    return Observation(
        Source.SCREEN, at, 1, window, _lines(texts), None, number.to_bytes(16), f"frame {number}"
    )


def _lines(texts: Sequence[str]) -> tuple[TextLine, ...]:
    return (
        _line(_MENU, 20, 40),
        *(_line(text, 20, _TOP + 2 * _STEP * row) for row, text in enumerate(_SIDEBAR)),
        *(
            _line(text, _LEFT, _TOP + _STEP * row + 14 * (row // 6))
            for row, text in enumerate(texts)
        ),
    )


def _line(text: str, left: int, top: int) -> TextLine:
    return TextLine(text, Box(left, top, 9 * len(text), _HEIGHT))
