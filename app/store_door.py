"""The `MemoryDoor` of the windows, over the real store. One per worker thread."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.agreed_capture import agreed_in
from app.background_models import BackgroundModels
from app.found_moments import found_moments
from app.kept_word import kept_word
from app.line_encoding import LineEncoding
from app.live_capture import desktop_limits
from app.memory_door import (
    ChatMessage,
    DayCount,
    ForgetReceipt,
    FoundMoment,
    KeptWord,
    MemoryFigures,
    Tending,
)
from app.memory_embedders import MemoryEmbedders
from app.memory_health import MemoryHealth, read_health
from app.open_memory import models_folder
from app.picture_door import StorePictures
from app.screens_import import import_screens
from app.shared_chat_model import SharedChatModel
from app.store_browsing import StoreBrowsing
from app.stored_chats import shown_messages, stored_message
from capture.rapidocr_reader import RapidOcrReader
from core.answer.answer import Answer
from core.answer.answer_cache import AnswerCache
from core.answer.ask import Question, stream_lines
from core.answer.asking_again import ask_or_recall
from core.answer.manners import language_to_use
from core.clock import SYSTEM_CLOCK
from core.errors import ModelUnavailable
from core.home import HomeFolder
from core.ids import ConversationId, MemoryId, ObservationId
from core.ingest.work import work_left, work_step
from core.memory.formation import sum_up_a_day
from core.memory.from_user.corrections import reject
from core.memory.from_user.instructions import Instruction, manners_of, standing_instructions
from core.memory.from_user.own_word import remember_from_chat
from core.memory.from_user.taking_back import take_back
from core.memory.recap import RecapPart, recap
from core.memory.upkeep.disk_room import DiskRoom, disk_room
from core.memory.upkeep.hourly import keep_house
from core.models.chat_model import find_chat_model
from core.models.installation import ensure_default_embedder
from core.models.model_choice import use_server
from core.models.model_trial import ModelTrial, try_chosen
from core.models.server_choice import ServerChoice, server_choice
from core.observation import Gap, StoredObservation, TextLine
from core.privacy.exclusion_rules import ExclusionRules
from core.recall.pointers import Completion, pointer_completions
from core.settings import SettingValue
from core.store.backup import BackupReceipt, back_up
from core.store.chat_store import (
    ConversationOutline,
)
from core.store.density_store import DayOverview, MinuteDensity
from core.store.forgetting import ForgetReceipt as StoreReceipt
from core.store.health import Finding
from core.store.keys import MemoryKey
from core.store.observation_store import ObservationFilter
from core.store.shapes import Pixels
from core.store.store import Store
from resources.sample_day import sample_day_folder, sample_questions


class StoreDoor:
    """Answers the windows from a store connection of its own; used on one thread."""

    def __init__(
        self, home: HomeFolder, key: MemoryKey, chat_model: SharedChatModel | None = None
    ) -> None:
        """`chat_model` is shared with other doors and closed by whoever made it."""
        self._home = home
        self._key = key
        self._chat_model = chat_model or SharedChatModel()
        self._has_own_model = chat_model is None
        self._store = Store.open(home, key)
        self.browsing = StoreBrowsing(self._store)
        self._lines = LineEncoding()
        self.pictures = StorePictures(
            self._store, lambda: self._opened().for_search(), self._lines.encoder
        )
        self._embedders: MemoryEmbedders | None = None
        self._answers = AnswerCache()
        self._background = BackgroundModels(self._store, self._chat_model)

    def ask(
        self,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        try:
            generator = self._chat_model.for_answers(*self._model_settings())
        except ModelUnavailable:
            generator = None  # the notices tell why
        answer = ask_or_recall(
            self._store,
            self._opened().for_search(),
            self._answers,
            Question(question, now),
            generator,
            on_text,
            should_stop,
            line_encoder=self._lines.encoder(),
        )
        is_heard = answer.written_by is not None and not answer.is_cached
        if not is_heard and not should_stop():
            stream_lines(answer, on_text)
        return answer

    def keep_what_is_said(self, text: str, now: datetime) -> KeptWord | None:
        said = remember_from_chat(self._store, text, now)
        if said is None:
            return None
        manners = manners_of(standing_instructions(self._store))
        return kept_word(self._store, said, language_to_use(manners, text))

    def take_back(self, observation_id: ObservationId, now: datetime) -> None:
        take_back(self._store, observation_id, now)

    def standing_instructions(self) -> Sequence[Instruction]:
        return standing_instructions(self._store)

    def drop_instruction(self, memory_id: MemoryId, now: datetime) -> None:
        reject(self._store, memory_id, now)

    def days(self) -> Sequence[DayCount]:
        return [
            DayCount(date.fromisoformat(day), frames)
            for day, frames in self._store.observations.days()
        ]

    def frames_of_day(self, day: date) -> Sequence[StoredObservation]:
        since, until = _around(day)
        nearby = self._store.observations.matching(ObservationFilter(since=since, until=until))
        return [observation for observation in nearby if observation.at.date() == day]

    def gaps_of_day(self, day: date) -> Sequence[Gap]:
        since, until = _around(day)
        gaps = self._store.gaps.between(since, until)
        return [gap for gap in gaps if gap.since.date() <= day <= gap.until.date()]

    def density_of_day(self, day: date) -> Sequence[MinuteDensity]:
        return self._store.density.minutes(day)

    def day_overviews(self, first: date, last: date) -> Sequence[DayOverview]:
        return self._store.density.days(first, last)

    def search(self, text: str, now: datetime) -> Sequence[FoundMoment]:
        return found_moments(self._store, self._opened().for_search(), text, now)

    def pointers(self, prefix: str) -> Sequence[Completion]:
        return pointer_completions(self._store, prefix)

    def recap(self, since: datetime, until: datetime) -> Sequence[RecapPart]:
        return recap(self._store, since, until)

    def observation(self, observation_id: ObservationId) -> StoredObservation:
        return self._store.observations.get(observation_id)

    def pixels(self, observation_id: ObservationId) -> Pixels | None:
        place = self._store.observations.picture_place(observation_id)
        return self._store.pictures.pixels(place) if place else None

    def lines(self, observation_id: ObservationId) -> Sequence[TextLine]:
        return self._store.observations.lines(observation_id)

    def forget_range(self, since: datetime, until: datetime) -> ForgetReceipt:
        ids = self._store.observations.ids_matching(ObservationFilter(since=since, until=until))
        return self._forget(ids)

    def forget_observation(self, observation_id: ObservationId) -> ForgetReceipt:
        return self._forget([observation_id])

    def _forget(self, ids: Sequence[ObservationId]) -> ForgetReceipt:
        self._answers.clear()
        return _receipt(self._store.forgetting.forget(ids))

    def setting(self, key: str) -> SettingValue:
        return self._store.settings.get(key)

    def set_setting(self, key: str, value: SettingValue) -> None:
        self._store.settings.set(key, value)

    def exclusion_rules(self) -> ExclusionRules:
        return self._store.settings.exclusion_rules()

    def set_exclusion_rules(self, rules: ExclusionRules) -> None:
        self._store.settings.set_exclusion_rules(rules)

    def load_sample_day(
        self, on_progress: Callable[[int, int], None], should_stop: Callable[[], bool]
    ) -> int:
        with closing(RapidOcrReader()) as reader:
            report = import_screens(
                self._store,
                sample_day_folder(),
                reader,
                on_progress=on_progress,
                should_stop=should_stop,
            )
        return report.imported + report.skipped

    def holds_sample_day(self) -> bool:
        folder = str(sample_day_folder().resolve())
        evidence = {frame for question in sample_questions() for frame in question.evidence}
        return any(self._store.imports.is_done(folder, frame) for frame in evidence)

    def figures(self) -> MemoryFigures:
        sizes = self._store.sizes()
        return MemoryFigures(
            observations=sizes.observations,
            passages=sizes.passages,
            pictures=sizes.pictures,
            bytes_on_disk=sizes.bytes_database + sizes.bytes_pictures,
            waiting_for_embedding=sizes.waiting_for_vector,
        )

    def health(self) -> MemoryHealth:
        return read_health(self._store, self._home, self._key)

    def disk_room(self) -> DiskRoom:
        return disk_room(self._store)

    def check(self) -> Sequence[Finding]:
        return self._store.health.findings()

    def repair(self) -> Sequence[Finding]:
        self._store.health.mend(self._store.health.findings())
        return self._store.health.findings()

    def try_again(self) -> None:
        self._store.formation.try_again()

    def back_up(self, path: Path) -> BackupReceipt:
        return back_up(self._home, self._key, path, SYSTEM_CLOCK.now())

    def notices(self) -> Sequence[str]:
        return [
            words
            for words in (
                *desktop_limits(agreed_in(self._store)),
                self._opened().trouble,
                self._opened().change,
                self._lines.trouble,
                self._no_chat_model(),
                self._key.notice,
            )
            if words
        ]

    def latest_conversation(self) -> tuple[ConversationId, Sequence[ChatMessage]] | None:
        latest = self._store.chats.latest()
        return None if latest is None else (latest, self.conversation(latest))

    def conversations(self, sought: str) -> Sequence[ConversationOutline]:
        return self._store.chats.outlines(sought)

    def conversation(self, conversation: ConversationId) -> Sequence[ChatMessage]:
        return shown_messages(self._store, conversation)

    def rename_conversation(self, conversation: ConversationId, title: str) -> None:
        self._store.chats.rename(conversation, title)

    def put_away_conversation(self, conversation: ConversationId, now: datetime) -> None:
        self._store.chats.put_away(conversation, now)

    def bring_back_conversation(self, conversation: ConversationId) -> None:
        self._store.chats.bring_back(conversation)

    def delete_conversation(self, conversation: ConversationId) -> ForgetReceipt:
        return _receipt(self._store.forgetting.forget_conversation(conversation))

    def start_conversation(self) -> ConversationId:
        return self._store.chats.start(datetime.now().astimezone())

    def add_message(self, conversation: ConversationId, message: ChatMessage) -> None:
        self._store.chats.add(conversation, stored_message(message))

    def work_a_little(self) -> int:
        embedder, coming = self._opened().for_search(), self._opened().coming()
        done = work_step(self._store, embedder, _IDLE_STEP, coming=coming, with_days=False)
        return work_left(self._store, embedder, coming=coming) if done else 0

    def tend(self) -> Tending:
        now = SYSTEM_CLOCK.now()
        if sum_up_a_day(self._store, now):
            return Tending(is_more=True)
        kept_house = keep_house(self._store, now)
        let_go = None if kept_house is None or kept_house.is_empty else kept_house
        return Tending(is_more=False, let_go=let_go)

    def work_with_model(self, should_stop: Callable[[], bool]) -> int:
        return self._background.step(should_stop)

    def try_chat_model(self, should_stop: Callable[[], bool]) -> ModelTrial:
        return try_chosen(self._chat_model.for_answers(*self._model_settings()), should_stop)

    def embedder_change(self) -> str:
        return self._opened().change

    def use_server(self, url: str, model: str) -> None:
        use_server(self._store.settings, url, model)

    def close(self) -> None:
        self._background.close()
        self.pictures.close()
        self._lines.let_go()
        if self._has_own_model:
            self._chat_model.close()
        if self._embedders is not None:
            self._embedders.close()
        self._store.close()

    def _opened(self) -> MemoryEmbedders:
        if self._embedders is None:
            folder = models_folder()
            self._embedders = MemoryEmbedders(self._store, folder, ensure_default_embedder)
        return self._embedders

    def _chosen_model(self) -> str:
        return str(self._store.settings.get("models.chat"))

    def _model_settings(self) -> tuple[str, float, ServerChoice]:
        """Which language model, and after how many minutes without use it is let go."""
        settings = self._store.settings
        return (
            self._chosen_model(),
            float(settings.get("models.unload_after_min")),
            server_choice(settings),
        )

    def _no_chat_model(self) -> str:
        """Why the chosen model cannot be used, as far as can be told without loading it."""
        try:
            find_chat_model(
                models_folder(), self._chosen_model(), server_choice(self._store.settings)
            )
        except ModelUnavailable as error:
            return str(error)
        return ""


_IDLE_STEP = 16  # about a tenth of a second of embedding on two cores


def _receipt(receipt: StoreReceipt) -> ForgetReceipt:
    return ForgetReceipt(receipt.counts, receipt.bytes_freed, receipt.is_scrubbed)


def _around(day: date) -> tuple[datetime, datetime]:
    """A stretch that holds a local day in every time zone."""
    start = datetime.combine(day, time(0)).astimezone()
    return start - timedelta(hours=26), start + timedelta(hours=50)
