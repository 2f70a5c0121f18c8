"""The vault's keys, what it is offered, and what it keeps; everything in it is sealed.

Nothing here can open a sealed value: that takes the private key, which is wrapped with the
vault's passphrase. Captions of kept items are in table `memory`, like those of other memories.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from core.clock import Clock
from core.errors import StoreUnavailable, UnknownItem, VaultClosed
from core.ids import MemoryId, ObservationId, OfferId
from core.memory_record import MemoryKind, Status
from core.moments import from_us, to_us, utc_offset_min
from core.observation import CaughtSecret
from core.privacy.passphrase_lock import WrappedSecret
from core.privacy.sealing import Seal, seal
from core.privacy.secret_span import SecretKind
from core.store.database import Database, Row
from core.store.forgetting import SCRUB_IS_DUE
from core.store.picture_store import scrub
from core.store.schema_copy import remove_schema_copies

_OFFER_COLUMNS = (
    "id, observation_id, secret_kind, caption, line_number, sealed, offered_us, utc_offset_min"
)
NO_VAULT = "There is no vault yet; `recollect vault create` makes one."


@dataclass(frozen=True, slots=True)
class VaultOffer:
    """A caught secret that the user may keep. `line_number` is None for a window's title."""

    id: OfferId
    observation_id: ObservationId
    kind: SecretKind
    caption: str
    line_number: int | None
    sealed: bytes
    offered_at: datetime


def vault_key_of(kind: str, caption: str) -> str:
    """The subject key under which the same secret, met again, is known to be kept."""
    return f"{kind}|{' '.join(caption.casefold().split())}"


