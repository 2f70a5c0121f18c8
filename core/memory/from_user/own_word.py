"""The user's own word: stored as an observation of its own, and the memories that rest on it.

What the user says goes the way of everything else (redacted, searchable, to be forgotten), but
the memories made of it are the user's, so that nothing extracted outranks them.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from core.errors import InvalidSetting
from core.ids import MemoryId, ObservationId
from core.ingest.ingest import store_observation
from core.memory.facts.said import SaidFact, fact_said_in, facts_apart
from core.memory.from_user.profile import (
    LIMIT_CHARACTERS,
    Block,
    CoreStatement,
    asks_to_keep,
    core_statement_in,
    profile_in_chat,
    sentences_of,
    without_lead,
)
from core.memory_record import (
    USER,
    Details,
    Evidence,
    Memory,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
    Status,
)
from core.observation import (
    Box,
    Observation,
    Source,
    StoredObservation,
    TextLine,
    WindowContext,
)
from core.store.memory_changes import Cause
from core.store.memory_store import MemoryFilter
from core.store.store import Store

OWN_WINDOW = WindowContext("recollect", "Your own words")
_MONITOR = 0
_LINE_HEIGHT_PX = 22
_LETTER_PX = 9
_CORE_IMPORTANCE = 0.9
_FACT_IMPORTANCE = 0.7
_MOST_CORE = 1000
_MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What the user said, as it was stored: without secrets, line by line."""

    observation_id: ObservationId
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All of it, as the evidence of a statement."""
        return (Evidence(self.observation_id, tuple(range(len(self.lines)))),)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What became of something that the user said.

    `replaced` are the memories whose place was taken. `notices` are sentences for the user.
    """

    observation_id: ObservationId
    memory_ids: tuple[MemoryId, ...] = ()
    replaced: tuple[MemoryId, ...] = ()
    notices: tuple[str, ...] = field(default=())


def is_own_word(observation: StoredObservation) -> bool:
    """Whether an observation is something that the user told Recollect: formation leaves it be."""
    return observation.source is Source.CHAT and observation.window == OWN_WINDOW


def store_own_word(store: Store, text: str, now: datetime) -> OwnWord:
    """Store what the user said as an observation. Raises: InvalidSetting if it says nothing."""
    texts = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not texts:
        raise InvalidSetting("There is nothing to remember in an empty text; say something.")
    if sum(map(len, texts)) > _MOST_CHARACTERS:
        raise InvalidSetting(
            f"That is longer than {_MOST_CHARACTERS} characters; keep it as a file instead."
        )
    lines = tuple(
        TextLine(line, Box(0, _LINE_HEIGHT_PX * row, _LETTER_PX * len(line), _LINE_HEIGHT_PX - 4))
        for row, line in enumerate(texts)
    )
    # What is said twice was said twice, so its hash is its moment and it merges with nothing.
    moment = hashlib.sha256(now.isoformat().encode()).digest()
    with store.transaction():
        store_observation(
            store,
            Observation(
                source=Source.CHAT,
                at=now,
                monitor=_MONITOR,
                window=OWN_WINDOW,
                lines=lines,
                picture=None,
                content_hash=moment,
            ),
        )
        newest = store.observations.latest_on_monitor(_MONITOR, Source.CHAT, now)
        if newest is None:
            raise RuntimeError("what was stored in this transaction is not there")
        stored = store.observations.lines(newest[0].id)
    return OwnWord(newest[0].id, tuple(line.text for line in stored))


def remember(store: Store, text: str, now: datetime) -> Remembered:
    """Keep what the user said: about themselves, how to be served, a fact, or a note.

    Raises: InvalidSetting if it says nothing.
    """
    with store.transaction():
        word = store_own_word(store, text, now)
        keeping = _Keeping(store, word, now)
        rest: list[str] = []
        for sentence in (one for line in word.lines for one in sentences_of(line)):
            core = core_statement_in(sentence)
            if core is None:
                rest.append(without_lead(sentence))
            else:
                keeping.keep_core(core)
        for piece in facts_apart(rest):
            keeping.keep_note(piece)
        return keeping.remembered()


def remember_from_chat(store: Store, text: str, now: datetime) -> Remembered | None:
    """Keep what a message to the assistant clearly says for good; None if it says nothing so.

    What it plainly asks to keep (“remember that …”) is kept like any other word of the user.
    Raises: InvalidSetting if that is too long.
    """
    if not profile_in_chat(text):
        return remember(store, text, now) if asks_to_keep(text) else None
    with store.transaction():
        word = store_own_word(store, text, now)
        keeping = _Keeping(store, word, now)
        for core in profile_in_chat(word.text):
            keeping.keep_core(core)
        return keeping.remembered()


