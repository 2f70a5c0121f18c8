"""Procedures from terminals: what was typed until something that had failed went well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.memory.procedures.terminals import Command, OutputLine, sessions_of
from core.memory.resources.heading import plain
from core.memory.view import View
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement

_MADE_BY = "rules v2"
_FAILURE = re.compile(
    r"\b(?:error|fatal|fail(?:ed|ure|s)?|traceback|exception|cannot|can['’]t|could ?n[o'’]t|unable"
    r"|denied|refused|not found|no such|timed? ?out|segmentation fault|panic|abort(?:ed|ing)"
    r"|undefined|unresolved|rejected|not accepting|unreachable|disabled|is locked|invalid|conflict"
    r"|fehler|fehlgeschlagen|non-zero|exit(?:ed)?(?: with)?(?: status| code)? [1-9]\d*)\b"
    r"|\w(?:Error|Exception)\b|✗|✘",
    re.IGNORECASE,
)
_NO_FAILURE = re.compile(
    r"\b(?:0|no|without(?: any)?) (?:errors?|failures?|failed|conflicts)\b|\berrors?: 0\b"
    r"|\bfailed[:=] ?0\b|\bwarning\b",
    re.IGNORECASE,
)
_SUCCESS = re.compile(
    r"\b(?:ok|done|pass(?:ed)?|success(?:ful(?:ly)?)?|succeeded|verified|complete[d]?|finished"
    r"|up[- ]to[- ]date|active \(running\)|listening|started|created|installed|deployed|ready"
    r"|merged|erfolgreich|fertig)\b|\b100 ?%|✓|✔|🎉",
    re.IGNORECASE,
)
_TELLING = re.compile(r"^\W*(?:fatal|error|\w+(?:Error|Exception))\b[:!]?", re.IGNORECASE)
_LEVEL = re.compile(r"^\W*(?:(?:fatal|error|err|e|warn(?:ing)?|info)\b\W*)+", re.IGNORECASE)
_LOOKING = re.compile(
    r"^(?:ls|ll|la|dir|cd|pwd|clear|cls|reset|cat|less|more|head|tail|man|history|exit|logout|uptime"
    r"|df|du|free|whoami|which|where|type|echo|top|htop|wc|find|grep|rg|tree|date|ps|env|printenv|id"
    r"|hostname|file|stat|git (?:status|log|diff|show|branch|remote|tag)|help"
    r"|\S+ --?(?:help|version))\b"
)
_BEFORE_TOOL = re.compile(r"^(?:sudo(?: -\w+)*|env|time|nohup|watch|[A-Z_]+=\S+)\s+")
_SUBCOMMAND = re.compile(r"^[a-z][a-z-]*$")
_SCRIPT = re.compile(r"^(?:python[\d.]*|node|bash|sh|ruby|perl|pwsh)$")
_MAX_COMMANDS = 20
_MAX_MESSAGE = 90
_SHORTEST_ROUTINE, _LONGEST_ROUTINE = 2, 5


class Ending(Enum):
    """How a command ended, as far as the screen shows it."""

    WELL = auto()
    BADLY = auto()
    UNSEEN = auto()


@dataclass(frozen=True, slots=True)
class _Fix:
    """The commands from a failure to the success, by their places in the session."""

    failed: int
    worked: int
    is_certain: bool


def command_runs(views: Sequence[View]) -> list[MemoryDraft]:
    """What the views of one terminal session teach: repairs, and routines done at least twice.

    A repair begins with a command that failed and ends with one of the same tool that went well;
    where the screen does not show the end of a last try, it counts as unproven (`succeeded` is
    false, and there is no outcome).
    """
    if not views:
        return []
    drafts: dict[str, MemoryDraft] = {}
    for session in sessions_of(views):
        found = [_repair(views, session, fix) for fix in _fixes(session)]
        for draft in [*found, _routine(views, session)]:
            if draft is not None:
                drafts.setdefault(draft.subject_key, draft)
    return list(drafts.values())


def ending_of(command: Command) -> Ending:
    """How a command ended: the last line that says so decides; silence before a prompt is well."""
    ending = Ending.WELL if command.is_over else Ending.UNSEEN
    for line in command.output:
        if is_failure(line.text):
            ending = Ending.BADLY
        elif _SUCCESS.search(line.text):
            ending = Ending.WELL
    return ending


def is_failure(text: str) -> bool:
    """Whether a line of output tells of a failure."""
    return bool(_FAILURE.search(_NO_FAILURE.sub(" ", text)))


def tool_of(command: str) -> str:
    """The program with its subcommand: “git push” for “sudo git push -f”."""
    text = command.strip()
    while found := _BEFORE_TOOL.match(text):
        text = text[found.end() :]
    words = text.split()
    if not words:
        return ""
    name = re.split(r"[/\\]", words[0])[-1]
    if len(words) > 1 and (_SCRIPT.match(name) or _SUBCOMMAND.match(words[1])):
        return f"{name} {words[1]}"
    return name


def _fixes(session: Sequence[Command]) -> list[_Fix]:
    """Every stretch from a failure to a success; stretches that overlap are one."""
    endings = [ending_of(command) for command in session]
    tools = [tool_of(command.text) for command in session]
    fixes: list[_Fix] = []
    for failed, ending in enumerate(endings):
        if ending is not Ending.BADLY:
            continue
        later = range(failed + 1, min(len(session), failed + _MAX_COMMANDS))
        same = [place for place in later if tools[place] == tools[failed]]
        worked = next((place for place in same if endings[place] is Ending.WELL), None)
        if worked is None:
            tried = [place for place in same if _is_under_way(session[place], endings[place])]
            if not tried or tried[-1] != same[-1]:
                continue
            fixes.append(_Fix(failed, tried[-1], is_certain=False))
        else:
            fixes.append(_Fix(failed, worked, is_certain=True))
    return _without_overlaps(fixes)


def _without_overlaps(fixes: Sequence[_Fix]) -> list[_Fix]:
    joined: list[_Fix] = []
    for fix in fixes:
        if joined and fix.failed <= joined[-1].worked:
            last = joined.pop()
            end = max(last, fix, key=lambda one: one.worked)
            joined.append(_Fix(last.failed, end.worked, end.is_certain))
        else:
            joined.append(fix)
    return joined


def _is_under_way(command: Command, ending: Ending) -> bool:
    return ending is Ending.UNSEEN and bool(command.output)


def _repair(views: Sequence[View], session: Sequence[Command], fix: _Fix) -> MemoryDraft | None:
    stretch = session[fix.failed : fix.worked + 1]
    failures = [command for command in stretch if ending_of(command) is Ending.BADLY]
    failure, line = _most_telling(failures)
    steps = _steps(stretch[1:], always=stretch[-1])
    is_same_again = len(steps) == 1 and steps[0].text == failure.text
    if is_same_again or line is None:
        return None
    tool = tool_of(failure.text)
    message = " ".join(_LEVEL.sub("", line.text).split())[:_MAX_MESSAGE].strip()
    title = Statement(Role.TITLE, f"Fixing {tool}: {message}", _together(failure, line))
    outcome = _outcome(stretch[-1]) if fix.is_certain else ()
    return _draft(views, title, steps, outcome, is_certain=fix.is_certain)


def _most_telling(failures: Sequence[Command]) -> tuple[Command, OutputLine | None]:
    """The failure whose message says it is an error, else the first; with that line."""
    for command in failures:
        for line in command.output:
            if _TELLING.match(line.text) and is_failure(line.text):
                return command, line
    first = failures[0]
    return first, next((line for line in first.output if is_failure(line.text)), None)


def _together(command: Command, line: OutputLine) -> tuple[Evidence, ...]:
    """Where command and message stand on one frame, since only then it carries the title."""
    frame = line.evidence.observation_id
    beside = [one for one in command.evidence if one.observation_id == frame]
    numbers = (*(beside[0].line_numbers if beside else ()), *line.evidence.line_numbers)
    return (Evidence(frame, numbers),)


def _steps(commands: Sequence[Command], always: Command) -> list[Command]:
    """The commands that mattered, in order: no looking around, no failed tries, each once."""
    kept: dict[str, Command] = {}
    for command in commands:
        if command is not always and (
            _LOOKING.match(command.text) or ending_of(command) is Ending.BADLY
        ):
            continue
        kept.pop(command.text, None)
        kept[command.text] = command
    return list(kept.values())


def _outcome(command: Command) -> tuple[Statement, ...]:
    said = [line for line in command.output if _SUCCESS.search(line.text)]
    line = said[-1] if said else command.output[-1] if command.output else None
    return (Statement(Role.OUTCOME, line.text, (line.evidence,)),) if line else ()


def _routine(views: Sequence[View], session: Sequence[Command]) -> MemoryDraft | None:
    """The longest sequence of commands that went well at least twice."""
    mattering = [
        command
        for command in session
        if not _LOOKING.match(command.text) and ending_of(command) is Ending.WELL
    ]
    texts = [command.text for command in mattering]
    for length in range(_LONGEST_ROUTINE, _SHORTEST_ROUTINE - 1, -1):
        for start in range(len(texts) - 2 * length + 1):
            sequence = texts[start : start + length]
            again = range(start + length, len(texts) - length + 1)
            if len(set(sequence)) < length:
                continue
            if any(texts[other : other + length] == sequence for other in again):
                return _routine_draft(views, mattering[start : start + length])
    return None


def _routine_draft(views: Sequence[View], commands: Sequence[Command]) -> MemoryDraft:
    """A routine, named after its tools if one frame shows them all, else after its last."""
    shown = [{one.observation_id: one for one in command.evidence} for command in commands]
    frames = [frame for frame in shown[0] if all(frame in one for one in shown)]
    if frames:
        text = " → ".join(tool_of(command.text) for command in commands)
        evidence = tuple(
            Evidence(frame, tuple(n for one in shown for n in one[frame].line_numbers))
            for frame in frames
        )
    else:
        text, evidence = tool_of(commands[-1].text), commands[-1].evidence
    title = Statement(Role.TITLE, text, evidence)
    return _draft(views, title, commands, _outcome(commands[-1]), is_certain=True)


def _draft(
    views: Sequence[View],
    title: Statement,
    steps: Sequence[Command],
    outcome: tuple[Statement, ...],
    is_certain: bool,
) -> MemoryDraft:
    told = [Statement(Role.STEP, step.text, step.evidence) for step in steps]
    frames = {piece.observation_id for one in (title, *told, *outcome) for piece in one.evidence}
    shown = [view.observation for view in views if view.observation.id in frames]
    return MemoryDraft(
        kind=MemoryKind.PROCEDURAL,
        subject_key=f"commands:{plain(title.text)}",
        statements=(title, *told, *outcome),
        since=min(one.at for one in shown),
        until=max(one.until for one in shown),
        made_by=_MADE_BY,
        importance=0.7,
        confidence=0.8 if is_certain else 0.4,
        details={"times_used": 1, "succeeded": is_certain},
    )
