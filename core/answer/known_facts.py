"""Facts among what may answer: what holds now, what held before, and what took whose place.

A fact competes with the sentences of the frames on equal terms, since it stands on one of them.
What it adds is time: a sentence whose value was replaced gives way to the value that holds, and
to the earlier one where the question asks for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.answer.hidden_apps import shown_memories
from core.answer.question_kind import asks_for_newest
from core.answer.reading.asked_values import TWINS, VALUED, new_values
from core.answer.reading.features import ScoredReading
from core.answer.reading.fit import coverage
from core.answer.reading.readings import Reading
from core.answer.units import Unit
from core.answer.wanted import Wanted
from core.ids import MemoryId, ObservationId
from core.memory_record import Evidence, Memory, MemoryKind, Role, Status
from core.recall.query import Query, match_expression, text_stems
from core.recall.words import stem, stems_of, words_of
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_FOUND = 80
_TAKEN = 10
_LEAST_COVERAGE = 0.2
_HALF = 0.5
_NAME_ENOUGH = 2  # words of a name that stand for its number: “cargo trailer” for “… Otter 40”
_UNSAID = frozenset({"when", "is", "price", "costs", "date", "place", "due", "status"})
_FACTS_OF_EVERY_STATUS = MemoryFilter(kind=MemoryKind.SEMANTIC, status=None)


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact with the frame to show for it: the newest that carries its value."""

    memory: Memory
    place: Evidence

    @property
    def value(self) -> str:
        return self.memory.text_of(Role.OBJECT)

    @property
    def text(self) -> str:
        """Everything it says, to be matched against a question."""
        return "\n".join(statement.text for statement in self.memory.statements)


def facts_about(store: Store, query: Query, wanted: Sequence[Wanted]) -> list[KnownFact]:
    """The facts that answer questions of this sort and share most words with it.

    Of the past values of a fact only those are given that the question asks for.
    """
    expression = match_expression(query)
    if not expression:
        return []
    found = store.memories.matching_words(expression, _FACTS_OF_EVERY_STATUS, _FOUND)
    held = store.memories.get_many([memory_id for memory_id, _ in found]).values()
    memories = shown_memories(store, query.wanted, held)
    status = Status.ACTIVE if asks_for_newest(query.text) else Status.SUPERSEDED
    facts = [
        known_fact(memory)
        for memory in memories
        if memory.status is status
        and _is_about(query, wanted, memory)
        and _is_within(store, query, memory)
    ]
    shares = {fact.memory.id: coverage(query, text_stems(fact.text)) for fact in facts}
    close = [fact for fact in facts if shares[fact.memory.id] >= _LEAST_COVERAGE]
    return sorted(close, key=lambda fact: -shares[fact.memory.id])[:_TAKEN]


def known_fact(memory: Memory) -> KnownFact:
    """A fact with the newest frame that carries its value."""
    value = next(one for one in memory.statements if one.role is Role.OBJECT)
    return KnownFact(memory, value.evidence[-1])


def unit_of(fact: KnownFact) -> Unit:
    """The sentence or row that a fact was read from, on its newest frame."""
    return Unit(
        observation_id=fact.place.observation_id,
        text=fact.memory.text_of(Role.LINE) or fact.memory.title,
        heading=fact.memory.title,
        block_text=fact.text,
        line_numbers=fact.place.line_numbers,
    )


def reading_of(fact: KnownFact) -> Reading:
    """A fact as one of the readings to choose from."""
    memory = fact.memory
    return Reading(
        unit=unit_of(fact),
        label=memory.text_of(Role.PREDICATE),
        owner=memory.text_of(Role.SUBJECT),
        value=fact.value,
        title=memory.title,
    )


def facts_on(
    store: Store, observation_id: ObservationId, line_numbers: Sequence[int], status: Status
) -> list[Memory]:
    """Facts of a status whose value stands on these lines."""
    ids = store.memories.resting_on([observation_id])
    lines = set(line_numbers)
    return [
        memory
        for memory in store.memories.get_many(ids).values()
        if memory.kind is MemoryKind.SEMANTIC
        and memory.status is status
        and any(
            piece.observation_id == observation_id and lines & set(piece.line_numbers)
            for statement in memory.statements
            if statement.role is Role.OBJECT
            for piece in statement.evidence
        )
    ]


def heir_of(store: Store, memory: Memory) -> KnownFact | None:
    """What holds in the place of a former fact; None if that was rejected or merged away."""
    seen: set[MemoryId] = set()
    while memory.superseded_by is not None and memory.id not in seen:
        seen.add(memory.id)
        memory = store.memories.get(memory.superseded_by)
    return known_fact(memory) if memory.status is Status.ACTIVE else None


