"""A memory with one believable day in it, for window tests and pictures of the app."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from app.memory_door import (
    ChatMessage,
    DayCount,
    ForgetReceipt,
    FoundMoment,
    KeptWord,
    MemoryFigures,
    Tending,
)
from app.memory_health import MemoryHealth
from core.answer.answer import AbstainReason, Answer, Citation, Tier
from core.errors import ModelUnavailable, UnknownItem
from core.ids import ConversationId, MemoryId, ObservationId
from core.memory.from_user.instructions import Instruction
from core.memory.recap import RecapLine, RecapPart
from core.memory.upkeep.disk_room import DiskRoom
from core.memory.upkeep.hourly import UpkeepReceipt
from core.memory_record import Level
from core.models.model_trial import ModelTrial
from core.observation import (
    Gap,
    GapKind,
    Source,
    StoredObservation,
    TextLine,
    WindowContext,
)
from core.privacy.exclusion_rules import ExclusionRules
from core.recall.language import Language
from core.recall.pointers import Completion, PointerKind
from core.settings import SettingValue, setting_named
from core.store.backup import BackupReceipt
from core.store.chat_store import ConversationOutline
from core.store.density_store import AppShare, DayOverview, MinuteDensity
from core.store.health import Finding
from core.store.keys import KeyPlace
from core.store.picture_coding import decoded
from core.store.shapes import Pixels
from tests.fakes.fake_browsing import FakeBrowsing
from tests.fakes.fake_pictures import FakePictures
from tests.fakes.painted_screens import HEIGHT, WIDTH, Screen, browser, editor, mail, terminal

DAY = date(2026, 6, 12)
ZONE = timezone(timedelta(hours=2))


def at(clock: str, day: date = DAY) -> datetime:
    """A moment of the sample day."""
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that stands."""

    moment: datetime = datetime(2026, 6, 12, 17, 40, tzinfo=ZONE)

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that was on the screen for a while."""

    since: str
    minutes: int
    window: WindowContext
    paint: Callable[[], Screen]


_MAIL = WindowContext("thunderbird", "Launch plan for Friday - Post")
_TERMINAL = WindowContext("gnome-terminal", "nora@quay: ~/tidegauge")
_DOCS = WindowContext(
    "firefox", "Tide tables, Northhaven harbour - Mozilla Firefox", "https://tides.example/north"
)
_TRAINS = WindowContext(
    "firefox", "Night train to Lisbon - Mozilla Firefox", "https://rail.example/lisbon"
)
_CODE = WindowContext("code", "alarm.py - tidegauge - Visual Studio Code")
_CHAT = WindowContext("element", "#harbour-team - Element")

_LAUNCH = mail(
    "Marta Lindqvist",
    "Launch plan for Friday",
    (
        "Hi Nora,",
        "",
        "the harbour board moved the launch: we ship on Friday 19 June at 14:00.",
        "Budget for the first buoy is settled at 18,400 euros.",
        "Please send the wiring diagram to Ines before Tuesday.",
        "",
        "Marta",
    ),
)
_TESTS = terminal(
    "nora@quay: ~/tidegauge",
    (
        "$ pytest -q",
        "........................................                     [100%]",
        "40 passed in 3.21s",
        "$ git log --oneline -3",
        "9f31c2e Raise the alarm only after three readings",
        "77ab0d4 Read the gauge every ten seconds",
        "120be51 First light",
        "$ ./deploy --to buoy-1",
        "Deployed tidegauge 0.4.2 to buoy-1",
    ),
)
_TIDES = browser(
    "https://tides.example/north",
    "Tide tables, Northhaven harbour",
    (
        "High water on Friday 19 June is at 13:42, 4.1 metres.",
        "Low water follows at 19:57, 0.6 metres.",
        "Times are local; add ten minutes at the outer mole.",
    ),
)
_LISBON = browser(
    "https://rail.example/lisbon",
    "Night train to Lisbon",
    (
        "Departs 21:50 from platform 7, arrives 07:20.",
        "A couchette costs 64 euros, a single cabin 148 euros.",
        "Seats are held for 24 hours.",
    ),
)
_ALARM = editor(
    "alarm.py",
    (
        "READINGS_BEFORE_ALARM = 3",
        "",
        "def should_ring(levels_cm: list[int], limit_cm: int) -> bool:",
        "    latest = levels_cm[-READINGS_BEFORE_ALARM:]",
        "    return all(level > limit_cm for level in latest)",
    ),
)

SCENES: tuple[Scene, ...] = (
    Scene("08:52", 9, _MAIL, _LAUNCH),
    Scene("09:02", 14, _CODE, _ALARM),
    Scene("09:17", 6, _TERMINAL, _TESTS),
    Scene("09:24", 21, _CODE, _ALARM),
    Scene("09:46", 12, _DOCS, _TIDES),
    Scene("09:59", 8, _CHAT, _LAUNCH),
    Scene("10:08", 22, _CODE, _ALARM),
    Scene("10:39", 14, _TERMINAL, _TESTS),
    Scene("10:54", 26, _CODE, _ALARM),
    Scene("11:21", 9, _DOCS, _TIDES),
    Scene("11:31", 30, _MAIL, _LAUNCH),
    Scene("13:02", 11, _CHAT, _LAUNCH),
    Scene("13:14", 34, _CODE, _ALARM),
    Scene("13:49", 9, _TERMINAL, _TESTS),
    Scene("13:59", 16, _TRAINS, _LISBON),
    Scene("14:16", 24, _CODE, _ALARM),
    Scene("14:41", 28, _MAIL, _LAUNCH),
    Scene("15:36", 22, _CODE, _ALARM),
    Scene("15:59", 18, _DOCS, _TIDES),
    Scene("16:18", 25, _TERMINAL, _TESTS),
    Scene("16:44", 19, _TRAINS, _LISBON),
    Scene("17:04", 31, _MAIL, _LAUNCH),
)

GAPS = (
    Gap(GapKind.EXCLUDED, at("10:31"), at("10:38"), "app keepassxc"),
    Gap(GapKind.PAUSED, at("12:02"), at("13:01"), "You paused recording."),
    Gap(GapKind.ASLEEP, at("15:10"), at("15:35"), "The computer was asleep."),
)


TRIAL = ModelTrial("On 2 April at 09:15.", True, 0.8, 12.3)


@dataclass
class FakeMemoryDoor:
    """Answers like a memory of the sample day; notes what it was asked to do."""

    is_empty: bool = False
    failure: Exception | None = None  # raised by the next `ask`
    hold_ask: threading.Event | None = None  # `ask` waits for it after its first words
    forgotten: list[tuple[datetime, datetime]] = field(default_factory=list)
    chats: dict[ConversationId, list[ChatMessage]] = field(default_factory=dict)
    titles: dict[ConversationId, str] = field(default_factory=dict)
    settings: dict[str, SettingValue] = field(default_factory=dict)
    rules: ExclusionRules = field(default_factory=ExclusionRules)
    put_away: set[ConversationId] = field(default_factory=set)
    begun: int = 0  # conversations
    told: tuple[str, ...] = ()  # what works less well
    waiting: int = 0  # how much the queue holds
    model_waiting: int = 0  # how much the language model's queue holds
    model_steps: int = 0
    hold_model: threading.Event | None = None  # the model writes until it is set, or told to stop
    trial: ModelTrial = TRIAL
    changing: list[str] = field(default_factory=list)  # what is said of the embedder, look by look
    days_waiting: int = 0
    let_go: UpkeepReceipt | None = None  # what upkeep says that it let go
    tended: int = 0
    hold_import: threading.Event | None = None  # the sample day waits for it half way
    closed: int = 0
    understood: dict[str, str] = field(default_factory=dict)  # of messages that say what to keep
    instructions: list[Instruction] = field(default_factory=list)
    taken_back: list[ObservationId] = field(default_factory=list)
    language: Language = Language.ENGLISH
    findings: list[Finding] = field(default_factory=list)  # what is damaged
    set_aside: tuple[ObservationId, ...] = ()
    bytes_free: int = 120_000_000_000
    bytes_over: int = 0
    key_place: KeyPlace = KeyPlace.KEYRING
    last_crash: Path | None = None
    browsing: FakeBrowsing = field(default_factory=FakeBrowsing)
    pictures: FakePictures = field(default_factory=FakePictures)

    def __post_init__(self) -> None:
        self._screens: dict[Callable[[], Screen], Screen] = {}
        self._frames: list[tuple[StoredObservation, Scene]] = []
        if not self.is_empty:
            self._fill()

    def _fill(self) -> None:
        for days_ago, scenes in ((0, SCENES), (1, SCENES[4:15]), (3, SCENES[:9])):
            for scene in scenes:
                self._add_frames(scene, DAY - timedelta(days=days_ago))
        self._frames.sort(key=lambda pair: pair[0].at)

    def _add_frames(self, scene: Scene, day: date) -> None:
        since = at(scene.since, day)
        pieces = max(1, scene.minutes // 4)
        length = timedelta(seconds=scene.minutes * 60 // pieces)
        end = since + timedelta(minutes=scene.minutes)
        for piece in range(pieces):
            frame = StoredObservation(
                ObservationId(len(self._frames) + 1),
                Source.SCREEN,
                since + piece * length,
                end if piece == pieces - 1 else since + (piece + 1) * length,
                1,
                scene.window,
                None,
                True,
                WIDTH,
                HEIGHT,
            )
            self._frames.append((frame, scene))

    def _screen(self, observation_id: ObservationId) -> Screen:
        paint = self._find(observation_id)[1].paint
        if paint not in self._screens:
            self._screens[paint] = paint()
        return self._screens[paint]

    def _find(self, observation_id: ObservationId) -> tuple[StoredObservation, Scene]:
        for frame, scene in self._frames:
            if frame.id == observation_id:
                return frame, scene
        raise UnknownItem("This frame is no longer in your memory.")

    def first_frame(self, app: str, clock: str = "00:00") -> StoredObservation:
        """The first frame of an app on the sample day from a time on."""
        return next(f for f, _ in self._frames if f.window.app == app and f.at >= at(clock))

    def citation(self, number: int, app: str, clock: str, words: str) -> Citation:
        """Proof: the line that contains `words` on the app's frame."""
        frame = self.first_frame(app, clock)
        line = next(line for line in self._screen(frame.id)[1] if words in line.text)
        window = frame.window
        return Citation(
            number,
            frame.id,
            None,
            frame.at,
            window.app,
            window.title,
            window.url,
            line.text,
            line.box,
        )

    def ask(
        self,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        answer = replace(self._answer(question.casefold()), language=self.language)
        pieces = answer.text.split(" ")
        for place, piece in enumerate(pieces):
            if should_stop():
                break
            on_text(piece if place == 0 else f" {piece}")
            if self.hold_ask is not None and place == 2:
                self.hold_ask.wait(10)
        return answer

    def _answer(self, question: str) -> Answer:
        if not self._frames:
            return _abstention(AbstainReason.EMPTY_MEMORY)
        if "lunch" in question:
            return _abstention(AbstainReason.CAPTURE_PAUSED, GAPS[1])
        if "password" in question:
            return _abstention(AbstainReason.CAPTURE_EXCLUDED, GAPS[0])
        if "ship" in question or "launch" in question:
            return self._launch_answer()
        if "train" in question:
            cited = self.citation(1, "firefox", "13:59", "Departs")
            text = f"> {cited.quote} [1]"
            return Answer(text, "21:50", False, None, 0.64, Tier.EXTRACTIVE, (cited,), 84.0)
        nearest = (
            (self.citation(1, "firefox", "09:46", "High water"),) if "deep" in question else ()
        )
        return replace(_abstention(AbstainReason.NOT_IN_MEMORY), citations=nearest)

    def _launch_answer(self) -> Answer:
        cited = (
            self.citation(1, "thunderbird", "08:52", "we ship on Friday"),
            self.citation(2, "thunderbird", "17:04", "we ship on Friday"),
            self.citation(3, "firefox", "15:59", "High water"),
        )
        text = (
            f"> {cited[0].quote} [1] [2]\n\nHigh water that day is close to it:\n\n"
            f"> {cited[2].quote} [3]"
        )
        return Answer(
            text, "Friday 19 June at 14:00", False, None, 0.78, Tier.EXTRACTIVE, cited, 142.0
        )

    def keep_what_is_said(self, text: str, now: datetime) -> KeptWord | None:
        if text not in self.understood:
            return None
        word = ObservationId(9000 + len(self.messages))
        cited = Citation(1, word, None, now, "recollect", "Your own words", None, text, None)
        return KeptWord(self.understood[text], cited, self.language)

    def take_back(self, observation_id: ObservationId, now: datetime) -> None:
        self.taken_back.append(observation_id)
        self.instructions.clear()

    def standing_instructions(self) -> Sequence[Instruction]:
        return tuple(self.instructions)

    def drop_instruction(self, memory_id: MemoryId, now: datetime) -> None:
        self.instructions = [one for one in self.instructions if one.memory_id != memory_id]

    def days(self) -> Sequence[DayCount]:
        counts: dict[date, int] = {}
        for frame, _ in self._frames:
            counts[frame.at.date()] = counts.get(frame.at.date(), 0) + 1
        return [DayCount(day, frames) for day, frames in sorted(counts.items())]

    def frames_of_day(self, day: date) -> Sequence[StoredObservation]:
        return [frame for frame, _ in self._frames if frame.at.date() == day]

    def gaps_of_day(self, day: date) -> Sequence[Gap]:
        return GAPS if day == DAY and self._frames else ()

    def density_of_day(self, day: date) -> Sequence[MinuteDensity]:
        held: dict[datetime, int] = {}
        for frame in self.frames_of_day(day):
            minute = frame.at.replace(second=0)
            while minute <= frame.until:
                held[minute] = held.get(minute, 0) + 1
                minute += timedelta(minutes=1)
        letters = {"thunderbird": 400, "firefox": 200}
        return [
            MinuteDensity(minute, frames, frames * letters.get(self._app_at(minute), 100))
            for minute, frames in sorted(held.items())
        ]

    def _app_at(self, moment: datetime) -> str:
        return next(f.window.app for f, _ in reversed(self._frames) if f.at <= moment)

    def day_overviews(self, first: date, last: date) -> Sequence[DayOverview]:
        shares: dict[date, dict[str, AppShare]] = {}
        for frame, _ in self._frames:
            if first <= (day := frame.at.date()) <= last:
                app = frame.window.app
                had = shares.setdefault(day, {}).get(app, AppShare(app, 0, 0.0))
                seconds = had.seconds + (frame.until - frame.at).total_seconds()
                shares[day][app] = AppShare(app, had.frames + 1, seconds)
        return [
            DayOverview(day, tuple(sorted(apps.values(), key=lambda one: -one.seconds)))
            for day, apps in sorted(shares.items())
        ]

    def search(self, text: str, now: datetime) -> Sequence[FoundMoment]:
        wanted = text.casefold()
        found: list[FoundMoment] = []
        for frame, scene in reversed(self._frames):
            if frame.at != at(scene.since, frame.at.date()):
                continue
            for line in self._screen(frame.id)[1]:
                if wanted in line.text.casefold():
                    window = frame.window
                    cited = Citation(
                        len(found) + 1,
                        frame.id,
                        None,
                        frame.at,
                        window.app,
                        window.title,
                        window.url,
                        line.text,
                        line.box,
                    )
                    found.append(FoundMoment(cited, f"words: {text}"))
        return found

    def pointers(self, prefix: str) -> Sequence[Completion]:
        known = (
            Completion("@today", PointerKind.DAY),
            Completion("@app:thunderbird", PointerKind.APP),
            Completion("@app:firefox", PointerKind.APP),
            Completion('@"Marta Lindqvist"', PointerKind.NAME),
        )
        typed = prefix.casefold().removeprefix("@")
        return [one for one in known if typed in one.text.casefold()]

    def recap(self, since: datetime, until: datetime) -> Sequence[RecapPart]:
        return [
            RecapPart(
                scene.window.title,
                frame.at,
                frame.at + timedelta(minutes=scene.minutes),
                Level.SEGMENT,
                (RecapLine(self._screen(frame.id)[1][-1].text, frame.id, None),),
            )
            for frame, scene in self._frames
            if since <= frame.at < until and frame.at == at(scene.since, frame.at.date())
        ]

    def observation(self, observation_id: ObservationId) -> StoredObservation:
        return self._find(observation_id)[0]

    def pixels(self, observation_id: ObservationId) -> Pixels | None:
        return decoded(self._screen(observation_id)[0].webp)

    def lines(self, observation_id: ObservationId) -> Sequence[TextLine]:
        return self._screen(observation_id)[1]

    def forget_range(self, since: datetime, until: datetime) -> ForgetReceipt:
        self.forgotten.append((since, until))
        kept = [pair for pair in self._frames if pair[0].until <= since or pair[0].at >= until]
        gone = len(self._frames) - len(kept)
        self._frames = kept
        return ForgetReceipt(
            {"observations": gone, "pictures": gone, "passages": gone * 3}, gone * 21000
        )

    def forget_observation(self, observation_id: ObservationId) -> ForgetReceipt:
        frame = self.observation(observation_id)
        self._frames = [pair for pair in self._frames if pair[0].id != frame.id]
        self.forgotten.append((frame.at, frame.until))
        return ForgetReceipt({"observations": 1, "pictures": 1, "passages": 3}, 21000)

    def setting(self, key: str) -> SettingValue:
        return self.settings.get(key, setting_named(key).default)

    def set_setting(self, key: str, value: SettingValue) -> None:
        self.settings[key] = setting_named(key).parse(str(value))

    def exclusion_rules(self) -> ExclusionRules:
        return self.rules

    def set_exclusion_rules(self, rules: ExclusionRules) -> None:
        self.rules = rules

    def load_sample_day(
        self, on_progress: Callable[[int, int], None], should_stop: Callable[[], bool]
    ) -> int:
        for done in range(0, 101, 10):
            on_progress(done, 100)
            if done == 50 and self.hold_import is not None:
                self.hold_import.wait(10)
            if should_stop():
                return done
        self._frames.clear()
        self._fill()
        return 100

    def holds_sample_day(self) -> bool:
        return False

    def work_a_little(self) -> int:
        self.waiting = max(0, self.waiting - 16)
        return self.waiting

    def work_with_model(self, should_stop: Callable[[], bool]) -> int:
        self.model_steps += 1
        while self.hold_model is not None and not should_stop():
            if self.hold_model.wait(0.01):
                break
        if not should_stop():
            self.model_waiting = max(0, self.model_waiting - 1)
        return self.model_waiting

    def try_chat_model(self, should_stop: Callable[[], bool]) -> ModelTrial:
        while self.hold_model is not None and not self.hold_model.wait(0.01):
            if should_stop():
                raise ModelUnavailable("The test was stopped.")
        return self.trial

    def embedder_change(self) -> str:
        return self.changing.pop(0) if self.changing else ""

    def use_server(self, url: str, model: str) -> None:
        for key, value in (("chat", "server"), ("server_url", url), ("server_model", model)):
            self.settings[f"models.{key}"] = value

    def tend(self) -> Tending:
        self.tended += 1
        self.days_waiting = max(0, self.days_waiting - 1)
        return Tending(self.days_waiting > 0, self.let_go)

    def health(self) -> MemoryHealth:
        return MemoryHealth(
            last_text_at=self._frames[-1][0].until if self._frames else None,
            waiting=self.waiting,
            waiting_for_model=self.model_waiting,
            set_aside=self.set_aside,
            set_aside_why="A fault of ours: KeyError." if self.set_aside else "",
            bytes_on_disk=self.figures().bytes_on_disk,
            bytes_free=self.bytes_free,
            chat_model=str(self.setting("models.chat")),
            key_place=self.key_place,
            last_crash=self.last_crash,
        )

    def disk_room(self) -> DiskRoom:
        return DiskRoom(self.bytes_free, self.bytes_over)

    def check(self) -> Sequence[Finding]:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        return tuple(self.findings)

    def repair(self) -> Sequence[Finding]:
        self.findings = [one for one in self.findings if one.repair is None]
        return tuple(self.findings)

    def try_again(self) -> None:
        self.set_aside = ()

    def back_up(self, path: Path) -> BackupReceipt:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        return BackupReceipt(path, 41_000_000, len(self._frames), self.key_place)

    def notices(self) -> Sequence[str]:
        return self.told

    def figures(self) -> MemoryFigures:
        frames = len(self._frames)
        on_disk = 2_400_000 + frames * 21_000
        return MemoryFigures(frames, frames * 3, frames, on_disk, self.waiting)

    @property
    def messages(self) -> list[ChatMessage]:
        """Those of the latest conversation."""
        return self.chats[max(self.chats)] if self.chats else []

    def latest_conversation(self) -> tuple[ConversationId, Sequence[ChatMessage]] | None:
        return (max(self.chats), tuple(self.messages)) if self.messages else None

    def conversations(self, sought: str) -> Sequence[ConversationOutline]:
        outlines = [
            ConversationOutline(
                conversation,
                self.titles.get(conversation, messages[0].text),
                messages[-1].at,
                len(messages),
            )
            for conversation, messages in sorted(self.chats.items(), reverse=True)
            if messages and conversation not in self.put_away
        ]
        wanted = sought.casefold()
        return [
            one
            for one in outlines
            if wanted in one.title.casefold()
            or any(wanted in message.text.casefold() for message in self.chats[one.id])
        ]

    def conversation(self, conversation: ConversationId) -> Sequence[ChatMessage]:
        return tuple(self.chats[conversation])

    def rename_conversation(self, conversation: ConversationId, title: str) -> None:
        self.titles[conversation] = title

    def put_away_conversation(self, conversation: ConversationId, now: datetime) -> None:
        self.put_away.add(conversation)

    def bring_back_conversation(self, conversation: ConversationId) -> None:
        self.put_away.discard(conversation)

    def delete_conversation(self, conversation: ConversationId) -> ForgetReceipt:
        gone = self.chats.pop(conversation)
        return ForgetReceipt({"chat messages": len(gone)}, 4096)

    def start_conversation(self) -> ConversationId:
        self.begun += 1
        self.chats[ConversationId(self.begun)] = []
        return ConversationId(self.begun)

    def add_message(self, conversation: ConversationId, message: ChatMessage) -> None:
        self.chats[conversation].append(message)

    def close(self) -> None:
        self.closed += 1


def _abstention(reason: AbstainReason, *gaps: Gap) -> Answer:
    return Answer("", "", True, reason, 0.1, Tier.EXTRACTIVE, (), 61.0, gaps)
