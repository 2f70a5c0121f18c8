"""Forgetting under any sequence of events: what was forgotten is in no page of any file."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from core.home import HomeFolder
from core.ids import ObservationId
from core.ingest.ingest import IngestOutcome, store_observation
from core.observation import Observation, TextLine
from core.recall.query import quoted
from core.store.chat_store import StoredCitation, StoredMessage
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, new_home, open_store, seen
from tests.core.store.logical_dump import logical_dump
from tests.core.store.memory_drafts import embed_all

ANY = ObservationFilter()
SHARED = ("the common header of all pages", "a footer that many pages have")
_SHARED_LINES = {text.encode() for text in SHARED}


def token(number: int) -> str:
    """A word of its own: alike to no other, unchanged by stemming, split by no tokenizer."""
    return "q" + hashlib.blake2b(b"%d" % number, digest_size=8).hexdigest() + "7"


def trace(word: str) -> bytes:
    """What a word index must keep of a token; it leaves out what the word before shares."""
    return word[6:].encode()


@dataclass
class Frame:
    """What the model knows of one stored observation."""

    at: datetime
    until: datetime
    words: tuple[str, ...]
    picture: bytes | None
    compressed: bytes
    observation: Observation = field(repr=False)


class Forgetful(RuleBasedStateMachine):
    """A memory and a model of it; the model says what must be there and what must not."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="recollect-forgetting-"))
        self.home = new_home(self.folder)
        self.store: Store = open_store(self.home)
        self.frames: dict[ObservationId, Frame] = {}
        self.gone: set[bytes] = set()
        self.quoted: dict[int, ObservationId | None] = {}  # message number -> frame it quotes
        self.chat = self.store.chats.start(after(0))
        self.minutes = 0
        self.count = 0
        self.crashes = 0

    def _new_word(self) -> str:
        self.count += 1
        return token(self.count)

    @rule(
        lines=st.integers(1, 12),
        shared=st.sampled_from([None, *SHARED]),
        has_picture=st.booleans(),
        pause_min=st.sampled_from([1, 3, 30]),
        is_page=st.booleans(),
    )
    def add(
        self, lines: int, shared: str | None, has_picture: bool, pause_min: int, is_page: bool
    ) -> None:
        self.minutes += pause_min
        words = tuple(self._new_word() for _ in range(lines + 1))
        texts = [f"line {row} says {word} to you" for row, word in enumerate(words[1:])]
        observation = seen(
            *([shared] if shared else []),
            *texts,
            at=after(self.minutes),
            title=f"Page {words[0]}" if not is_page else "Page",
            url="https://page.example" if is_page else None,
            picture=words[1].encode() * 900 if has_picture else None,
        )
        assert store_observation(self.store, observation) is IngestOutcome.STORED
        (new_id,) = set(self.store.observations.ids_matching(ANY)) - set(self.frames)
        self.frames[new_id] = Frame(
            observation.at,
            observation.at,
            words[1:] if is_page else words,
            observation.picture.webp if observation.picture else None,
            _stored_lines(self.store, new_id),
            observation,
        )

    @precondition(lambda self: self.frames)
    @rule(minutes=st.integers(0, 9))
    def see_the_newest_again(self, minutes: int) -> None:
        newest = max(self.frames.values(), key=lambda frame: frame.at)
        again = max(newest.until, after(self.minutes))
        if (again - newest.until).total_seconds() > 60:
            return
        self.minutes += minutes
        same = seen(at=after(self.minutes))
        repeated = Observation(
            **{
                name: getattr(same if name == "at" else newest.observation, name)
                for name in newest.observation.__slots__
            }
        )
        if repeated.at < newest.until:
            return
        assert store_observation(self.store, repeated) is IngestOutcome.MERGED
        newest.until = repeated.at

    @rule()
    def embed(self) -> None:
        embed_all(self.store)

    @precondition(lambda self: self.frames)
    @rule(data=st.data())
    def quote(self, data: st.DataObject) -> None:
        frame_id = data.draw(st.sampled_from(sorted(self.frames)))
        word = self.frames[frame_id].words[-1]
        citation = StoredCitation(1, frame_id, f"says {word} to", None)
        message = StoredMessage("assistant", f"It says {word}.", after(0), False, (citation,))
        self.store.chats.add(self.chat, message)
        self.quoted[len(self.quoted)] = frame_id

    @precondition(lambda self: self.frames)
    @rule(data=st.data(), dry_first=st.booleans())
    def forget_range(self, data: st.DataObject, dry_first: bool) -> None:
        first = data.draw(st.integers(0, self.minutes))
        length = data.draw(st.integers(1, 40))
        since, until = after(first), after(first + length)
        ids = self.store.observations.ids_matching(ObservationFilter(since, until))
        expected = {
            frame_id
            for frame_id, frame in self.frames.items()
            if frame.until >= since and frame.at < until
        }
        assert set(ids) == expected
        self._forget(ids, None, dry_first)

    @precondition(lambda self: self.frames)
    @rule(data=st.data(), dry_first=st.booleans())
    def forget_word(self, data: st.DataObject, dry_first: bool) -> None:
        frame_id = data.draw(st.sampled_from(sorted(self.frames)))
        word = data.draw(st.sampled_from(self.frames[frame_id].words))
        ids = self.store.forgetting.observations_containing(word.upper())
        assert ids == [frame_id]
        self._forget(ids, word, dry_first)

    @precondition(lambda self: self.frames)
    @rule(shared=st.sampled_from(SHARED))
    def forget_what_is_shared(self, shared: str) -> None:
        ids = self.store.forgetting.observations_containing(shared)
        self._forget(ids, shared, False)
        assert shared.encode() not in decrypted_home(self.home, KEY)

    def _forget(self, ids: list[ObservationId], phrase: str | None, dry_first: bool) -> None:
        forgetting = self.store.forgetting
        if dry_first:
            before = logical_dump(self.store)
            promised = forgetting.forget(ids, phrase=phrase, dry_run=True)
            assert logical_dump(self.store) == before
        receipt = forgetting.forget(ids, phrase=phrase)
        assert receipt.is_scrubbed
        if dry_first:
            assert receipt.counts == promised.counts
        assert receipt.counts.get("observations", 0) == len(ids)
        for frame_id in ids:
            frame = self.frames.pop(frame_id)
            self.gone |= {trace(word) for word in frame.words}
            self.gone.add(frame.compressed)
            self.gone |= {line.text.encode() for line in frame.observation.lines} - _SHARED_LINES
        for number, quoted_id in self.quoted.items():
            if quoted_id in ids:
                self.quoted[number] = None
        self._check_that_the_forgotten_is_gone()

    def _check_that_the_forgotten_is_gone(self) -> None:
        pages = decrypted_home(self.home, KEY)
        assert [what for what in self.gone if what in pages] == []
        raw = b"".join(p.read_bytes() for p in self.home.root.rglob("*") if p.is_file())
        assert [what for what in self.gone if what in raw] == []

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.home)
        assert self.store.forgetting.finish_interrupted_work() == 0

    @rule()
    def crash(self) -> None:
        """Go on with what the disk holds at this instant; nothing was closed."""
        self.crashes += 1
        left = HomeFolder(self.folder / f"after-crash-{self.crashes}")
        shutil.copytree(self.home.root, left.root)
        self.store.close()
        self.home = left
        self.store = open_store(self.home)
        assert self.store.forgetting.finish_interrupted_work() == 0

    @invariant()
    def what_was_kept_is_there(self) -> None:
        store = self.store
        assert set(store.observations.ids_matching(ANY)) == set(self.frames)
        for frame_id, frame in self.frames.items():
            stored = store.observations.get(frame_id)
            assert (stored.at, stored.until) == (frame.at, frame.until)
            assert _texts(store.observations.lines(frame_id)) == _texts(frame.observation.lines)
            found = store.passages.views_matching_words(quoted(frame.words[-1]), ANY, 5)
            assert [view for view, _ in found] == [frame_id]
            ((passage, _),) = store.passages.matching_words(quoted(frame.words[-1]), ANY, 5)
            sighted = store.passages.sightings([passage], ANY)[passage]
            assert [sighting.observation_id for sighting in sighted] == [frame_id]
            place = store.observations.picture_place(frame_id)
            picture = store.pictures.get(place) if place else None
            assert (picture.webp if picture else None) == frame.picture
        messages = store.chats.messages(self.chat)
        kept = [bool(message.citations) for message in messages]
        assert kept == [self.quoted[number] is not None for number in range(len(kept))]

    @invariant()
    def the_memory_is_whole(self) -> None:
        assert self.store.health.findings() == []
        sizes = self.store.sizes()
        assert sizes.pictures == sum(frame.picture is not None for frame in self.frames.values())
        assert sizes.vectors + sizes.waiting_for_vector == sizes.passages

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)


def _stored_lines(store: Store, frame: ObservationId) -> bytes:
    """The lines as they were first written, compressed, with or without another frame."""
    row = store._db.row("SELECT lines FROM observation WHERE id = ?", (frame,))
    assert row is not None
    return bytes(row[0])


def _texts(lines: tuple[TextLine, ...]) -> list[str]:
    return [line.text for line in lines]


TestForgetful = Forgetful.TestCase
TestForgetful.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
