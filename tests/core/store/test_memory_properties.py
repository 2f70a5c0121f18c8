"""Memories under any sequence of acts, by rules and by the user, with forgetting in between."""

import shutil
import tempfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from core.errors import CannotChange, CannotUndo
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId
from core.memory_record import USER, Memory, MemoryDraft, MemoryKind, Role, Statement, Status
from core.moments import to_us
from core.store.memory_changes import MemoryChange, Operation, corrected
from core.store.memory_log import Cause
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, new_home, open_store, seen
from tests.core.store.memory_drafts import RULE, says
from tests.core.store.test_forgetting_properties import token, trace

EVERYTHING = MemoryFilter(status=None)
KINDS = (MemoryKind.RESOURCE, MemoryKind.SEMANTIC)
MAKERS = (RULE, USER)
# What a run is about. Some mishaps take several acts of a kind on the same few memories.
THEMES = {
    "all": "see add see_again update update update correct supersede supersede split_off put_below"
    " put_below merge merge reject reject pin retract undo undo undo forget forget reopen",
    "places": "supersede put_below put_below put_below merge reject undo undo forget retract",
    "words": "see see_again update update correct split_off merge undo undo forget",
}
ROLES = {MemoryKind.SEMANTIC: (Role.TITLE, Role.SUBJECT, Role.OBJECT)}


def _state(memory: Memory) -> tuple[Any, ...]:
    """All that an undo must bring back, without the evidence, which may have grown."""
    said = [(one.role, one.text) for one in memory.statements]
    return (
        said,
        memory.status,
        memory.superseded_by,
        memory.valid_until,
        memory.is_pinned,
        memory.made_by,
        memory.subject_key,
    )


