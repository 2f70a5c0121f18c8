"""What is known already of what a model says, under whatever name.

A model and a rule rarely call a thing the same. Without this, a fact would be kept twice, and
what the user corrected or rejected would come back under another name.
"""

from collections.abc import Iterator

from core.ids import MemoryId, ObservationId
from core.memory.by_model.formation import (
    ONE_AND_THE_SAME,
    is_one_and_the_same,
    share_of_claims,
)
from core.memory.by_model.prompt import shown_lines
from core.memory.by_model.stated_content import told_relation
from core.memory.facts.values import same_value
from core.memory.view import View
from core.memory_record import Memory, MemoryDraft, MemoryKind, Role, Status
from core.recall.query import quoted
from core.recall.words import content_words, stem
from core.store.memory_store import MemoryFilter
from core.store.store import Store

FORMED_FROM_FRAMES = (
    MemoryKind.SEMANTIC,
    MemoryKind.PROCEDURAL,
    MemoryKind.RESOURCE,
    MemoryKind.TASK,
)
"""The kinds that a single frame can tell; episodes are the tree's, the core is the user's."""

MOST_KNOWN = 16
_WORDS_LOOKED_UP = 40
_MOST_LOOKED_AT = 60


def known_about(store: Store, view: View) -> list[Memory]:
    """What holds and may be about the same as a view: first what rests on it, then what shares
    its words, the nearest first."""
    resting = store.memories.resting_on([view.observation.id])
    text = " ".join([view.title, *(line.text for line in shown_lines(view))])
    words = sorted(dict.fromkeys(content_words(text)), key=len, reverse=True)[:_WORDS_LOOKED_UP]
    near: list[MemoryId] = []
    if words:
        any_of = " OR ".join(quoted(word) for word in words)
        near = [one for one, _ in store.memories.matching_words(any_of, MemoryFilter(), MOST_KNOWN)]
    found = store.memories.get_many([*resting, *near]).values()
    wanted = [one for one in found if one.kind in FORMED_FROM_FRAMES]
    return [one for one in wanted if one.status is Status.ACTIVE][:MOST_KNOWN]


def counterpart_of(
    store: Store, draft: MemoryDraft, observation_id: ObservationId
) -> Memory | None:
    """The memory that says already what a draft from this frame says; whatever its status.

    A document is what the frame shows, however it is called. A fact is the same if it gives the
    same value, now or before it was corrected, to the same subject; on the same line, one name of
    the subject may be short for the other.
    """
    candidates = [one for one in _candidates(store, draft, observation_id) if one.level is None]
    if draft.kind is MemoryKind.RESOURCE:
        resting = set(store.memories.resting_on([observation_id]))
        candidates = [one for one in candidates if one.id in resting]
        return candidates[0] if candidates else None
    says_it = _states_the_same if draft.kind is MemoryKind.SEMANTIC else _is_the_same
    same = [one for one in candidates if says_it(store, draft, one)]
    # What the user said of it comes first, then what holds.
    same.sort(key=lambda one: (not one.is_the_users, one.status is not Status.ACTIVE))
    return same[0] if same else None


def _candidates(
    store: Store, draft: MemoryDraft, observation_id: ObservationId
) -> Iterator[Memory]:
    role = Role.SUBJECT if draft.kind is MemoryKind.SEMANTIC else Role.TITLE
    words = content_words(_text(draft, role))
    ids = store.memories.resting_on([observation_id])
    if words:
        all_of = " ".join(quoted(word) for word in words)
        wanted = MemoryFilter(kind=draft.kind, status=None, words=all_of)
        ids = [*ids, *(one.id for one in store.memories.matching(wanted, _MOST_LOOKED_AT))]
    known = store.memories.get_many(ids).values()
    return (one for one in known if one.kind is draft.kind)


def _is_the_same(_store: Store, draft: MemoryDraft, known: Memory) -> bool:
    return is_one_and_the_same(draft, known)


def _states_the_same(store: Store, draft: MemoryDraft, known: Memory) -> bool:
    subjects = _text(draft, Role.SUBJECT), known.text_of(Role.SUBJECT)
    shares = [share_of_claims(one, [other]) for one, other in (subjects, subjects[::-1])]
    if (max if _share_a_line(draft, known) else min)(shares) < ONE_AND_THE_SAME:
        return False
    if not _can_mean_the_same(_text(draft, Role.PREDICATE), known.text_of(Role.PREDICATE)):
        return False
    value = _text(draft, Role.OBJECT)
    return any(same_value(value, former) for former in _values_ever(store, known))


def _share_a_line(draft: MemoryDraft, known: Memory) -> bool:
    places = [
        {
            (piece.observation_id, number)
            for statement in one.statements
            for piece in statement.evidence
            for number in piece.line_numbers
        }
        for one in (draft, known)
    ]
    return not places[0].isdisjoint(places[1])


def _can_mean_the_same(one: str, other: str) -> bool:
    """Whether two predicates share a word, or one of them only joins subject and object."""
    words = [{stem(word) for word in content_words(told_relation(text))} for text in (one, other)]
    return not words[0] or not words[1] or not words[0].isdisjoint(words[1])


def _values_ever(store: Store, known: Memory) -> Iterator[str]:
    for version in range(known.version, 0, -1):
        for statement in store.memories.statements_of_version(known.id, version):
            if statement.role is Role.OBJECT:
                yield statement.text


def _text(draft: MemoryDraft, role: Role) -> str:
    return next((one.text for one in draft.statements if one.role is role), "")
