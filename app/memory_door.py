"""Everything the windows may ask of the memory, as one narrow door.

The windows know this protocol only. Its calls block, so they run on the store's worker thread
(`app.task_runner`), never on the GUI thread. `app.open_memory` implements it over the real store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app.browsing_door import BrowsingDoor
from app.memory_health import MemoryHealth
from app.picture_door import PictureDoor
from core.answer.answer import AbstainReason, Answer, Citation, Tier, WrittenBy
from core.ids import ConversationId, MemoryId, ObservationId
from core.memory.from_user.instructions import Instruction
from core.memory.recap import RecapPart
from core.memory.upkeep.disk_room import DiskRoom
from core.memory.upkeep.hourly import UpkeepReceipt
from core.models.model_trial import ModelTrial
from core.observation import Gap, StoredObservation, TextLine
from core.privacy.exclusion_rules import ExclusionRules
from core.recall.language import Language
from core.recall.pointers import Completion
from core.settings import SettingValue
from core.store.backup import BackupReceipt
from core.store.chat_store import ConversationOutline
from core.store.density_store import DayOverview, MinuteDensity
from core.store.health import Finding
from core.store.shapes import Pixels


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many frames a local day holds."""

    day: date
    frames: int


@dataclass(frozen=True, slots=True)
class FoundMoment:
    """One thing that a search found: the frame with the place of the words, and why."""

    citation: Citation
    why: str


CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation; the assistant's carry all that an `Answer` shows.

    Of a forgotten message only its place is left. `language` is that of an answer's own words. A
    confirmation says what was understood of the user's message; its one citation is that message.
    """

    role: str  # "user", "assistant" or CONFIRMATION
    text: str
    at: datetime
    citations: tuple[Citation, ...] = ()
    abstained: bool = False
    short: str = ""
    tier: Tier = Tier.AUTO
    confidence: float = 0.0
    reason: AbstainReason | None = None
    gaps: tuple[Gap, ...] = ()
    is_forgotten: bool = False
    language: Language = Language.ENGLISH
    written_by: WrittenBy | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptWord:
    """What a chat message gave to remember: sentences that say what was understood, one a line,
    and the user's own words as the proof of it."""

    understood: str
    citation: Citation
    language: Language


@dataclass(frozen=True, slots=True)
class ForgetReceipt:
    """What forgetting removed: rows per table, pictures, bytes.

    `is_scrubbed` is False if traces stay in the files until the next start.
    """

    counts: dict[str, int]
    bytes_freed: int
    is_scrubbed: bool = True


@dataclass(frozen=True, slots=True)
class MemoryFigures:
    """What the memory holds, for the status line."""

    observations: int
    passages: int
    pictures: int
    bytes_on_disk: int
    waiting_for_embedding: int


@dataclass(frozen=True, slots=True)
class Tending:
    """What looking after the memory came to: whether there is more, and what was let go."""

    is_more: bool
    let_go: UpkeepReceipt | None = None


