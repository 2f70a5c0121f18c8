"""Steps told in running text: “What fixed it: …, then …”, “First … Then … Finally …”."""

import re
from dataclasses import dataclass, replace

from core.memory.procedures.goals import Goal
from core.memory.procedures.instructions import has_ordering, is_instruction
from core.memory.resources.heading import short_title
from core.memory.resources.kinds import resource_kind
from core.memory.resources.paragraphs import Paragraph, paragraphs_of, sentences_of
from core.memory.view import View

_FIX = re.compile(
    r"(?P<label>\b[Ww]hat (?:fixed|solved|helped|did the trick)[^:.]{0,30}"
    r"|\b[Hh]ow (?:I|we) (?:fixed|solved) (?:it|this)"
    r"|\b(?:[Tt]he|[Mm]y) (?:fix|solution|workaround|remedy)(?: was| is)?"
    r"|(?:^|(?<=[.!?]\s))(?:Fix|Solution|Workaround|Resolution|Remedy|Lösung|Abhilfe"
    r"|Oplossing))"
    r"\s*[:–—]\s*(?P<told>\S.+)$"
    r"|\b(?:fixed|solved|got it working|works again)[^.:]{0,20}(?: by|:) (?P<by>\S.+)$"
)
_COMMIT = re.compile(r"^\s*(?:fix|chore|feat)(?:\([\w/-]+\))?:\s", re.MULTILINE)
_FIRST = re.compile(
    r"^(?:first(?:ly)?|to start|to begin with|start by|begin by|zuerst|zunächst|als erstes"
    r"|eerst)\b",
    re.IGNORECASE,
)
_STEP_BREAK = re.compile(
    r"\s*(?:->|→|➜|;)\s*|\s*[,.]?\s+(?:and )?then\s+"
    r"|[,.]\s+(?:and )?(?:finally|lastly|after that),?\s+"
    r"|[,.]\s+(?:dann|danach|anschließend|zum schluss|schließlich)\s+",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*(?:and\s+|und\s+)?|\s*\.\s+(?=[A-ZÄÖÜ])")
_TROUBLE = re.compile(
    r"\b(?:cannot|can['’]t|won['’]t|doesn['’]t|does not|fails?|failed|failing|error|broken|stuck"
    r"|refuses?|crash(?:es|ed)?|hangs?|not (?:work|start|boot|connect|respond)\w*|fehler|geht nicht"
    r"|hängt|startet nicht|problem)\b",
    re.IGNORECASE,
)
_MIN_STEPS = 2
_MIN_ORDERED = 3
_MAX_STEP_WORDS = 40
_MAX_GOAL_LENGTH = 160
_SAME_COLUMN = 60  # pixels between the left edges of two messages


@dataclass(frozen=True, slots=True)
class ToldProcedure:
    """Steps that somebody told, each with its lines."""

    goal: Goal
    steps: tuple[Paragraph, ...]


def told_in_prose(view: View) -> list[ToldProcedure]:
    """The fixes and the “first … then …” instructions in a view's running text."""
    visible = [number for number in range(len(view.lines)) if number not in view.chrome]
    paragraphs = paragraphs_of(view.lines, visible)
    told: list[ToldProcedure] = []
    for place, paragraph in enumerate(paragraphs):
        fix = _FIX.search(paragraph.text)
        if fix and not _COMMIT.match(paragraph.text):
            steps = _pieces(fix["told"] or fix["by"], paragraph)
            goal = _labelled(
                _goal(view, paragraphs[:place], paragraph, is_fix=True), fix, paragraph
            )
            fewest = 1 if goal.is_the_pages and fix["label"] else _MIN_STEPS
            if len(steps) >= fewest and _are_instructions(steps, is_by=bool(fix["by"])):
                told.append(ToldProcedure(goal, steps))
            continue
        ordered = _ordered_steps(view, paragraph)
        if ordered:
            goal = _goal(view, paragraphs[:place], paragraph, is_fix=False)
            told.append(ToldProcedure(goal, ordered))
    return told


def _labelled(goal: Goal, fix: re.Match[str], told: Paragraph) -> Goal:
    """A page's goal with the word that says what the steps are to it: “…: Workaround”."""
    if not goal.is_the_pages or not fix["label"]:
        return goal
    label = fix["label"].strip()
    named = f"{goal.text}: {label[:1].upper()}{label[1:]}"
    return replace(goal, text=named, line_numbers=told.line_numbers)


def _pieces(text: str, paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A fix cut into its steps: at “then” and arrows, else at commas."""
    pieces = [piece for piece in _STEP_BREAK.split(text) if piece and piece.strip()]
    parts = [
        part.strip(" .") for piece in pieces for part in _COMMA.split(piece) if part.strip(" .")
    ]
    return tuple(Paragraph(part, paragraph.line_numbers) for part in parts)


def _are_instructions(steps: tuple[Paragraph, ...], is_by: bool) -> bool:
    told = sum(
        is_instruction(step.text) or (is_by and step.text.split()[0].endswith("ing"))
        for step in steps
    )
    return told * 2 > len(steps)


def _ordered_steps(view: View, paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The sentences from “First …” on, if others follow in order and most are instructions."""
    if not re.search(
        r"first|start by|begin|zuerst|zunächst|als erstes|eerst", paragraph.text, re.I
    ):
        return ()
    sentences = sentences_of(view.lines, paragraph)
    start = next((n for n, one in enumerate(sentences) if _FIRST.match(one.text)), None)
    if start is None:
        return ()
    steps = [
        Paragraph(piece.strip(" ,."), one.line_numbers)
        for one in sentences[start:]
        for piece in _STEP_BREAK.split(one.text)
        if piece.strip(" ,.")
    ]
    is_ordered = any(
        has_ordering(one.text) or _STEP_BREAK.search(one.text) for one in sentences[start:]
    )
    told = sum(is_instruction(step.text) for step in steps)
    if not is_ordered or len(steps) < _MIN_ORDERED or told < 0.6 * len(steps):
        return ()
    return tuple(steps) if all(len(s.text.split()) <= _MAX_STEP_WORDS for s in steps) else ()


def _goal(view: View, before: list[Paragraph], told: Paragraph, is_fix: bool) -> Goal:
    """The page's title; in chats, the trouble last spoken of; else the text itself."""
    if resource_kind(view) is not None:
        return Goal(short_title(view), (), is_fix, is_the_pages=True)
    left = view.lines[told.line_numbers[0]].box.left
    trouble = (
        one
        for one in reversed(before)
        if _TROUBLE.search(one.text)
        and abs(view.lines[one.line_numbers[0]].box.left - left) <= _SAME_COLUMN
    )
    named = next(trouble, told) if is_fix else told
    return Goal(named.text[:_MAX_GOAL_LENGTH], named.line_numbers, is_fix)