def core_memories(store: Store, block: Block) -> list[Memory]:
    """What a block of core memory holds now, oldest first."""
    held = store.memories.matching(
        MemoryFilter(kind=MemoryKind.CORE), _MOST_CORE, oldest_first=True
    )
    return [one for one in held if one.details.get("block") == block.value]


class _Keeping:
    """Makes memories of one thing said, and notes what became of it."""

    def __init__(self, store: Store, word: OwnWord, now: datetime) -> None:
        self._store = store
        self._word = word
        self._now = now
        self._kept: list[MemoryId] = []
        self._replaced: list[MemoryId] = []
        self._notices: list[str] = []

    def remembered(self) -> Remembered:
        return Remembered(
            self._word.observation_id,
            tuple(dict.fromkeys(self._kept)),
            tuple(self._replaced),
            tuple(self._notices),
        )

    def keep_core(self, said: CoreStatement) -> None:
        """Put it into its block; where that is full, keep it as a note and say what to do."""
        used = sum(
            len(one.title)
            for one in core_memories(self._store, said.block)
            if one.subject_key != said.key
        )
        if used + len(said.text) > LIMIT_CHARACTERS:
            self.keep_note([said.text])
            self._notices.append(
                f"The block “{said.block}” is full ({LIMIT_CHARACTERS} characters), so this was "
                "kept as a note; `recollect reject` what no longer holds, then say it again."
            )
            return
        texts = [(Role.TITLE, said.text)]
        if said.value:
            texts += [(Role.SUBJECT, said.slot), (Role.OBJECT, said.value)]
        self._keep(MemoryKind.CORE, said.key, texts, _CORE_IMPORTANCE, {"block": said.block.value})

    def keep_note(self, sentences: Sequence[str]) -> None:
        """Keep what is no core statement: a fact if it is one sentence that states one."""
        text = " ".join(sentences)
        said = fact_said_in(text) if len(sentences) == 1 else None
        said = said or SaidFact.of_note(text)
        texts = [
            (Role.TITLE, said.title),
            (Role.SUBJECT, said.subject),
            (Role.PREDICATE, said.predicate),
            (Role.OBJECT, said.object),
            (Role.LINE, text),
        ]
        self._keep(
            MemoryKind.SEMANTIC,
            said.key,
            texts,
            _FACT_IMPORTANCE,
            {},
            lambda older: said.takes_the_place_of(older.text_of(Role.OBJECT)),
        )

    def _keep(
        self,
        kind: MemoryKind,
        key: str,
        texts: Sequence[tuple[Role, str]],
        importance: float,
        details: Details,
        is_replaced: Callable[[Memory], bool] = lambda older: True,
    ) -> None:
        draft = MemoryDraft(
            kind=kind,
            subject_key=key,
            statements=tuple(Statement(role, text, self._word.evidence) for role, text in texts),
            since=self._now,
            until=self._now,
            made_by=USER,
            importance=importance,
            confidence=1.0,
            details=details,
        )
        holders = [
            one
            for one in self._store.memories.with_subject(kind, key)
            if one.status is Status.ACTIVE
        ]
        same = [one for one in holders if one.made_by == USER and _says_the_same(one, draft)]
        if same:
            self._store.changes.seen_again(same[0].id, draft)
            self._kept.append(same[0].id)
            return
        outdated = [one for one in holders if is_replaced(one)]
        if outdated:
            self._take_the_place_of(outdated, draft)
        else:
            self._kept.append(self._store.changes.add(draft, self._cause("told by you")))

    def _take_the_place_of(self, holders: Sequence[Memory], draft: MemoryDraft) -> None:
        changes, cause = self._store.changes, self._cause("you said otherwise")
        new_id = changes.supersede(holders[0].id, draft, cause)
        for other in holders[1:]:
            changes.put_below(other.id, new_id, cause)
        self._kept.append(new_id)
        self._replaced += [one.id for one in holders]

    def _cause(self, reason: str) -> Cause:
        return Cause(USER, reason, self._now)


def _says_the_same(memory: Memory, draft: MemoryDraft) -> bool:
    said = {(one.role, one.text.casefold()) for one in draft.statements}
    held = {(one.role, one.text.casefold()) for one in memory.statements}
    return said == held