class MemoryDoor(Protocol):
    """The memory as the windows see it. Every call may raise a `RecollectError`."""

    @property
    def browsing(self) -> BrowsingDoor:
        """What the memory browser asks."""
        ...

    @property
    def pictures(self) -> PictureDoor:
        """What is done with a picture that the user shows."""
        ...

    def ask(
        self,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        """Answer; `on_text` receives the answer's text piece by piece as it is ready."""
        ...

    def keep_what_is_said(self, text: str, now: datetime) -> KeptWord | None:
        """Keep what a chat message plainly says for good; None if it is an ordinary question."""
        ...

    def take_back(self, observation_id: ObservationId, now: datetime) -> None:
        """Forget what a chat message gave to remember, as if it had not been said."""
        ...

    def standing_instructions(self) -> Sequence[Instruction]:
        """What the user said about how to be served and called, oldest first."""
        ...

    def drop_instruction(self, memory_id: MemoryId, now: datetime) -> None:
        """Obey an instruction no longer."""
        ...

    def days(self) -> Sequence[DayCount]:
        """The local days that hold frames, oldest first."""
        ...

    def frames_of_day(self, day: date) -> Sequence[StoredObservation]:
        """The frames of a local day by time."""
        ...

    def gaps_of_day(self, day: date) -> Sequence[Gap]: ...

    def density_of_day(self, day: date) -> Sequence[MinuteDensity]:
        """How much each minute of a local day holds; minutes without anything are left out."""
        ...

    def day_overviews(self, first: date, last: date) -> Sequence[DayOverview]:
        """What the local days from the first to the last hold; empty days are left out."""
        ...

    def search(self, text: str, now: datetime) -> Sequence[FoundMoment]:
        """What fits some words best, best first; what says the same is there once."""
        ...

    def pointers(self, prefix: str) -> Sequence[Completion]:
        """What a pointer that begins like this, with its @, may become."""
        ...

    def recap(self, since: datetime, until: datetime) -> Sequence[RecapPart]:
        """What a stretch of time was about, in order of time."""
        ...

    def observation(self, observation_id: ObservationId) -> StoredObservation: ...

    def pixels(self, observation_id: ObservationId) -> Pixels | None:
        """What the stored picture shows; None if its pixels were let go."""
        ...

    def lines(self, observation_id: ObservationId) -> Sequence[TextLine]: ...

    def forget_range(self, since: datetime, until: datetime) -> ForgetReceipt: ...

    def forget_observation(self, observation_id: ObservationId) -> ForgetReceipt: ...

    def setting(self, key: str) -> SettingValue: ...

    def set_setting(self, key: str, value: SettingValue) -> None: ...

    def exclusion_rules(self) -> ExclusionRules: ...

    def set_exclusion_rules(self, rules: ExclusionRules) -> None: ...

    def load_sample_day(
        self, on_progress: Callable[[int, int], None], should_stop: Callable[[], bool]
    ) -> int:
        """Take the sample day in through the real pipeline; returns how many frames of it the
        memory has. What was read before a stop stays, and is not read again."""
        ...

    def holds_sample_day(self) -> bool:
        """Whether something of the sample day is in the memory."""
        ...

    def work_a_little(self) -> int:
        """Work off a small part of the queue (memories, vectors); returns how much is left.

        Takes about a tenth of a second, so that a question never waits for long behind it.
        """
        ...

    def work_with_model(self, should_stop: Callable[[], bool]) -> int:
        """Have the language model form memories of one frame or sum up one episode; returns how
        much is left for it: 0 also where there is no model, or it is not to form memories.

        Takes up to minutes; a stop is heard within a token.
        """
        ...

    def try_chat_model(self, should_stop: Callable[[], bool]) -> ModelTrial:
        """Have the chosen language model answer a question about the sample day.

        Takes up to minutes, the loading of the model included; a stop is heard within a token.
        """
        ...

    def embedder_change(self) -> str:
        """How far the move to another embedder is, as a sentence; empty if there is none."""
        ...

    def use_server(self, url: str, model: str) -> None:
        """Let a server's model write; whoever calls this has asked the user, if need be."""
        ...

    def tend(self) -> Tending:
        """Sum up a day that is over or has grown, or else do the hourly upkeep if it is due.

        May take half a minute, so it has no place on the lane that answers questions.
        """
        ...

    def figures(self) -> MemoryFigures: ...

    def health(self) -> MemoryHealth:
        """How the memory stands; takes milliseconds."""
        ...

    def disk_room(self) -> DiskRoom:
        """How much room there is for more; takes no time."""
        ...

    def check(self) -> Sequence[Finding]:
        """What is damaged; reads every page, which may take minutes."""
        ...

    def repair(self) -> Sequence[Finding]:
        """Mend what can be mended with nothing lost; returns what is still damaged."""
        ...

    def try_again(self) -> None:
        """Give the frames that nothing could be learned from another chance."""
        ...

    def back_up(self, path: Path) -> BackupReceipt:
        """Copy the whole memory into one encrypted file; may take minutes."""
        ...

    def notices(self) -> Sequence[str]:
        """What works less well on this computer, one sentence each. May take seconds, once."""
        ...

    def latest_conversation(self) -> tuple[ConversationId, Sequence[ChatMessage]] | None: ...

    def conversations(self, sought: str) -> Sequence[ConversationOutline]:
        """The conversations, the latest first; those that contain what is sought, if anything."""
        ...

    def conversation(self, conversation: ConversationId) -> Sequence[ChatMessage]:
        """The messages of a conversation in order."""
        ...

    def rename_conversation(self, conversation: ConversationId, title: str) -> None:
        """Give it a title of the user's; an empty one takes it away again."""
        ...

    def put_away_conversation(self, conversation: ConversationId, now: datetime) -> None:
        """Show it no longer; it goes at the next start at the latest, unless it is brought back."""
        ...

    def bring_back_conversation(self, conversation: ConversationId) -> None: ...

    def delete_conversation(self, conversation: ConversationId) -> ForgetReceipt:
        """Remove it for good; what the user told in it to remember stays in memory."""
        ...

    def start_conversation(self) -> ConversationId: ...

    def add_message(self, conversation: ConversationId, message: ChatMessage) -> None: ...

    def close(self) -> None: ...
