"""The parts of what a model states: which statements it makes, and under which key it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.memory.by_model.carried_by_evidence import Verdict, is_carried
from core.memory.by_model.operations import (
    Content,
    CoreStatement,
    Episode,
    Fact,
    Procedure,
    ResourceSummary,
    Said,
    Task,
)
from core.memory.by_model.value_forms import fold
from core.memory.facts.names import subject_key
from core.memory.view import View
from core.memory_record import Details, Role
from core.recall.words import stem

# Words that only say how a subject and an object belong together; a screen shows that by a
# label, a column or the mere place, so they need not stand there.
_RELATIONS = frozenset(
    stem(word)
    for word in """is are was has have costs cost price number phone telephone email mail address
    date day time due deadline place room located location author written name named called title
    role belongs part version status state total amount value size weight works member sender
    ist hat kostet preis nummer telefon adresse datum""".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a content states, in the order in which a memory keeps it.

    Without its title, or one of the `whole`, nothing of it is kept; each of the `lines` stands or
    falls by itself, but one must stand where there are any.
    """

    title: Said
    whole: tuple[tuple[Role, Said], ...] = ()
    lines: tuple[Said, ...] = ()


def parts_of(content: Content) -> Parts:
    """The statements of a content."""
    match content:
        case Fact(subject, predicate, obj, lines):
            return Parts(
                Said(f"{subject} {predicate} {obj}", lines),
                (
                    (Role.SUBJECT, Said(subject, lines)),
                    (Role.PREDICATE, Said(predicate, lines)),
                    (Role.OBJECT, Said(obj, lines)),
                ),
            )
        case Procedure(goal, steps):
            return Parts(goal, tuple((Role.STEP, step) for step in steps))
        case Episode(title, summary) | ResourceSummary(title, summary):
            return Parts(title, lines=summary)
        case CoreStatement(_, statement):
            return Parts(statement)
        case Task(title, _):
            return Parts(title)


def verdict_of(content: Content, role: Role, text: str, evidence: Sequence[str]) -> Verdict:
    """Whether the evidence carries one statement of a content.

    A fact's predicate is checked with subject and object, in the title; there the words that only
    join the two count for nothing.
    """
    if isinstance(content, Fact):
        if role is Role.PREDICATE:
            return is_carried(f"{content.subject} {told_relation(text)}", evidence)
        if role is Role.TITLE:
            relation = told_relation(content.predicate)
            return is_carried(f"{content.subject} {relation} {content.object}", evidence)
    return is_carried(text, evidence)


def subject_key_of(content: Content, view: View) -> str:
    """Which memory a content is when met again; made of the title's words alone, or the view's."""
    window = view.observation.window
    match content:
        case Fact(subject, predicate, _, _):
            return subject_key(subject, predicate)  # as rules name it, so that both mean the same
        case Episode():
            return f"{view.observation.monitor}|{window.app}|{view.title}"
        case ResourceSummary(title, _):
            return window.url or _key(title.text)
        case CoreStatement(block, statement):
            return f"{block}|{_key(statement.text)}"
        case Procedure(goal, _):
            return _key(goal.text)
        case Task(title, _):
            return _key(title.text)


def details_of(content: Content) -> Details:
    """The kind's own fields that the model may set."""
    match content:
        case CoreStatement(block, _):
            return {"block": block.value}
        case Task(_, state):
            return {"state": state.value}
        case Procedure():
            return {"times_used": 1, "succeeded": False}
    return {}


def told_relation(predicate: str) -> str:
    """A predicate without the words that only join subject and object."""
    return " ".join(word for word in predicate.split() if stem(fold(word)) not in _RELATIONS)


def _key(text: str) -> str:
    return " ".join(fold(text).split())
