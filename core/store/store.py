"""The store of one memory: opens it, keeps it to one writer, and hands out its parts."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import apsw

from core.clock import SystemClock
from core.errors import DamagedStore, StoreUnavailable, WrongKey
from core.home import HomeFolder
from core.store.chat_store import ChatStore
from core.store.coming_vectors import ComingVectors
from core.store.connection import open_database
from core.store.database import Database
from core.store.density_store import DensityStore
from core.store.description_store import DescriptionStore
from core.store.entity_graph import EntityGraph
from core.store.entity_listing import EntityListing
from core.store.entity_store import EntityStore
from core.store.forgetting import Forgetting
from core.store.formation_queue import FormationQueue
from core.store.frame_layers import FrameLayers
from core.store.gap_store import GapStore
from core.store.habit_store import HabitStore
from core.store.health import Health
from core.store.import_store import ImportStore
from core.store.keys import MemoryKey, subkey
from core.store.link_store import LinkStore
from core.store.memory_changes import MemoryChanges
from core.store.memory_forgetting import MemoryForgetting
from core.store.memory_outlines import MemoryOutlines
from core.store.memory_store import MemoryStore
from core.store.migrations import (
    migrate,
    refuse_newer_schema,
    refuse_older_schema,
    schema_version,
)
from core.store.model_queue import ModelQueue
from core.store.observation_store import ObservationStore
from core.store.passage_store import PassageStore
from core.store.picture_store import PictureStore
from core.store.row_transfer import RowTransfer
from core.store.schema_copy import (
    is_whole,
    keep_before_migrating,
    remove_schema_copies,
    schema_copies,
)
from core.store.setting_store import SettingStore
from core.store.turn_store import TurnStore
from core.store.vault_store import VaultStore
from core.store.vector_store import VectorStore


@dataclass(frozen=True, slots=True)
class StoreSizes:
    """What the memory holds and what it weighs."""

    observations: int
    passages: int
    vectors: int
    waiting_for_vector: int
    waiting_for_memory: int
    pictures: int
    gaps: int
    bytes_database: int
    bytes_pictures: int


class Store:
    """One thread's connection to the memory. Several may be open in one process.

    The process that writes must hold the `InstanceLock` of the data folder; SQLite's own locking
    orders the threads.
    """

    def __init__(
        self,
        home: HomeFolder,
        database: Database,
        pictures: PictureStore,
        *,
        was_migrated: bool = False,
    ) -> None:
        self.home = home
        self._db = database
        self._was_migrated = was_migrated
        self.pictures = pictures
        self.observations = ObservationStore(database)
        self.density = DensityStore(database)
        self.passages = PassageStore(database)
        self.vectors = VectorStore(database)
        self.coming_vectors = ComingVectors(database)
        self.memories = MemoryStore(database)
        self.outlines = MemoryOutlines(database)
        self.changes = MemoryChanges(database, self.memories)
        self.formation = FormationQueue(database)
        self.model_work = ModelQueue(database)
        self.descriptions = DescriptionStore(database)
        self.turns = TurnStore(database)
        self.entities = EntityStore(database)
        self.entity_listing = EntityListing(database)
        self.entity_graph = EntityGraph(database)
        self.links = LinkStore(database)
        self.habits = HabitStore(database)
        self.layers = FrameLayers(database, pictures)
        self.gaps = GapStore(database)
        self.settings = SettingStore(database)
        self.imports = ImportStore(database)
        self.chats = ChatStore(database)
        self.vault = VaultStore(database, SystemClock())
        self.forgetting = Forgetting(
            database,
            pictures,
            MemoryForgetting(database, self.memories, self.changes, self.formation),
            SystemClock(),
        )
        self.health = Health(database, pictures)
        self.rows = RowTransfer(database)

    @classmethod
    def open(cls, home: HomeFolder, key: MemoryKey, *, read_only: bool = False) -> "Store":
        """Open the memory, creating or upgrading it unless `read_only`.

        Raises: DamagedStore (the key is known to be right, so unreadable means damaged),
        NewerStore, StoreUnavailable.
        """
        path = home.database
        _refuse_lost_database(home)
        if not read_only:
            make_home_folder(home)
        try:
            connection = open_database(
                path,
                subkey(key.secret, "database"),
                read_only=read_only,
                with_vectors=True,
            )
        except WrongKey:
            raise DamagedStore(
                f"{path} is damaged: it is not a database any more; restore a backup. "
                "Nothing was changed."
            ) from None
        database = Database(connection, path)
        was_migrated = False
        try:
            if read_only:
                refuse_newer_schema(connection, path)
                refuse_older_schema(connection, path)
            else:
                was_migrated = keep_before_migrating(
                    connection, path, subkey(key.secret, "database")
                )
                migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        pictures = PictureStore(home.pictures, subkey(key.secret, "pictures"), read_only=read_only)
        return cls(home, database, pictures, was_migrated=was_migrated)

    @property
    def schema_version(self) -> int:
        """How many steps the schema has had."""
        return schema_version(self._db.connection)

    @property
    def schema_copies(self) -> tuple[str, ...]:
        """The names of the copies from before a schema change; usually there is none."""
        return tuple(path.name for path in schema_copies(self.home.root))

    def remove_outlived_copies(self) -> None:
        """Remove them if an earlier start made them and the memory is whole.

        To be run at every start by the process that holds the instance lock; reads every page if
        there is a copy. Raises: StoreUnavailable if one cannot be removed.
        """
        if self.schema_copies and not self._was_migrated and is_whole(self._db.connection):
            remove_schema_copies(self.home.root)

    def transaction(self) -> AbstractContextManager[None]:
        """All-or-nothing over the main database."""
        return self._db.transaction()

    def reading(self) -> AbstractContextManager[None]:
        """One unchanging view of the main database, whatever other threads write meanwhile."""
        return self._db.reading()

    def sizes(self) -> StoreSizes:
        """What the memory holds and weighs now."""
        files = list(self.home.pictures.glob("*.db*")) if self.home.pictures.exists() else []
        return StoreSizes(
            observations=self.observations.count(),
            passages=self.passages.count(),
            vectors=self.vectors.count(),
            waiting_for_vector=self.vectors.waiting_count(),
            waiting_for_memory=self.formation.waiting_count(),
            pictures=self.pictures.count(),
            gaps=self.gaps.count(),
            bytes_database=sum(path.stat().st_size for path in self.home.root.glob("memory.db*")),
            bytes_pictures=sum(path.stat().st_size for path in files),
        )

    def close(self) -> None:
        """Close every file; the last writer empties the write-ahead log."""
        self.pictures.close()
        self._db.close()


def _refuse_lost_database(home: HomeFolder) -> None:
    """An emptied or missing file beside pictures or a log is a loss, not a new memory."""
    try:
        size = home.database.stat().st_size
    except OSError:
        size = 0
    if size:
        return
    log = home.database.with_name(home.database.name + "-wal")
    try:
        has_log = log.stat().st_size > 0
    except OSError:
        has_log = False
    if has_log or any(home.pictures.glob("????-??.db")):
        raise DamagedStore(
            f"{home.database} is missing or empty, though there was a memory in {home.root}; "
            "restore a backup. Nothing was changed."
        )


def make_home_folder(home: HomeFolder) -> None:
    """Make the data folder, open to its owner only. Raises: StoreUnavailable."""
    try:
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreUnavailable(
            f"The data folder {home.root} cannot be made ({error.strerror}); "
            "choose another with --home."
        ) from error


def sqlite_version() -> str:
    """The SQLite that runs here, for `recollect doctor`."""
    return apsw.sqlite_lib_version()