class Remembering(RuleBasedStateMachine):
    """A memory, and what the acts so far promise about it.

    Every text is a word of its own, so that each byte of the files tells which text it is of.
    """

    @initialize(theme=st.sampled_from(sorted(THEMES)))
    def start(self, theme: str) -> None:
        self.acts = THEMES[theme].split()
        self.folder = Path(tempfile.mkdtemp(prefix="recollect-memories-"))
        self.home = new_home(self.folder)
        self.store: Store = open_store(self.home)
        self.frames: dict[ObservationId, str] = {}  # with the word that each shows
        self.grounds: dict[str, set[ObservationId]] = {}  # word -> every frame it rests on
        self.gone: set[str] = set()
        self.logged: dict[MemoryId, list[tuple[Operation, str]]] = {}
        self.said: dict[tuple[MemoryId, int], tuple[Statement, ...]] = {}
        self.rejected: set[MemoryId] = set()
        self.count = self.minutes = self.crashes = 0

    @rule(seed=st.integers(0, 2**64 - 1))
    def step(self, seed: int) -> None:
        """One rule for all, so that each act comes as often as its theme says.

        Hypothesis would draw the same few memories and frames most of the time, and mishaps take
        several; so it draws only the seed.
        """
        self.chance = Random(seed)
        what = self.chance.choice(self.acts)
        if len(self.frames) < 5:
            what = "see"
        elif len(self.logged) < 3:
            what = "add"
        note(what)
        getattr(self, what)()

    # What the acts are made of

    def _word(self, *on: ObservationId) -> str:
        self.count += 1
        word = token(self.count)
        self.grounds[word] = set(on)
        return word

    def _cause(self, made_by: str) -> Cause:
        return Cause(made_by, "a test", after(self.minutes + 1))

    def _some_frames(self) -> list[ObservationId]:
        return self.chance.sample(sorted(self.frames), self.chance.choice((1, 1, 2, 3)))

    def _perhaps(self) -> bool:
        return self.chance.random() < 0.5

    def _memory(self) -> Memory:
        return self.store.memories.get(self.chance.choice(sorted(self.logged)))

    def _statement(self, role: Role) -> Statement:
        on = self._some_frames()
        return says(role, self._word(*on), *on)

    def _draft(self, kind: MemoryKind, made_by: str) -> MemoryDraft:
        roles = [*ROLES.get(kind, (Role.TITLE,)), *[Role.LINE] * self.chance.randint(0, 2)]
        statements = tuple(self._statement(role) for role in roles)
        key = self._word(*self._frames_of(statements[:1]))
        seen_on = self.store.observations.get_many(sorted(self._frames_of(statements))).values()
        since, until = min(one.at for one in seen_on), max(one.until for one in seen_on)
        return MemoryDraft(kind, key, statements, since, until, made_by)

    def _frames_of(self, statements: tuple[Statement, ...]) -> set[ObservationId]:
        return {piece.observation_id for one in statements for piece in one.evidence}

    def _all(self) -> dict[MemoryId, Memory]:
        return {one.id: one for one in self.store.memories.matching(EVERYTHING, 1000)}

    @contextmanager
    def _act(self, made_by: str, may_move: Set[MemoryId] = frozenset()) -> Iterator[None]:
        """What the user wrote, pinned or rejected stays as it is when a rule acts.

        `may_move` are those that lose the one above them.
        """
        before = self._all()
        yield
        after_it = self._all()
        if made_by != USER:
            for memory_id, memory in before.items():
                if memory.is_the_users and memory_id not in may_move:
                    assert _state(after_it[memory_id]) == _state(memory)

    def _log(self, memory_id: MemoryId, operation: Operation, made_by: str) -> None:
        self.logged.setdefault(memory_id, []).append((operation, made_by))
        memory = self.store.memories.get(memory_id)
        self.said[memory_id, memory.version] = memory.statements

    def _log_what_is_new(self, made_by: str, *expected: Operation) -> None:
        """Take over the entries that an act made, which must be of these kinds, in order."""
        entries: list[MemoryChange] = []
        for memory_id in self._all():
            known = len(self.logged.get(memory_id, ()))
            entries += self.store.changes.history(memory_id)[known:]
        entries.sort(key=lambda change: change.id)
        assert tuple(entry.operation for entry in entries) == expected
        assert len({entry.act for entry in entries}) <= 1
        for entry in entries:
            assert entry.made_by == made_by
            self._log(entry.memory_id, entry.operation, made_by)

    def _undo_at_once(self, memory_id: MemoryId, before: dict[MemoryId, Memory]) -> None:
        """Right after an act, its undo brings everything back; what was added is rejected."""
        changes = self.store.changes.undo(memory_id, self._cause(USER))
        self._take_over_undo(changes)
        now = self._all()
        for added in now.keys() - before.keys():
            assert now.pop(added).status is Status.REJECTED
        assert {one.id: _state(one) for one in now.values()} == {
            one.id: _state(one) for one in before.values()
        }

    def _take_over_undo(self, changes: tuple[MemoryChange, ...]) -> None:
        assert len({change.act for change in changes}) == 1
        self._log_what_is_new(USER, *(Operation.UNDO for _ in changes))
        for change in changes:
            memory = self.store.memories.get(change.memory_id)
            assert self.store.changes.history(memory.id)[-1].undoes == change.act
            if change.operation is Operation.ADD:
                self.rejected.add(memory.id)
            elif change.operation is Operation.REJECT and memory.status is not Status.REJECTED:
                self.rejected.discard(memory.id)

    # What is seen

    def see(self) -> None:
        self.minutes += self.chance.randint(1, 9)
        word = self._word()
        new_id = self.store.observations.add(seen(f"it says {word}", at=after(self.minutes)), None)
        self.grounds[word] = {new_id}
        self.frames[new_id] = word

    # Acts

    def add(self) -> None:
        kind, made_by = self.chance.choice(KINDS), self.chance.choice(MAKERS)
        draft = self._draft(kind, made_by)
        with self._act(made_by):
            new_id = self.store.changes.add(draft, self._cause(made_by))
        assert self.store.memories.get(new_id).status is Status.ACTIVE
        self._log_what_is_new(made_by, Operation.ADD)

    def see_again(self) -> None:
        memory, on = self._memory(), self._some_frames()
        times = [one.at for one in self.store.observations.get_many(on).values()]
        statements = tuple(says(one.role, one.text, *on) for one in memory.statements)
        draft = MemoryDraft(
            memory.kind, memory.subject_key, statements, min(times), max(times), RULE
        )
        for word in (*(one.text for one in statements), memory.subject_key):
            self.grounds.setdefault(word, set()).update(on)
        with self._act(RULE):
            self.store.changes.seen_again(memory.id, draft)
        assert set(on) <= set(self.store.memories.get(memory.id).evidence)

    def update(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        memory, before = self._memory(), self._all()
        statements = [
            self._statement(one.role) if self._perhaps() else one
            for one in memory.statements
            if one.role is not Role.LINE or self._perhaps()
        ]
        if self._perhaps():
            statements.append(self._statement(Role.LINE))
        if made_by == RULE:
            self.grounds.setdefault(memory.subject_key, set()).update(
                self._frames_of(tuple(one for one in statements if one.role is Role.TITLE))
            )
        with self._act(made_by):
            done = self.store.changes.update(memory.id, statements, self._cause(made_by))
        assert done is (made_by == USER or not memory.is_the_users)
        if done:
            self._log_what_is_new(made_by, Operation.UPDATE)
            said = self.store.memories.get(memory.id).statements
            assert [one.text for one in said] == [one.text for one in statements]
            if undo:
                self._undo_at_once(memory.id, before)

    def correct(self) -> None:
        memory = self._memory()
        role = self.chance.choice([one.role for one in memory.statements])
        own_word = self._statement(Role.LINE)
        own_frames = self._frames_of((own_word,))
        statements = corrected(memory, role, own_word.text, own_word)
        for one in statements:
            self.grounds[one.text] |= own_frames
        if role is not Role.TITLE:
            self.grounds.setdefault(memory.subject_key, set()).update(own_frames)
        assert self.store.changes.update(memory.id, statements, self._cause(USER))
        self._log_what_is_new(USER, Operation.UPDATE)
        assert self.store.memories.get(memory.id).text_of(role) == own_word.text

    def supersede(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        old, before = self._memory(), self._all()
        draft = self._draft(old.kind, made_by)
        with self._act(made_by):
            new_id = self.store.changes.supersede(old.id, draft, self._cause(made_by))
        new, now = self.store.memories.get(new_id), self.store.memories.get(old.id)
        if made_by == USER or not old.is_the_users:
            assert (now.superseded_by, new.status) == (new_id, Status.ACTIVE)
        elif old.status is Status.REJECTED:
            assert (new.superseded_by, new.status) == (None, Status.ACTIVE)
        else:
            assert (new.superseded_by, new.status) == (old.id, Status.SUPERSEDED)
        placed = [] if new.status is now.status is Status.ACTIVE else [Operation.SUPERSEDE]
        if old.status is Status.REJECTED and made_by == RULE:
            placed = []
        self._log_what_is_new(made_by, Operation.ADD, *placed)
        if undo:
            self._undo_at_once(new_id, before)

    def split_off(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        memory, before = self._memory(), self._all()
        rest = [
            self._statement(one.role) if one.role in {Role.TITLE, Role.OBJECT} else one
            for one in memory.statements
        ]
        draft = self._draft(memory.kind, made_by)
        if made_by == RULE:
            self.grounds.setdefault(memory.subject_key, set()).update(
                self._frames_of(tuple(one for one in rest if one.role is Role.TITLE))
            )
        if made_by == RULE and memory.is_the_users:
            with pytest.raises(CannotChange):
                self.store.changes.split_off(memory.id, rest, draft, self._cause(made_by))
            assert self._all() == before
            return
        with self._act(made_by):
            new_id = self.store.changes.split_off(memory.id, rest, draft, self._cause(made_by))
        self._log_what_is_new(made_by, Operation.UPDATE, Operation.ADD)
        now = self.store.memories.get(memory.id)
        assert (now.status, now.made_by) == (memory.status, memory.made_by)
        said = self.store.memories.get(new_id).statements
        assert [one.text for one in said] == [one.text for one in draft.statements]
        if undo:
            self._undo_at_once(memory.id, before)

    def put_below(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        lower, upper, before = self._memory(), self._memory(), self._all()
        if lower.id == upper.id:
            return
        with self._act(made_by):
            done = self.store.changes.put_below(lower.id, upper.id, self._cause(made_by))
        if made_by == USER or not (lower.is_the_users or upper.is_the_users):
            assert done
        if done:
            assert self.store.memories.get(lower.id).superseded_by == upper.id
            moved = _is_above(before, upper.id, lower.id)
            self._log_what_is_new(made_by, *[Operation.SUPERSEDE] * (2 if moved else 1))
            if undo:
                self._undo_at_once(lower.id, before)

    def merge(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        kept, before = self._memory(), self._all()
        ids = self.chance.choices(sorted(self.logged), k=self.chance.randint(1, 3))
        others = [one for one in dict.fromkeys(ids) if one != kept.id]
        with self._act(made_by):
            done = self.store.changes.merge(kept.id, ids, self._cause(made_by))
        is_users = any(before[one].is_the_users for one in (kept.id, *others))
        assert done is (bool(others) and (made_by == USER or not is_users))
        if not done:
            return
        history = [c for one in (kept.id, *others) for c in self.store.changes.history(one)]
        act = max(change.act for change in history)
        operations = [c.operation for c in sorted(history, key=lambda c: c.id) if c.act == act]
        assert operations.count(Operation.MERGE) == len(others) + 1
        self._log_what_is_new(made_by, *operations)
        now = self._all()
        assert {now[one].superseded_by for one in others} == {kept.id}
        wanted = {one.text for other in others for one in before[other].statements}
        lines = {one.text for one in now[kept.id].statements if one.role is Role.LINE}
        assert [one.text for one in now[kept.id].statements][: len(kept.statements)] == [
            one.text for one in kept.statements
        ]
        assert lines <= wanted | {one.text for one in kept.statements}
        if undo:
            self._undo_at_once(kept.id, before)

    def reject(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        memory, before = self._memory(), self._all()
        with self._act(made_by):
            done = self.store.changes.reject(memory.id, self._cause(made_by))
        assert done is (made_by == USER or not memory.is_the_users)
        if done:
            self._log_what_is_new(made_by, Operation.REJECT)
            self.rejected.add(memory.id)
            if undo:
                self._undo_at_once(memory.id, before)

    def pin(self) -> None:
        made_by, undo = self.chance.choice(MAKERS), self._perhaps()
        is_pinned = self._perhaps()
        memory, before = self._memory(), self._all()
        with self._act(made_by):
            done = self.store.changes.pin(memory.id, self._cause(made_by), is_pinned=is_pinned)
        assert done is (made_by == USER or not memory.is_the_users)
        if done:
            self._log_what_is_new(made_by, Operation.PIN if is_pinned else Operation.UNPIN)
            assert self.store.memories.get(memory.id).is_pinned is is_pinned
            if undo:
                self._undo_at_once(memory.id, before)

    def retract(self) -> None:
        memory = self._memory()
        below = {one.id for one in self.store.memories.replaced_by(memory.id)}
        with self._act(RULE, may_move=below):
            done = self.store.changes.retract(memory.id)
        assert done is not memory.is_the_users
        if done:
            assert self.store.changes.history(memory.id) == ()
            del self.logged[memory.id]
            self.rejected.discard(memory.id)

    def undo(self) -> None:
        made_by = self.chance.choice([RULE, USER, USER, USER])
        memory, before = self._memory(), self._all()
        newest = self.store.changes.history(memory.id)
        try:
            with self._act(made_by):
                changes = self.store.changes.undo(memory.id, self._cause(made_by))
        except CannotUndo:
            assert self._all() == before
            assert self.store.changes.history(memory.id) == newest
            return
        if made_by == RULE:  # logged as the rule's; all else is the same
            self._take_over_rules_undo(changes)
        else:
            self._take_over_undo(changes)
        for change in changes:
            if change.operation is Operation.UPDATE:
                now = self.store.memories.get(change.memory_id).statements
                was = self.store.memories.statements_of_version(
                    change.memory_id, change.version - 1
                )
                assert [one.text for one in now] == [one.text for one in was]

    def _take_over_rules_undo(self, changes: tuple[MemoryChange, ...]) -> None:
        self._log_what_is_new(RULE, *(Operation.UNDO for _ in changes))
        self.rejected |= {c.memory_id for c in changes if c.operation is Operation.ADD}

    # Forgetting and accidents

    def forget(self) -> None:
        how = self.chance.choice(["a range", "a word", "a memory"])
        dry_first = self._perhaps()
        if how == "a range":
            first = self.chance.randint(0, self.minutes)
            length = self.chance.randint(1, 7)
            stretch = ObservationFilter(after(first), after(first + length))
            ids = self.store.observations.ids_matching(stretch)
        elif how == "a word":
            frame_id = self.chance.choice(sorted(self.frames))
            ids = self.store.forgetting.observations_containing(self.frames[frame_id])
            assert ids == [frame_id]
        else:
            memory = self._memory()
            title = next(one for one in memory.statements if one.role is Role.TITLE)
            ids = sorted(self._frames_of((title,)))
        if dry_first:
            before = self._all()
            self.store.forgetting.forget(ids, dry_run=True)
            assert self._all() == before
        self._forget(ids)

    def _forget(self, ids: list[ObservationId]) -> None:
        receipt = self.store.forgetting.forget(ids)
        for frame_id in ids:
            del self.frames[frame_id]
        self.gone |= {word for word, on in self.grounds.items() if not on & self.frames.keys()}
        left = self._all()
        lost = self.logged.keys() - left.keys()
        assert receipt.counts.get("memories", 0) == len(lost)
        for memory_id in lost:
            del self.logged[memory_id]
            self.rejected.discard(memory_id)
            (entry,) = self.store.changes.history(memory_id)
            assert entry.operation is Operation.FORGET
        for memory_id, memory in left.items():
            if Operation.MERGE not in {operation for operation, _ in self.logged[memory_id]}:
                span = self.store.memories.whole_span(memory_id)
                assert span is not None
                assert span[0] <= to_us(memory.since) <= to_us(memory.until) <= span[1]
        self.rejected |= {one.id for one in left.values() if one.status is Status.REJECTED}
        self._check_that_the_forgotten_is_gone()

    def _check_that_the_forgotten_is_gone(self) -> None:
        pages = decrypted_home(self.home, KEY)
        assert [word for word in self.gone if trace(word) in pages] == []
        raw = b"".join(p.read_bytes() for p in self.home.root.rglob("*") if p.is_file())
        assert [word for word in self.gone if trace(word) in raw] == []

    def reopen(self) -> None:
        """After a crash, go on with what the disk holds at this instant; nothing was closed."""
        left = self.home
        if self._perhaps():
            self.crashes += 1
            left = HomeFolder(self.folder / f"after-crash-{self.crashes}")
            shutil.copytree(self.home.root, left.root)
        self.store.close()
        self.home = left
        self.store = open_store(self.home)
        assert self.store.forgetting.finish_interrupted_work() == 0

    # What always holds

    @invariant()
    def every_statement_stands_on_frames_that_are_there(self) -> None:
        for memory in self._all().values():
            assert [one.role for one in memory.statements].count(Role.TITLE) == 1
            for one in memory.statements:
                on = {piece.observation_id for piece in one.evidence}
                assert on
                assert on <= self.frames.keys() & self.grounds[one.text]
            assert memory.since <= memory.until
            said = {one.role for one in memory.statements}
            assert said.issuperset(ROLES.get(memory.kind, ()))
            assert self.store.memories.resting_on(memory.evidence)

    @invariant()
    def places_are_held_by_those_that_are_there(self) -> None:
        memories = self._all()
        assert memories.keys() == self.logged.keys()
        for memory in memories.values():
            assert (memory.status is Status.SUPERSEDED) <= (memory.superseded_by is not None)
            if memory.superseded_by is None:
                assert memory.valid_until is None
            assert memory.superseded_by is None or memory.status is not Status.ACTIVE
            place, passed = memory.superseded_by, {memory.id}
            while place is not None:
                assert place not in passed
                passed.add(place)
                place = memories[place].superseded_by
        for memory_id in self.rejected:
            assert memories[memory_id].status is Status.REJECTED

    @invariant()
    def the_log_tells_all_that_was_done(self) -> None:
        for memory_id, expected in self.logged.items():
            history = self.store.changes.history(memory_id)
            assert [(one.operation, one.made_by) for one in history] == expected
            assert [one.version for one in history] == list(range(1, len(history) + 1))
            assert self.store.memories.get(memory_id).version == len(history)

    @invariant()
    def every_version_is_known_as_far_as_it_stands(self) -> None:
        for (memory_id, version), said in self.said.items():
            if memory_id not in self.logged:
                continue
            now = [
                one.text for one in self.store.memories.statements_of_version(memory_id, version)
            ]
            stands = [one.text for one in said if self._frames_of((one,)) & self.frames.keys()]
            assert [one.text for one in said if one.text in now] == now
            assert set(stands) <= set(now)
            assert not self.gone & set(now)

    @invariant()
    def the_memory_is_whole(self) -> None:
        assert self.store.health.findings() == []

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self._check_that_the_forgotten_is_gone()
            self.store.close()
            shutil.rmtree(self.folder)


def _is_above(memories: dict[MemoryId, Memory], lower: MemoryId, upper: MemoryId) -> bool:
    place = memories[lower].superseded_by
    while place is not None and place != upper:
        place = memories[place].superseded_by
    return place is not None


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
