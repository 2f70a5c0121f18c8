"""Who said something: the speaker of the first message that names it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.worked_answer import Proof
from core.memory.facts.page import FactPage, Said
from core.memory.facts.regions import silent_lines
from core.memory.view import view_of
from core.observation import TextLine
from core.recall.query import text_stems
from core.recall.words import stems_of

_PRESENCE = re.compile(
    r"online|offline|away|typing\W*|last seen\b.*|active\b.*|zuletzt (?:online|gesehen)\b.*"
    r"|en línea",
    re.IGNORECASE,
)
_HEAD_HEIGHTS = 3.0
_SIDE_HEIGHTS = 8.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message with its speaker."""

    speaker: str
    text: str
    proof: Proof


def who_named(frames: Sequence[ReadFrame], name: str) -> Spoken | None:
    """The first message, in the order of the frames, that says all of a name; None if none does."""
    wanted = frozenset(stems_of(name))
    for frame in frames:
        page = FactPage(view_of(frame.observation, frame.lines), silent_lines(frame.lines))
        partner = _partner_on(frame.lines)
        for said in page.said:
            if not wanted <= text_stems(said.text):
                continue
            speaker = said.speaker or _speaker_by_side(frame.lines, said, partner)
            if speaker:
                proof = Proof(frame.observation.id, said.line_numbers, said.text)
                return Spoken(speaker, said.text, proof)
    return None


def _partner_on(lines: Sequence[TextLine]) -> TextLine | None:
    """The name in the head of a messenger, right above “online” or “last seen at 14:05”."""
    for presence in lines:
        if not _PRESENCE.fullmatch(presence.text.strip()):
            continue
        box = presence.box
        above = [
            line
            for line in lines
            if 0 <= box.top - line.box.top <= _HEAD_HEIGHTS * box.height
            and line is not presence
            and abs(line.box.left - box.left) <= _HEAD_HEIGHTS * box.height
        ]
        if above:
            return max(above, key=lambda line: line.box.top)
    return None


def _speaker_by_side(lines: Sequence[TextLine], said: Said, partner: TextLine | None) -> str:
    """The other one, if the words stand on their side; one's own stand further to the right."""
    if partner is None or not said.line_numbers:
        return ""
    box = lines[said.line_numbers[0]].box
    is_theirs = (
        box.top > partner.box.bottom
        and abs(box.left - partner.box.left) <= _SIDE_HEIGHTS * partner.box.height
    )
    return partner.text.strip() if is_theirs else ""
