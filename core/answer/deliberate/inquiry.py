"""An inquiry: the searches behind one question, what they opened, and the budget they share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from core.answer.answer import Step
from core.answer.content_answer import (
    ContentAnswer,
    ReadFrame,
    ReadingModels,
    content_answer,
    read_frames,
)
from core.answer.deliberate.kinds_of_things import kind_named, marks_of
from core.answer.deliberate.readings import Reading, readings_of
from core.answer.known_facts import KnownFact, facts_about, known_fact
from core.answer.phrases import phrases_in
from core.answer.question_kind import wanted_of
from core.answer.wording import short_day_words
from core.ids import ObservationId
from core.memory_record import MemoryKind, Role, Status
from core.observation import StoredObservation
from core.recall.hit import Hit
from core.recall.language import Language
from core.recall.query import Query, match_expression, understand
from core.recall.search import search
from core.recall.time_range import TimeRange
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_HITS = 40
_FACTS = 30
_MOST_OF_A_STRETCH = 200
_MOST_SEARCHES = 6
_MOST_MS = 4000.0  # a slow computer; a quick one needs a tenth of it
_FACTS_OF_EVERY_STATUS = MemoryFilter(kind=MemoryKind.SEMANTIC, status=None)


class Inquiry:
    """Searches for one question and remembers what was opened; not to be shared by threads.

    A search beyond the budget finds nothing and is noted in `steps`.
    """

    def __init__(
        self,
        store: Store,
        models: ReadingModels,
        now: datetime,
        wanted: ObservationFilter,
        clock: Callable[[], float] = perf_counter,
        language: Language = Language.ENGLISH,
    ) -> None:
        self.store = store
        self.now = now
        self.wanted = wanted
        self.language = language
        self.words = phrases_in(language).reckoned
        self.steps: list[Step] = []
        self._models = models
        self._clock = clock
        self._started = clock()
        self._searches = 0
        self._frames: dict[ObservationId, ReadFrame] = {}
        self._facts: dict[int, KnownFact] = {}
        self._readings: tuple[tuple[int, int], list[Reading]] | None = None

    def query(self, text: str) -> Query:
        """A text as a query against this memory."""
        return understand(text, self.now, self.store.passages, self.wanted)

    def when(self, at: datetime) -> str:
        """A moment in few words: “Wed 10 Jun 17:45”."""
        day = short_day_words(at, self.language)
        return self.words["at"].format(day=day, time=f"{at:%H:%M}")

    @property
    def is_spent(self) -> bool:
        """Whether the budget of searches or of time is used up."""
        elapsed_ms = (self._clock() - self._started) * 1000
        return self._searches >= _MOST_SEARCHES or elapsed_ms > _MOST_MS

    def look_for(self, text: str, within: TimeRange | None = None) -> None:
        """Search, and open the frames and facts that were found, of a stretch of time if given."""
        if not self._may_search(text):
            return
        query = self.query(text)
        if within is not None:
            query = replace(
                query, wanted=replace(self.wanted, since=within.since, until=within.until)
            )
        hits = search(self.store, self._models.embedder, query, _HITS)
        frames = read_frames(self.store, hits, query, wanted_of(text))
        facts = self._facts_near(query) if not query.wanted.limits else []
        self._facts |= {fact.memory.id: fact for fact in facts}
        self.open([*frames, *(fact.place.observation_id for fact in facts)], frames)
        self.note("searched", text, f"{len(frames)} frames, {len(facts)} facts")

    def nearest(self, text: str, within: TimeRange | None = None) -> Hit | None:
        """The passage nearest in meaning to a text; None if nothing was found."""
        if not self._may_search(text):
            return None
        query = self.query(text)
        if within is not None:
            limits = replace(self.wanted, since=within.since, until=within.until)
            query = replace(query, wanted=limits)
        hits = search(self.store, self._models.embedder, query, _HITS)
        return hits[0] if hits else None

    def similarities(self, text: str, passages: Sequence[str]) -> list[float]:
        """How near some passages are in meaning to a text, 0 to 1; zeros without an embedder."""
        embedder = self._models.embedder
        if embedder is None or not passages:
            return [0.0] * len(passages)
        near = embedder.embed_passages(passages) @ embedder.embed_query(text)
        return [max(0.0, float(one)) for one in near]

    def look_for_kinds(self, query: Query) -> None:
        """Search for pages about the kinds of things that a query names, in their own words."""
        for kind in dict.fromkeys(kind_named(term.stem) for term in query.terms):
            if kind:
                self.look_for(marks_of(kind))

    def open_with(self, expression: str, limit: int) -> None:
        """Open the frames that match an FTS5 expression best; that costs no search."""
        found = self.store.passages.views_matching_words(expression, self.wanted, limit)
        self.open([key for key, _ in found])

    def open(
        self,
        ids: Sequence[ObservationId],
        known: dict[ObservationId, ReadFrame] | None = None,
    ) -> None:
        """Open frames to be read, each once."""
        self._frames |= {key: one for key, one in (known or {}).items() if key not in self._frames}
        missing = [one for one in dict.fromkeys(ids) if one not in self._frames]
        for key, seen in self.store.observations.get_many(missing).items():
            if not self.wanted.shows(seen.window):
                continue  # a program or site that the user does not want to see
            self._frames[key] = ReadFrame(seen, self.store.observations.lines(key))

    def read(self, text: str) -> tuple[ContentAnswer, ReadFrame] | None:
        """Answer a part as a plain question, with the frame it stands on; None without one."""
        if not self._may_search(text):
            return None
        query, wanted = self.query(text), wanted_of(text)
        hits = search(self.store, self._models.embedder, query, _HITS)
        facts = facts_about(self.store, query, wanted)
        frames = read_frames(self.store, hits, query, wanted, facts)
        self.open(list(frames), frames)
        frames = {key: self._frames[key] for key in frames}  # with what was read of them before
        found = content_answer(query, wanted, hits, frames, self._models, facts)
        self.note("read", text, found.short if found else "")
        return (found, frames[found.best.unit.observation_id]) if found else None

    @property
    def frames(self) -> list[ReadFrame]:
        """The frames that were opened, by time."""
        return sorted(self._frames.values(), key=lambda frame: frame.observation.at)

    @property
    def facts(self) -> list[KnownFact]:
        """The facts that were found, of every status but the rejected."""
        return list(self._facts.values())

    def readings(self) -> list[Reading]:
        """Every value on what was opened."""
        opened = (len(self._frames), len(self._facts))
        if self._readings is None or self._readings[0] != opened:
            self._readings = opened, readings_of(self.frames, self.facts)
        return self._readings[1]

    def seen_during(self, stretch: TimeRange) -> list[StoredObservation]:
        """What was on the screens in a stretch of time, within the limits, by time."""
        wanted = replace(self.wanted, since=stretch.since, until=stretch.until)
        return self.store.observations.matching(wanted, limit=_MOST_OF_A_STRETCH)

    def note(self, did: str, about: str, result: str = "") -> None:
        """Remember a step, for the person to see."""
        self.steps.append(Step(did, about, result))

    def _may_search(self, text: str) -> bool:
        if self.is_spent:
            self.note("missing", text, "the budget of searches is used up")
            return False
        self._searches += 1
        return True

    def _facts_near(self, query: Query) -> list[KnownFact]:
        expression = match_expression(query)
        if not expression:
            return []
        found = self.store.memories.matching_words(expression, _FACTS_OF_EVERY_STATUS, _FACTS)
        memories = self.store.memories.get_many([memory_id for memory_id, _ in found])
        return [
            known_fact(memory)
            for memory in memories.values()
            if memory.status is not Status.REJECTED and memory.text_of(Role.OBJECT)
        ]
