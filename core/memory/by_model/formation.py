"""Memories formed by a language model, each statement held against the lines that it cites.

Nothing that the model says is believed: a statement enters a draft only when its evidence carries
it, and no operation touches what the user wrote, or a memory that is about something else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.memory.by_model.carried_by_evidence import Verdict
from core.memory.by_model.claims import claims_of, forms_in
from core.memory.by_model.operations import (
    KIND_OF_CONTENT,
    Add,
    Content,
    CoreStatement,
    Fact,
    Merge,
    Operation,
    Reject,
    Said,
    Supersede,
    Update,
    operations_schema,
    parse_operations,
)
from core.memory.by_model.prompt import (
    ShownLine,
    formation_prompt,
    most_telling,
    shown_lines,
    told,
)
from core.memory.by_model.stated_content import details_of, parts_of, subject_key_of, verdict_of
from core.memory.view import View
from core.memory_record import Evidence, Level, Memory, MemoryDraft, MemoryKind, Role, Statement
from core.models.text_generator import TextGenerator, never_stop

VERSION = "formation v1"
"""Of the prompt and this check together; part of `made_by`."""

ANSWER_TOKENS = 1_200
_CONFIDENCE = 0.6
_SAME_SUBJECT = 0.5
_TOKENS_OF_A_NUMBER = 4
ONE_AND_THE_SAME = 0.7

Target = Memory | MemoryDraft


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of an otherwise good content that its evidence does not carry."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CheckedOperation:
    """An operation that may be carried out.

    `targets` are the known memories or rule drafts it is about, in the order it names them (a
    merge keeps the first). `draft` is what to write; None for a merge or a rejection.
    """

    operation: Operation
    targets: tuple[Target, ...] = ()
    draft: MemoryDraft | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedOperation:
    """An operation that may not be carried out, and why; `verdict` where evidence failed it."""

    operation: Operation
    why: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class ModelFormation:
    """What a model made of a view. `lines_not_shown` did not fit into its context."""

    checked: tuple[CheckedOperation, ...]
    refused: tuple[RefusedOperation, ...]
    made_by: str
    lines_not_shown: int = 0


class _Refusal(Exception):
    def __init__(self, why: str, verdict: Verdict | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.verdict = verdict


def form_with_model(
    generator: TextGenerator,
    view: View,
    known: Sequence[Memory],
    rule_drafts: Sequence[MemoryDraft],
    own_lines: frozenset[int] = frozenset(),
    without: frozenset[MemoryKind] = frozenset(),
    should_stop: Callable[[], bool] = never_stop,
) -> ModelFormation:
    """Ask a model what to remember of a view, and keep what the view carries.

    `known` are memories that may be about the same, `rule_drafts` what the rules made of this
    view; the model may improve both, and never sees the vault's. `own_lines` are the numbers of
    the lines that the user wrote as themself: only these can say who the user is. `without` are
    kinds that are not wanted of this view. Of the known, those first given are shown, as many as
    take a quarter of the model's context.
    Raises: ModelUnavailable; UnusableOutput; GenerationStopped. The rules' drafts hold then.
    """
    made_by = f"{generator.name} · {VERSION}"
    lines = shown_lines(view)
    if not lines:
        return ModelFormation((), (), made_by)
    everything: tuple[Target, ...] = (*known, *rule_drafts)
    answer_tokens = min(ANSWER_TOKENS, generator.context_tokens // 3)
    room = generator.context_tokens - answer_tokens
    targets = _as_many_as_fit(
        generator, [one for one in everything if one.kind is not MemoryKind.VAULT]
    )

    def prompt_of(places: Sequence[int]) -> str:
        return formation_prompt(view, [lines[place] for place in places], targets)

    kept = most_telling(
        [line.text for line in lines],
        lambda places: generator.count_tokens(prompt_of(places)) <= room,
    )
    schema = operations_schema(
        len(kept), len(targets), may_add_core=bool(own_lines), without=without
    )
    answer = generator.generate_json(
        prompt_of(kept), schema, max_tokens=answer_tokens, should_stop=should_stop
    )
    shown = tuple(lines[place] for place in kept)
    check = _Check(view, shown, targets, own_lines, without, made_by)
    checked: list[CheckedOperation] = []
    refused: list[RefusedOperation] = []
    for operation in parse_operations(answer):
        try:
            checked.append(check.checked(operation))
        except _Refusal as refusal:
            refused.append(RefusedOperation(operation, refusal.why, refusal.verdict))
    return ModelFormation(tuple(checked), tuple(refused), made_by, len(lines) - len(kept))


@dataclass(frozen=True, slots=True)
class _Check:
    """What operations are held against."""

    view: View
    lines: tuple[ShownLine, ...]
    targets: tuple[Target, ...]
    own_lines: frozenset[int]
    without: frozenset[MemoryKind]
    made_by: str

    def checked(self, operation: Operation) -> CheckedOperation:
        """Raises: _Refusal."""
        match operation:
            case Add(content):
                return self._with_draft(operation, content, None)
            case Update(number, content) | Supersede(number, content):
                return self._with_draft(operation, content, self._target(number))
            case Merge(numbers):
                return self._merge(operation, [self._target(number) for number in numbers])
            case Reject(number):
                target = self._target(number)
                if isinstance(target, Memory):
                    raise _Refusal("a memory that is kept is only the user's to reject")
                return CheckedOperation(operation, (target,))

    def _with_draft(
        self, operation: Operation, content: Content, target: Target | None
    ) -> CheckedOperation:
        left_out: list[LeftOut] = []
        draft = self._draft(content, left_out)
        if target is None:
            return CheckedOperation(operation, (), draft, tuple(left_out))
        if target.kind is not draft.kind or target.level not in {None, Level.SEGMENT}:
            raise _Refusal("the known memory is of another kind")
        if not _is_same_subject(draft, target):
            raise _Refusal("the known memory is about something else")
        if isinstance(operation, Supersede):
            self._refuse_unless_later(target)
        draft = replace(draft, subject_key=target.subject_key)
        return CheckedOperation(operation, (target,), draft, tuple(left_out))

    def _refuse_unless_later(self, target: Target) -> None:
        if isinstance(target, MemoryDraft):
            raise _Refusal("what this very view says cannot have been replaced by it")
        if target.until > self.view.observation.until:
            raise _Refusal("the known memory is newer than this view")

    def _merge(self, operation: Operation, targets: Sequence[Target]) -> CheckedOperation:
        first, *others = targets
        if not others:
            raise _Refusal("one memory alone cannot be merged")
        for other in others:
            is_same = other.kind is first.kind and other.level is first.level
            if not is_same or not is_one_and_the_same(first, other):
                raise _Refusal("the memories are not one and the same")
        return CheckedOperation(operation, tuple(targets))

    def _target(self, number: int) -> Target:
        if not 1 <= number <= len(self.targets):
            raise _Refusal(f"there is no known memory {number}")
        target = self.targets[number - 1]
        if isinstance(target, Memory) and target.is_the_users:
            raise _Refusal("the known memory is the user's own word")
        return target

    def _draft(self, content: Content, left_out: list[LeftOut]) -> MemoryDraft:
        observation = self.view.observation
        kind = KIND_OF_CONTENT[type(content)]
        if kind in self.without:
            raise _Refusal(f"memories of the kind “{kind}” are not formed here")
        return MemoryDraft(
            kind=kind,
            subject_key=subject_key_of(content, self.view),
            statements=tuple(self._statements(content, left_out)),
            since=observation.at,
            until=observation.until,
            made_by=self.made_by,
            confidence=_CONFIDENCE,
            details=details_of(content),
            level=Level.SEGMENT if kind is MemoryKind.EPISODIC else None,
        )

    def _statements(self, content: Content, left_out: list[LeftOut]) -> Iterator[Statement]:
        parts = parts_of(content)
        for role, said in ((Role.TITLE, parts.title), *parts.whole):
            evidence, verdict = self._held_against_lines(content, role, said)
            if not verdict.is_carried:
                raise _Refusal(f"“{said.text}”: {verdict.finding}", verdict)
            yield Statement(role, said.text, evidence)
        if isinstance(content, Fact):
            yield self._quote(content)
        is_any_kept = not parts.lines
        for said in parts.lines:
            evidence, verdict = self._held_against_lines(content, Role.LINE, said)
            if verdict.is_carried:
                is_any_kept = True
                yield Statement(Role.LINE, said.text, evidence)
            else:
                left_out.append(LeftOut(said.text, verdict))
        if not is_any_kept:
            raise _Refusal("no line of it is carried by its evidence", left_out[0].verdict)

    def _quote(self, fact: Fact) -> Statement:
        """The lines that say a fact, by which it is known when the same page is shown again."""
        cited = [self.lines[number - 1] for number in sorted(fact.lines)]
        numbers = tuple(sorted({number for line in cited for number in line.line_numbers}))
        text = " ".join(line.text for line in cited)
        return Statement(Role.LINE, text, self.view.evidence(numbers))

    def _held_against_lines(
        self, content: Content, role: Role, said: Said
    ) -> tuple[tuple[Evidence, ...], Verdict]:
        """The evidence of a statement, and whether it carries it.

        The window's title belongs to the frame as a whole, so it counts beside the lines.
        """
        if not all(1 <= number <= len(self.lines) for number in said.lines):
            raise _Refusal("it cites a line that was not shown")
        cited = [self.lines[number - 1] for number in said.lines]
        numbers = tuple(sorted({number for line in cited for number in line.line_numbers}))
        if isinstance(content, CoreStatement):
            if not self.own_lines.issuperset(numbers):
                raise _Refusal("only the user's own words say who the user is")
            texts = [line.text for line in cited]
        else:
            texts = [self.view.title, *(line.text for line in cited)]
        return self.view.evidence(numbers), verdict_of(content, role, said.text, texts)


def _is_same_subject(draft: MemoryDraft, target: Target) -> bool:
    """Whether most of what the one is called stands in the other."""
    role = Role.SUBJECT if draft.kind is MemoryKind.SEMANTIC else Role.TITLE
    return share_of_claims(_text_of(draft, role), _texts(target)) >= _SAME_SUBJECT


def is_one_and_the_same(first: Target, other: Target) -> bool:
    """Whether each says nearly all that the other's title says, its values and names all."""
    return all(
        share_of_claims(_text_of(one, Role.TITLE), _texts(two), wants_all_firm=True)
        >= ONE_AND_THE_SAME
        for one, two in ((first, other), (other, first))
    )


def share_of_claims(text: str, others: Sequence[str], *, wants_all_firm: bool = False) -> float:
    """How much of what a text claims stands in the others, 0 to 1; with `wants_all_firm`, 0 if
    a value or name does not."""
    claims = claims_of(text)
    forms = {form for other in others for form in forms_in(other)}
    there = [claim for claim in claims if not claim.forms.isdisjoint(forms)]
    if wants_all_firm and any(claim.is_firm and claim not in there for claim in claims):
        return 0.0
    return len(there) / len(claims) if claims else 0.0


def _as_many_as_fit(generator: TextGenerator, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The first of them that take no more than a quarter of the context."""
    left = generator.context_tokens // 4
    shown: list[Target] = []
    for target in targets:
        left -= generator.count_tokens(told(target)) + _TOKENS_OF_A_NUMBER
        if left < 0:
            break
        shown.append(target)
    return tuple(shown)


def _texts(target: Target) -> list[str]:
    return [statement.text for statement in target.statements]


def _text_of(target: Target, role: Role) -> str:
    return next((one.text for one in target.statements if one.role is role), "")