class VaultStore:
    """Reads and writes tables `vault_key`, `vault_offer` and `vault_value`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    def exists(self) -> bool:
        """Whether the user has made a vault."""
        return self._db.row("SELECT 1 FROM vault_key") is not None

    def seal(self) -> Seal | None:
        """The way to put a secret in; None without a vault, and then secrets are discarded."""
        row = self._db.row("SELECT public_key FROM vault_key")
        return None if row is None else partial(seal, bytes(row[0]))

    def wrapped_key(self) -> WrappedSecret:
        """The private key behind the vault's passphrase. Raises: VaultClosed without a vault."""
        row = self._db.row("SELECT salt, nonce, wrapped FROM vault_key")
        if row is None:
            raise VaultClosed(NO_VAULT)
        return WrappedSecret(bytes(row[0]), bytes(row[1]), bytes(row[2]))

    def set_keys(self, public_key: bytes, wrapped: WrappedSecret) -> None:
        """Make the vault. Raises: VaultClosed if there is one."""
        with self._db.transaction():
            if self.exists():
                raise VaultClosed(
                    "There is a vault already; `recollect vault passphrase` changes its passphrase."
                )
            self._db.run(
                "INSERT INTO vault_key(id, public_key, salt, nonce, wrapped) VALUES(1, ?, ?, ?, ?)",
                (public_key, wrapped.salt, wrapped.nonce, wrapped.wrapped),
            )

    def rewrap_key(self, wrapped: WrappedSecret) -> None:
        """Put the private key behind another passphrase; the old one opens nothing from now on."""
        with self._db.transaction():
            self._db.run(
                "UPDATE vault_key SET salt = ?, nonce = ?, wrapped = ?",
                (wrapped.salt, wrapped.nonce, wrapped.wrapped),
            )
            self._note_traces()
        self._scrub_now()

    def offer(self, observation_id: ObservationId, caught: Sequence[CaughtSecret]) -> None:
        """Offer what was caught on a frame, unless it is kept or was dismissed.

        The same secret met again is one offer, of the newest frame. Works inside the transaction
        that writes the frame.
        """
        now = self._clock.now()
        for secret in caught:
            if self._is_kept(secret):
                continue
            self._db.run(
                "INSERT INTO vault_offer(observation_id, secret_kind, caption, line_number,"
                " sealed, offered_us, utc_offset_min) VALUES(?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT(secret_kind, caption) DO UPDATE SET"
                " observation_id = excluded.observation_id, line_number = excluded.line_number,"
                " sealed = excluded.sealed WHERE is_dismissed = 0",
                (
                    observation_id,
                    secret.kind.value,
                    secret.caption,
                    secret.line_number,
                    secret.sealed,
                    to_us(now),
                    utc_offset_min(now),
                ),
            )

    def offers(self, now: datetime, offer_days: int) -> list[VaultOffer]:
        """What can be accepted now, newest first."""
        rows = self._db.rows(
            f"SELECT {_OFFER_COLUMNS} FROM vault_offer WHERE is_dismissed = 0 AND offered_us > ?"
            " ORDER BY offered_us DESC, id DESC",
            (_oldest_us(now, offer_days),),
        )
        return [_offer(row) for row in rows]

    def get_offer(self, offer_id: OfferId) -> VaultOffer:
        """Raises: UnknownItem."""
        row = self._db.row(
            f"SELECT {_OFFER_COLUMNS} FROM vault_offer WHERE id = ? AND is_dismissed = 0",
            (offer_id,),
        )
        if row is None:
            raise UnknownItem(
                f"There is no offer v{offer_id}; it may have expired, see `recollect vault offers`."
            )
        return _offer(row)

    def close_offer(self, offer_id: OfferId) -> None:
        """The offer was accepted."""
        self._db.run("DELETE FROM vault_offer WHERE id = ?", (offer_id,))

    def dismiss(self, offer_id: OfferId) -> None:
        """The user does not want it: its value goes, and it is not offered again."""
        with self._db.transaction():
            self._db.run(
                "UPDATE vault_offer SET is_dismissed = 1, sealed = x'' WHERE id = ?", (offer_id,)
            )
            self._note_traces()
        self._scrub_now()

    def expire(self, now: datetime, offer_days: int) -> int:
        """Drop the offers that nobody accepted in time; returns how many."""
        with self._db.transaction():
            number = self._db.run(
                "DELETE FROM vault_offer WHERE is_dismissed = 0 AND offered_us <= ?",
                (_oldest_us(now, offer_days),),
            )
            if number:
                self._note_traces()
        if number:
            self._scrub_now()
        return number

    def keep_value(self, memory_id: MemoryId, sealed: bytes) -> None:
        """The sealed value of a kept item."""
        self._db.run(
            "INSERT OR REPLACE INTO vault_value(memory_id, sealed) VALUES(?, ?)",
            (memory_id, sealed),
        )

    def value(self, memory_id: MemoryId) -> bytes:
        """A kept item's sealed value. Raises: UnknownItem."""
        row = self._db.row("SELECT sealed FROM vault_value WHERE memory_id = ?", (memory_id,))
        if row is None:
            raise UnknownItem(
                f"There is no vault item m{memory_id}; `recollect vault list` names them."
            )
        return bytes(row[0])

    def forget_traces(self) -> None:
        """Leave nothing in the file of values that were removed."""
        self._note_traces()
        self._scrub_now()

    def _is_kept(self, secret: CaughtSecret) -> bool:
        row = self._db.row(
            "SELECT 1 FROM memory JOIN vault_value ON memory_id = memory.id"
            " WHERE kind = ? AND subject_key = ? AND status = ?",
            (
                MemoryKind.VAULT.value,
                vault_key_of(secret.kind.value, secret.caption),
                Status.ACTIVE.value,
            ),
        )
        return row is not None

    def _note_traces(self) -> None:
        """If the power goes before the file is rewritten, the next start does it."""
        self._db.run(
            "INSERT OR REPLACE INTO setting(key, value) VALUES(?, 'true')", (SCRUB_IS_DUE,)
        )

    def _scrub_now(self) -> None:
        """Rewrite the file; where someone is reading or the disk is full, the next start will."""
        with contextlib.suppress(StoreUnavailable):
            remove_schema_copies(self._db.path.parent)
            scrub(self._db)
            self._db.run("DELETE FROM setting WHERE key = ?", (SCRUB_IS_DUE,))


def _oldest_us(now: datetime, offer_days: int) -> int:
    return to_us(now - timedelta(days=offer_days))


def _offer(row: Row) -> VaultOffer:
    return VaultOffer(
        id=OfferId(row[0]),
        observation_id=ObservationId(row[1]),
        kind=SecretKind(row[2]),
        caption=row[3],
        line_number=row[4],
        sealed=bytes(row[5]),
        offered_at=from_us(row[6], row[7]),
    )
