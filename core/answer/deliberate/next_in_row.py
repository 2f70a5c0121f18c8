"""What comes next: the row that follows a known one in a list, a journey or a set of steps."""

import re
from dataclasses import dataclass
from itertools import pairwise

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.wording import shortened
from core.ingest.layout import blocks_of
from core.ingest.passages import row_text
from core.recall.words import QUESTION_WORDS, words_of

_TOLD_THEN_ASKED = re.compile(
    r"^(?P<told>[^?.]+)\.\s+(?P<asked>(?:and )?(?:what|which|where)\b.*\b(?P<next>afterwards|next"
    r"|then|after that|from there)\b.*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\W*(?:what|which)\b(?P<asked>.*\b(?:comes?|follows?|change to|take|next|do i|is)\b.*?)"
    r"\b(?:right |directly )?after\s(?!(?:i|we|my|the time)\b)(?P<told>.+)$",
    re.IGNORECASE,
)
_LIST_WORDS = re.compile(
    r"\b(?:line|tram|bus|train|stop|station|step|item|row|change|connection|task|chapter)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\b\d{1,4}\b|\b[A-ZÄÖÜÅ][\wäöüåé'’-]{2,}")
_ENOUGH = 2
_NEXT_CONFIDENCE = 0.78


@dataclass(frozen=True, slots=True)
class NextAsked:
    """What is known, and the question about what follows it."""

    told: str
    asked: str
    is_statement: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a list as it stands on the screen."""

    text: str
    line_numbers: tuple[int, ...]


def next_in(question: str) -> NextAsked | None:
    """The known row and the asked one; None where nothing that follows is asked for."""
    text = question.strip().rstrip("?! ")
    found = _TOLD_THEN_ASKED.match(text)
    if found:
        return NextAsked(found["told"], found["asked"], is_statement=True)
    found = _AFTER.match(text)
    if found and _LIST_WORDS.search(text):
        return NextAsked(found["told"], found["asked"], is_statement=False)
    return None


def next_answer(inquiry: Inquiry, asked: NextAsked) -> Outcome:
    """The row after the known one, with both; None where no list goes on from there."""
    known = asked.told
    proof: tuple[Proof, ...] = ()
    if asked.is_statement:
        read = inquiry.read(asked.told)
        if read is None:
            return None
        unit = read[0].best.unit
        known = unit.text
        proof = (Proof(unit.observation_id, unit.line_numbers, " ".join(known.split())),)
    marks = _marks(known)
    inquiry.look_for(f"{known} {asked.asked}")
    inquiry.look_for(" ".join(sorted(marks)))
    stand = frozenset(one.observation_id for one in proof)
    found = [
        (overlap, frame, above, below)
        for frame in inquiry.frames
        if frame.observation.id not in stand
        for above, below in _neighbours(frame)
        if (overlap := _overlap(marks, above)) >= min(_ENOUGH, len(marks))
    ]
    if not found:
        return None
    _, frame, above, below = max(found, key=lambda one: (one[0], one[1].observation.at))
    told = " ".join(below.text.split())
    inquiry.note("found", " ".join(above.text.split()), told)
    follows = Proof(frame.observation.id, (*above.line_numbers, *below.line_numbers), told)
    before = shortened(" ".join(above.text.split()), 10)
    short = inquiry.words["follows"].format(next=shortened(told, 12), former=before)
    return WorkedAnswer(short, (follows, *proof), sure([_NEXT_CONFIDENCE]))


def _marks(text: str) -> frozenset[str]:
    """The names and numbers that a row is known by again."""
    named = {word for found in _MARKS.findall(text) for word in words_of(found)}
    words = named if len(named) >= _ENOUGH else {*named, *words_of(text)}
    return frozenset(word for word in words if word not in QUESTION_WORDS)


def _overlap(marks: frozenset[str], row: _Line) -> int:
    return len(marks & set(words_of(row.text)))


def _neighbours(frame: ReadFrame) -> list[tuple[_Line, _Line]]:
    """Rows of one block that stand right below one another and are built alike."""
    rows = [
        [_Line(row_text(frame.lines, row), row.line_numbers) for row in block.rows]
        for block in blocks_of(frame.lines)
    ]
    return [
        (above, below)
        for block in rows
        for above, below in pairwise(block)
        if _are_alike(above.text, below.text)
    ]


def _are_alike(above: str, below: str) -> bool:
    """Whether two rows are built in the same way: “10:56 Tram 11 …” and “11:09 Tram 6 …”."""
    first, second = (_shape(text.split()[0]) for text in (above, below))
    shared = set(words_of(above)) & set(words_of(below)) - QUESTION_WORDS
    return (first == second and "9" in first) or len(shared) >= _ENOUGH


def _shape(word: str) -> str:
    return re.sub(r"\d+", "9", word)