def what_holds_now(
    store: Store, query: Query, wanted: Sequence[Wanted], best: ScoredReading
) -> KnownFact | None:
    """The fact that took the place of what this unit says; None if nothing did.

    The unit keeps its rank: it is what the question is about, only its value is out of date. A
    question for the value before is answered the other way round.
    """
    if not asks_for_newest(query.text):
        return _what_held_before(store, query, wanted, best)
    unit = best.unit
    former = facts_on(store, unit.observation_id, unit.line_numbers, Status.SUPERSEDED)
    replaced = _most_fitting(query, wanted, [one for one in former if _is_in(unit, one)])
    heir = heir_of(store, replaced) if replaced is not None else None
    shown = shown_memories(store, query.wanted, [heir.memory]) if heir is not None else []
    return known_fact(shown[0]) if shown else None


def _is_in(unit: Unit, fact: Memory) -> bool:
    """Whether a fact's value stands in the unit itself, not in another sentence of its lines."""
    return "".join(fact.text_of(Role.OBJECT).split()) in "".join(unit.text.split())


def _what_held_before(
    store: Store, query: Query, wanted: Sequence[Wanted], best: ScoredReading
) -> KnownFact | None:
    """The fact whose place was taken by what this unit says; None if there was none."""
    unit = best.unit
    holding = facts_on(store, unit.observation_id, unit.line_numbers, Status.ACTIVE)
    present = _most_fitting(query, wanted, holding)
    if present is None or (wanted[0] not in VALUED and _named_by(query, present) < _HALF):
        return None
    former = [one for one in store.memories.replaced_by(present.id) if one.valid_until is not None]
    shown = shown_memories(store, query.wanted, former)
    return known_fact(shown[0]) if shown else None


def _most_fitting(
    query: Query, wanted: Sequence[Wanted], former: Sequence[Memory]
) -> Memory | None:
    """Which of several former facts on a line the question is about; None if that is not clear.

    It must have the sort of value that is asked for; then its name and predicate decide.
    """
    fitting = [
        memory
        for memory in former
        if wanted[0] not in VALUED or _has_value_of(memory.text_of(Role.OBJECT), query, wanted[0])
    ]
    if not fitting:
        return None
    shares = {memory.id: _named_by(query, memory) for memory in fitting}
    ordered = sorted(fitting, key=lambda memory: -shares[memory.id])
    if len(ordered) > 1 and shares[ordered[0].id] == shares[ordered[1].id]:
        return None
    return ordered[0]


def _named_by(query: Query, memory: Memory) -> float:
    """How much of a question a fact's name and predicate say, 0 to 1."""
    name = f"{memory.text_of(Role.SUBJECT)} {memory.text_of(Role.PREDICATE)}"
    return coverage(query, text_stems(name))


def _is_about(query: Query, wanted: Sequence[Wanted], memory: Memory) -> bool:
    """Whether a fact could be what is asked: its value of that sort, its subject or its predicate
    named, and no other thing of the kind meant (“cell K-22” where no cell is named)."""
    value = memory.text_of(Role.OBJECT)
    if wanted[0] in VALUED and not _has_value_of(value, query, wanted[0]):
        return False
    subject, predicate = memory.text_of(Role.SUBJECT), memory.text_of(Role.PREDICATE)
    asked = frozenset(
        one for term in query.terms for one in (term.stem, *term.synonyms, *stems_of(term.word))
    )
    named = [word for word in words_of(subject) if word.isalpha()]
    codes = [word for word in words_of(subject) if not word.isalpha()]
    if codes and not any(stem(word) in asked for word in codes):
        is_named = len(named) >= _NAME_ENOUGH and _share(named, asked) >= _HALF
    else:
        is_named = not named or _share(named, asked) >= _HALF or bool(codes)
    is_predicate = predicate.casefold() in _UNSAID or _share(words_of(predicate), asked) > 0.0
    return is_named and (is_predicate or wanted[0] in VALUED)


def _has_value_of(text: str, query: Query, sort: Wanted) -> bool:
    """Whether a text has a value of that sort, or of its twin, that the question does not name."""
    sorts = (sort, TWINS[sort]) if sort in TWINS else (sort,)
    return bool(new_values(text, query.text, sorts))


def _share(words: Sequence[str], asked: frozenset[str]) -> float:
    return sum(stem(word) in asked for word in words) / len(words) if words else 0.0


def _is_within(store: Store, query: Query, memory: Memory) -> bool:
    """Whether a fact was seen within the limits that the question set."""
    limits = replace(query.wanted, without_apps=(), without_sites=())
    return limits.is_open or bool(store.observations.ids_among(memory.evidence, limits))
