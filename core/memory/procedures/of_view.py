"""Procedures: how something is done, as pages, mails and chats tell it, step by step.

Rules only. A list is a procedure if most of its items tell to do something; tables of contents,
rankings, agendas and to-do lists are none.
"""

import re
from collections.abc import Sequence

from core.memory.procedures.fixes import told_in_prose
from core.memory.procedures.goals import Goal, goal_of, key_of
from core.memory.procedures.instructions import is_instruction
from core.memory.procedures.lists import NumberedList, numbered_lists
from core.memory.procedures.runs import command_runs
from core.memory.view import View
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement

__all__ = ["command_runs", "merged_steps", "procedures_in"]

MADE_BY = "rules v2"
_MIN_INSTRUCTIONS = 0.6
_MIN_STEPS = 2
_HEADING_WORDS = 4
_STEP_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s")
_OUTCOME = re.compile(
    r"^(?:you (?:should|will) (?:now )?(?:see|hear|have|get)|(?:expected )?result\b|outcome\b"
    r"|expected\b"
    r"|afterwards,? |if (?:all|everything) (?:went|worked|goes)|done when|success\b|ergebnis\b"
    r"|erwartet\b|danach (?:sollte|ist|leuchtet)|the (?:led|light|lamp|screen|display)s? )",
    re.IGNORECASE,
)
_OUTCOME_REACH = 4.0  # line heights below the last step


def procedures_in(view: View) -> list[MemoryDraft]:
    """The procedures that a view tells: lists of steps, and fixes told in running text."""
    drafts: list[MemoryDraft] = []
    for listed in numbered_lists(view):
        if not _is_procedure(listed):
            continue
        goal = goal_of(view, listed)
        if goal is not None:
            drafts.append(_draft(view, goal, _steps(view, listed), _outcome(view, listed)))
    for told in told_in_prose(view):
        steps = tuple(
            Statement(Role.STEP, step.text, view.evidence(step.line_numbers)) for step in told.steps
        )
        drafts.append(_draft(view, told.goal, steps, ()))
    return _each_once(drafts)


def merged_steps(known: Sequence[Statement], seen: Sequence[Statement]) -> tuple[Statement, ...]:
    """Two sightings of one list as one, in the order of the steps' numbers.

    Of two texts for the same step the longer one stays, with its own evidence; where the texts
    are equal, both sightings count. Statements other than steps stay as first seen, and those of
    a role not seen before are added. Steps without a number follow in the order seen.
    """
    steps: dict[str, Statement] = {}
    for statement in [*known, *seen]:
        if statement.role is not Role.STEP:
            continue
        found = _STEP_NUMBER.match(statement.text)
        place = found[1] if found else _same_text(statement.text)
        steps[place] = _better(steps[place], statement) if place in steps else statement
    numbered = sorted((place for place in steps if place.isdigit()), key=int)
    others = [place for place in steps if not place.isdigit()]
    roles = {statement.role for statement in known}
    rest = [statement for statement in known if statement.role is not Role.STEP]
    rest = [_with_evidence_of(statement, seen) for statement in rest]
    rest += [one for one in seen if one.role is not Role.STEP and one.role not in roles]
    first = [statement for statement in rest if statement.role is not Role.OUTCOME]
    last = [statement for statement in rest if statement.role is Role.OUTCOME]
    return (*first, *(steps[place] for place in [*numbered, *others]), *last)


def _same_text(text: str) -> str:
    return "text " + " ".join(text.casefold().split())


def _better(known: Statement, seen: Statement) -> Statement:
    if known.text == seen.text:
        return Statement(known.role, known.text, _united(known.evidence, seen.evidence))
    return seen if len(seen.text) > len(known.text) else known


def _with_evidence_of(statement: Statement, seen: Sequence[Statement]) -> Statement:
    for other in seen:
        if (other.role, other.text) == (statement.role, statement.text):
            return _better(statement, other)
    return statement


def _united(known: tuple[Evidence, ...], seen: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys((*known, *seen)))


def _is_procedure(listed: NumberedList) -> bool:
    """Whether most items tell to do something; all of them where they are as short as headings."""
    texts = [item.text for item in listed.items]
    told = sum(is_instruction(text) for text in texts)
    words = sum(len(text.split()) for text in texts)
    are_like_headings = words <= _HEADING_WORDS * len(texts) and not any(
        text.endswith((".", "!", ";")) for text in texts
    )
    least = len(texts) if are_like_headings else _MIN_INSTRUCTIONS * len(texts)
    return told >= max(_MIN_STEPS, least)


def _steps(view: View, listed: NumberedList) -> tuple[Statement, ...]:
    """The items with their numbers, which `merged_steps` needs to join two sightings."""
    return tuple(
        Statement(Role.STEP, f"{item.number}. {item.text}", view.evidence(item.line_numbers))
        for item in listed.items
    )


def _outcome(view: View, listed: NumberedList) -> tuple[Statement, ...]:
    last = view.lines[listed.items[-1].line_numbers[-1]].box
    left = view.lines[listed.items[0].line_numbers[0]].box.left
    for number, line in enumerate(view.lines):
        is_below = 0 < line.box.top - last.top <= _OUTCOME_REACH * last.height
        is_beneath = abs(line.box.left - left) <= 3 * last.height
        if is_below and is_beneath and _OUTCOME.match(line.text.strip()):
            return (Statement(Role.OUTCOME, line.text.strip(), view.evidence((number,))),)
    return ()


def _draft(
    view: View, goal: Goal, steps: tuple[Statement, ...], outcome: tuple[Statement, ...]
) -> MemoryDraft:
    title = Statement(Role.TITLE, goal.text, view.evidence(goal.line_numbers))
    return MemoryDraft(
        kind=MemoryKind.PROCEDURAL,
        subject_key=key_of(view, goal),
        statements=(title, *steps, *outcome),
        since=view.observation.at,
        until=view.observation.until,
        made_by=MADE_BY,
        importance=0.6,
        confidence=0.8,
        details={"times_used": 1, "succeeded": goal.is_fix},
    )


def _each_once(drafts: Sequence[MemoryDraft]) -> list[MemoryDraft]:
    """Of drafts of the same procedure, the one with the most steps."""
    best: dict[str, MemoryDraft] = {}
    for draft in drafts:
        known = best.get(draft.subject_key)
        if known is None or len(draft.statements) > len(known.statements):
            best[draft.subject_key] = draft
    return list(best.values())
