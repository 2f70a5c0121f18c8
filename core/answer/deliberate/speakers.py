"""Who said something: the speaker of the first message that names it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.worked_answer import Proof
from core.memory.facts.page import FactPage
from core.memory.facts.regions import silent_lines
from core.memory.view import view_of
from core.recall.query import text_stems
from core.recall.words import stems_of


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
        for said in page.said:
            if said.speaker and wanted <= text_stems(said.text):
                proof = Proof(frame.observation.id, said.line_numbers, said.text)
                return Spoken(said.speaker, said.text, proof)
    return None
