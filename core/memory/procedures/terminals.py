"""Reading terminals: prompts, the commands typed there, and what they printed.

A screen may show several terminals side by side. Each prompt's left edge starts one; its lines
are those that begin shortly after that edge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.ingest.layout import rows_of
from core.memory.view import View
from core.memory_record import Evidence

_PROMPT = re.compile(
    r"^\W{0,2}(?:\([\w.-]+\)\s*)?"  # a virtual environment
    r"(?:\[?[\w.-]+@[\w.-]+[:\s]\s?[^\s$#%>❯]*\]?\s?[$#%>❯]"  # user@host:~/place$
    r"|PS(?:\s[A-Z]:[^>]*)?>|[A-Z]:\\[^>]*>|>>>|In\s?\[\d+\]:|[$❯➜])"
    r"(?:\s*(?P<command>.*))$"
)
_CURSOR = re.compile(r"^[\s□■▮█_|▯]*$")
_LETTERS = re.compile(r"[A-Za-z]{2}|^\w$")
_EDGE_TOLERANCE = 14
_OUTPUT_REACH = 8.0  # line heights from the left edge to where a line of output may begin
_MAX_OUTPUT_GAP = 3.0
_SAME_COMMAND = 92


@dataclass(frozen=True, slots=True)
class OutputLine:
    """A row that a command printed."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Command:
    """A command typed at a prompt. `is_over` says that a later prompt was seen below it."""

    text: str
    evidence: tuple[Evidence, ...]
    output: tuple[OutputLine, ...]
    is_over: bool


def terminals_in(view: View) -> list[list[Command]]:
    """The commands of each terminal on a view, top to bottom."""
    prompts = [
        (number, found["command"].strip())
        for number, line in enumerate(view.lines)
        if number not in view.chrome and (found := _PROMPT.match(line.text.strip()))
    ]
    edges: list[int] = []
    for number, _ in prompts:
        left = view.lines[number].box.left
        if all(abs(left - edge) > _EDGE_TOLERANCE for edge in edges):
            edges.append(left)
    return [
        commands
        for edge in edges
        if (
            commands := _commands_at(
                view,
                [
                    one
                    for one in prompts
                    if abs(view.lines[one[0]].box.left - edge) <= _EDGE_TOLERANCE
                ],
                edge,
            )
        )
    ]


def sessions_of(views: Sequence[View]) -> list[list[Command]]:
    """The terminals of several views, in order of time, each as one run of commands.

    A later view of a terminal shows the end of what was known and goes on from there.
    """
    sessions: list[list[Command]] = []
    for view in sorted(views, key=lambda one: one.observation.at):
        for seen in terminals_in(view):
            for place, known in enumerate(sessions):
                joined = _joined(known, seen)
                if joined is not None:
                    sessions[place] = joined
                    break
            else:
                sessions.append(seen)
    return sessions


def _commands_at(view: View, prompts: list[tuple[int, str]], edge: int) -> list[Command]:
    prompts.sort(key=lambda one: view.lines[one[0]].box.top)
    commands: list[Command] = []
    for place, (number, text) in enumerate(prompts):
        later = prompts[place + 1][0] if place + 1 < len(prompts) else None
        if _CURSOR.match(text) or not _LETTERS.search(text):
            continue
        commands.append(
            Command(
                text=text,
                evidence=view.evidence((number,)),
                output=_output(view, number, later, edge),
                is_over=later is not None,
            )
        )
    return commands


def _output(view: View, prompt: int, later: int | None, edge: int) -> tuple[OutputLine, ...]:
    box = view.lines[prompt].box
    end = (
        view.lines[later].box.top - box.height // 2
        if later is not None
        else view.observation.height
    )
    below = [
        number
        for number, line in enumerate(view.lines)
        if box.top + box.height / 2 < line.box.top < end
        and -_EDGE_TOLERANCE <= line.box.left - edge <= _OUTPUT_REACH * box.height
        and not _CURSOR.match(line.text)
    ]
    printed: list[OutputLine] = []
    bottom = box.bottom
    for row in rows_of(view.lines, below):
        first = view.lines[row.line_numbers[0]].box
        if first.top - bottom > _MAX_OUTPUT_GAP * box.height:
            break
        bottom = first.bottom
        text = " ".join(view.lines[number].text.strip() for number in row.line_numbers)
        printed.append(OutputLine(text, Evidence(view.observation.id, row.line_numbers)))
    return tuple(printed)


def _joined(known: Sequence[Command], seen: Sequence[Command]) -> list[Command] | None:
    """Two sightings as one run, if the later starts within the earlier; None if it does not."""
    for start in range(len(known)):
        shared = min(len(known) - start, len(seen))
        if shared < 2 and shared < min(len(known), len(seen)):
            continue
        pairs = list(zip(known[start : start + shared], seen[:shared], strict=True))
        last = len(pairs) - 1
        if all(
            _are_same(one.text, other.text)
            or (place == last and not one.is_over and other.text.startswith(one.text))
            for place, (one, other) in enumerate(pairs)
        ):
            merged = [_merged(one, other) for one, other in pairs]
            return [*known[:start], *merged, *known[start + shared :], *seen[shared:]]
    return None


def _merged(known: Command, seen: Command) -> Command:
    """The later sighting, which knows more, unless it has scrolled half out of view."""
    if known.text != seen.text and not seen.text.startswith(known.text):
        return known if len(known.output) > len(seen.output) else seen
    if known.text != seen.text:  # it was still being typed
        return seen
    return Command(
        text=seen.text,
        evidence=tuple(dict.fromkeys((*known.evidence, *seen.evidence))),
        output=seen.output if len(seen.output) >= len(known.output) else known.output,
        is_over=known.is_over or seen.is_over,
    )


def _are_same(text: str, other: str) -> bool:
    return text == other or fuzz.ratio(text, other) >= _SAME_COMMAND
