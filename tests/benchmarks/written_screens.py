"""Screens that were written to learn from, each with questions and the line that answers them.

They lie in `line_examples/<kind>/part-NN.txt`; its README tells the format. One screen in twelve
is kept aside by its title and first line, so that it stays aside however many are added: nothing
is learned from it, and what is said of the network is measured on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

EXAMPLES = Path(__file__).parent / "line_examples"

_FEWEST_LINES = 4
_NOT_TOLD = "none"
_WHERE = " || "
_KEPT_OF, _KEPT = 12, 7


class BadExample(ValueError):
    """A file of examples that cannot be learned from: where, and what to mend."""


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """A question before a screen; `line` is the number of the line that answers it, from 0.

    Both `answer` and `line` are None where the screen does not tell.
    """

    text: str
    answer: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class WrittenScreen:
    """What a reader of pictures would make of a window, lines top to bottom."""

    kind: str
    app: str
    title: str
    lines: tuple[str, ...]
    questions: tuple[LineQuestion, ...]

    @property
    def heading(self) -> str:
        """What the network reads before the lines."""
        return f"{self.app} {self.title}"

    @property
    def is_kept_aside(self) -> bool:
        return crc32((self.title + self.lines[0]).encode()) % _KEPT_OF == _KEPT


def all_screens(folder: Path = EXAMPLES) -> tuple[WrittenScreen, ...]:
    """Every screen of a folder, files in the order of their names.

    Raises: BadExample if one is not as the format says.
    """
    return tuple(
        screen
        for path in sorted(folder.glob("*/part-*.txt"))
        for screen in screens_in(
            path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix()
        )
    )


def learned_and_kept(
    screens: Iterable[WrittenScreen],
) -> tuple[tuple[WrittenScreen, ...], tuple[WrittenScreen, ...]]:
    """The screens to learn from, and those to measure on."""
    screens = tuple(screens)
    return (
        tuple(screen for screen in screens if not screen.is_kept_aside),
        tuple(screen for screen in screens if screen.is_kept_aside),
    )


def screens_in(text: str, name: str) -> tuple[WrittenScreen, ...]:
    """The screens of one file. Raises: BadExample, which tells `name` and the line to mend."""
    rows = [_Row(f"{name}:{number}", row) for number, row in enumerate(text.splitlines(), 1)]
    starts = [place for place, row in enumerate(rows) if row.text.startswith("=== ")]
    before = rows[: starts[0]] if starts else rows
    for row in before:
        if row.text.strip():
            raise BadExample(f"{row.at}: begin every screen with a line “=== its kind”.")
    return tuple(_screen(rows[begin:end]) for begin, end in pairwise((*starts, len(rows))))


@dataclass(frozen=True, slots=True)
class _Row:
    at: str
    text: str


def _screen(rows: Sequence[_Row]) -> WrittenScreen:
    first = rows[0]
    marks = [place for place, row in enumerate(rows) if row.text == "---"]
    if len(marks) != 2:
        raise BadExample(f"{first.at}: put “---” before and after the lines of the screen.")
    head = dict(_fields(rows[1 : marks[0]]))
    lines = tuple(row.text for row in rows[marks[0] + 1 : marks[1]] if row.text.strip())
    if len(lines) < _FEWEST_LINES:
        raise BadExample(f"{first.at}: give the screen at least {_FEWEST_LINES} lines.")
    questions = tuple(_questions(rows[marks[1] + 1 :], lines))
    if not questions:
        raise BadExample(f"{first.at}: ask at least one question about the screen.")
    kind = first.text.removeprefix("=== ").strip()
    return WrittenScreen(kind, head.get("app", ""), head.get("title", ""), lines, questions)


def _fields(rows: Iterable[_Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        name, _, value = row.text.partition(":")
        yield name, value.strip()


def _questions(rows: Iterable[_Row], lines: Sequence[str]) -> Iterator[LineQuestion]:
    """Questions, each followed by its answer."""
    asked: _Row | None = None
    for row in rows:
        if not row.text.strip():
            continue
        is_question = row.text.startswith("Q:")
        if is_question == (asked is not None) or not row.text.startswith(("Q:", "A:")):
            raise BadExample(f"{row.at}: write “Q:” and “A:” in turns, one line each.")
        if asked is None:
            asked = row
            continue
        answer, line = _answer(row, lines)
        yield LineQuestion(asked.text[2:].strip(), answer, line)
        asked = None
    if asked is not None:
        raise BadExample(f"{asked.at}: answer the question with a line “A:”.")


def _answer(row: _Row, lines: Sequence[str]) -> tuple[str | None, int | None]:
    told = row.text[2:].strip()
    if told == _NOT_TOLD:
        return None, None
    answer, _, where = (part.strip() for part in told.partition(_WHERE))
    found = [
        number for number, line in enumerate(lines) if answer and answer in line and where in line
    ]
    if len(found) != 1:
        raise BadExample(
            f"{row.at}: the answer stands in {len(found)} lines; write it as it stands in one, "
            "and tell which with “ || part of that line”."
        )
    return answer, found[0]
