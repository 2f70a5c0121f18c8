"""Titles and summaries of sessions and days by a language model, checked line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.ids import ObservationId
from core.memory.by_model.carried_by_evidence import Finding, Verdict, is_carried
from core.memory.by_model.operations import Said, parse_summary, summary_schema
from core.memory.by_model.prompt import most_telling, summary_prompt
from core.memory_record import Evidence, Memory, MemoryKind, Role, Statement
from core.models.text_generator import TextGenerator, never_stop

VERSION = "summary v1"
ANSWER_TOKENS = 800


@dataclass(frozen=True, slots=True)
class RefusedText:
    """A title or line that no single frame carries."""

    role: Role
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """What a model said about a stretch of time, as far as its frames carry it.

    `title` is None where the model's own was refused; `lines` are in the model's order.
    """

    title: Statement | None
    lines: tuple[Statement, ...]
    refused: tuple[RefusedText, ...]
    made_by: str


def summarise_with_model(
    generator: TextGenerator,
    children: Sequence[Memory],
    should_stop: Callable[[], bool] = never_stop,
) -> ModelSummary:
    """Ask a model for a title and a summary of memories, in the order given.

    Each text rests on those frames which carry it alone, so that it goes when they do.
    Raises: ModelUnavailable; UnusableOutput; GenerationStopped; ValueError without children.
    """
    statements = [
        statement
        for child in children
        if child.kind is not MemoryKind.VAULT
        for statement in dict.fromkeys(child.statements)
        if statement.role in {Role.TITLE, Role.LINE, Role.STEP, Role.OUTCOME}
    ]
    if not statements:
        raise ValueError("there is nothing to sum up")
    answer_tokens = min(ANSWER_TOKENS, generator.context_tokens // 3)
    room = generator.context_tokens - answer_tokens

    def prompt_of(places: Sequence[int]) -> str:
        return summary_prompt([statements[place].text for place in places])

    kept = most_telling(
        [statement.text for statement in statements],
        lambda places: generator.count_tokens(prompt_of(places)) <= room,
    )
    answer = generator.generate_json(
        prompt_of(kept),
        summary_schema(len(kept)),
        max_tokens=answer_tokens,
        should_stop=should_stop,
    )
    summary = parse_summary(answer)
    shown = [statements[place] for place in kept]
    results = [
        _checked(role, said, shown)
        for role, said in (
            (Role.TITLE, summary.title),
            *((Role.LINE, line) for line in summary.summary),
        )
    ]
    good = [one for one in results if isinstance(one, Statement)]
    return ModelSummary(
        title=next((one for one in good if one.role is Role.TITLE), None),
        lines=tuple(one for one in good if one.role is Role.LINE),
        refused=tuple(one for one in results if isinstance(one, RefusedText)),
        made_by=f"{generator.name} · {VERSION}",
    )


def _checked(role: Role, said: Said, shown: Sequence[Statement]) -> Statement | RefusedText:
    """The text with the evidence that carries it, frame by frame."""
    cited = [shown[number - 1] for number in said.lines if 1 <= number <= len(shown)]
    evidence: list[Evidence] = []
    verdict = Verdict(Finding.SAYS_NOTHING)
    for observation_id in _frames_of(cited):
        pieces = [
            (statement.text, piece)
            for statement in cited
            for piece in statement.evidence
            if piece.observation_id == observation_id
        ]
        verdict = is_carried(said.text, [text for text, _ in pieces])
        if verdict.is_carried:
            evidence.append(_joined(observation_id, [piece for _, piece in pieces]))
    if not evidence:
        return RefusedText(role, said.text, verdict)
    return Statement(role, said.text, tuple(evidence))


def _frames_of(statements: Sequence[Statement]) -> list[ObservationId]:
    """Every frame that the statements rest on, each once, in order."""
    return list(dict.fromkeys(piece.observation_id for one in statements for piece in one.evidence))


def _joined(observation_id: ObservationId, pieces: Sequence[Evidence]) -> Evidence:
    """One piece of evidence on a frame; the frame as a whole if any of them is."""
    if any(not piece.line_numbers for piece in pieces):
        return Evidence(observation_id)
    numbers = {number for piece in pieces for number in piece.line_numbers}
    return Evidence(observation_id, tuple(sorted(numbers)))
