"""The vault: secrets that the user chose to keep, each sealed, opened one at a time.

Captions are ordinary memories that search finds. Values are sealed before they reach the disk and
are in no index, vector, prompt or export; only the vault's passphrase opens one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.errors import CannotChange, DamagedStore, InvalidSetting, UnknownItem, VaultClosed
from core.ids import MemoryId, OfferId
from core.memory.from_user.own_word import is_own_word, store_own_word
from core.memory_record import (
    USER,
    Evidence,
    Memory,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
)
from core.privacy.passphrase_lock import WrongPassphrase, unwrap_secret, wrap_secret
from core.privacy.sealing import NotUnsealed, new_vault_keys, unseal
from core.privacy.secret_span import SecretKind
from core.store.memory_changes import Cause
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from core.store.vault_store import NO_VAULT, VaultOffer, vault_key_of

_IMPORTANCE = 0.8
_MOST_ITEMS = 100_000


class KeptKind(StrEnum):
    """What a vault item is: what redaction catches, and what only a person adds."""

    API_KEY = SecretKind.API_KEY.value
    PASSWORD = SecretKind.PASSWORD.value
    CARD_NUMBER = SecretKind.CARD_NUMBER.value
    IBAN = SecretKind.IBAN.value
    ONE_TIME_CODE = SecretKind.ONE_TIME_CODE.value
    PRIVATE_KEY = SecretKind.PRIVATE_KEY.value
    CONTACT = "contact"
    OTHER = "other"


class Sensitivity(StrEnum):
    """How well the user wants an item guarded."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_SENSITIVITY = {KeptKind.IBAN: Sensitivity.MEDIUM, KeptKind.CONTACT: Sensitivity.LOW}


def create_vault(store: Store, passphrase: str) -> None:
    """Make the vault; from now on caught secrets are offered.

    Raises: VaultClosed if there is one, InvalidSetting for an empty passphrase.
    """
    _require_passphrase(passphrase)
    keys = new_vault_keys()
    store.vault.set_keys(keys.public, wrap_secret(keys.private, passphrase))


def change_vault_passphrase(store: Store, old: str, new: str) -> None:
    """Put the vault behind another passphrase. Raises: VaultClosed, InvalidSetting."""
    _require_passphrase(new)
    store.vault.rewrap_key(wrap_secret(_private_key(store, old), new))


def vault_offers(store: Store, now: datetime) -> list[VaultOffer]:
    """What the user may keep, newest first; nothing without a vault."""
    return store.vault.offers(now, _offer_days(store))


def expire_offers(store: Store, now: datetime) -> int:
    """Drop the offers whose time is over; returns how many. To be called now and then."""
    return store.vault.expire(now, _offer_days(store))


def accept_offer(store: Store, offer_id: OfferId, now: datetime) -> MemoryId:
    """Keep what was offered. Raises: UnknownItem."""
    with store.transaction():
        offer = store.vault.get_offer(offer_id)
        lines = () if offer.line_number is None else (offer.line_number,)
        kept = _keep(
            store,
            KeptKind(offer.kind.value),
            offer.caption,
            offer.sealed,
            Evidence(offer.observation_id, lines),
            Cause(USER, "accepted by you", now),
        )
        store.vault.close_offer(offer.id)
    return kept


def dismiss_offer(store: Store, offer_id: OfferId) -> None:
    """Let an offer go for good; the same is not offered again. Raises: UnknownItem."""
    store.vault.dismiss(store.vault.get_offer(offer_id).id)


def add_to_vault(
    store: Store,
    kind: KeptKind,
    caption: str,
    value: str,
    now: datetime,
    sensitivity: Sensitivity | None = None,
) -> MemoryId:
    """Keep a secret or contact that the user typed; it rests on a note that holds its caption.

    Without a sensitivity it is what is usual for the kind. Raises: VaultClosed, InvalidSetting,
    CannotChange if there is one of that name.
    """
    seal = store.vault.seal()
    if seal is None:
        raise VaultClosed(NO_VAULT)
    caption = _fit_caption(caption, value)
    with store.transaction():
        word = store_own_word(store, caption, now)
        _require_free(store, kind, word.text)
        return _keep(
            store,
            kind,
            word.text,
            seal(value),
            Evidence(word.observation_id, (0,)),
            Cause(USER, "added by you", now),
            sensitivity,
        )


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What a vault item is to be from now on; None leaves its value as it is."""

    caption: str
    sensitivity: Sensitivity
    value: str | None = field(default=None, repr=False)


def change_vault_item(
    store: Store, vault: "OpenVault", memory_id: MemoryId, change: ItemChange, now: datetime
) -> Memory:
    """Change an item of a vault that is unlocked.

    Another caption or sensitivity is in its history, and can be undone; a value that was replaced
    is gone for good. Raises: UnknownItem, InvalidSetting, CannotChange, DamagedStore.
    """
    item = _item(store, memory_id)
    value = change.value if change.value is not None else reveal_with(store, item.id, vault)
    caption = _fit_caption(change.caption, value)
    with store.transaction():
        statements = item.statements
        if caption != item.title:
            word = store_own_word(store, caption, now)
            kind = KeptKind(str(item.details["secret_kind"]))
            _require_free(store, kind, word.text, besides=item.id)
            evidence = (Evidence(word.observation_id, (0,)),)
            statements = (Statement(Role.TITLE, word.text, evidence),)
        details = {**item.details, "sensitivity": change.sensitivity.value}
        if statements != item.statements or details != item.details:
            cause = Cause(USER, "changed by you", now)
            store.changes.update(item.id, statements, cause, details=details)
        if change.value is not None:
            seal = store.vault.seal()
            if seal is None:
                raise VaultClosed(NO_VAULT)
            store.vault.keep_value(item.id, seal(change.value))
    if change.value is not None:
        store.vault.forget_traces()
    return store.memories.get(memory_id)


def _fit_caption(caption: str, value: str) -> str:
    """The caption on one line. Raises: InvalidSetting if one is missing, or tells the other."""
    caption = " ".join(caption.split())
    if not caption or not value.strip():
        raise InvalidSetting("A vault item needs a caption and a value; give both.")
    if value.strip().casefold() in caption.casefold():
        raise InvalidSetting("The caption is searchable, so it must not hold the secret itself.")
    return caption


def _require_free(
    store: Store, kind: KeptKind, caption: str, besides: MemoryId | None = None
) -> None:
    """Raises: CannotChange if another item of the kind has this caption."""
    key = vault_key_of(kind.value, caption)
    for one in vault_items(store):
        its_kind = str(one.details.get("secret_kind", ""))
        is_called_so = key in {one.subject_key, vault_key_of(its_kind, one.title)}
        if is_called_so and one.id != besides:
            raise CannotChange(
                f"There is a vault item called {caption!r} already; remove it first, or choose "
                "another caption."
            )


def vault_items(store: Store) -> list[Memory]:
    """What the vault keeps, by caption and date, newest first; no values."""
    return store.memories.matching(MemoryFilter(kind=MemoryKind.VAULT), _MOST_ITEMS)


@dataclass(frozen=True, slots=True)
class OpenVault:
    """The right to open items, one at a time, for as long as somebody holds it."""

    private_key: bytes = field(repr=False)


def unlock(store: Store, passphrase: str) -> OpenVault:
    """Unlock the vault; no value is opened by it. Raises: VaultClosed."""
    return OpenVault(_private_key(store, passphrase))


def reveal(store: Store, memory_id: MemoryId, passphrase: str) -> str:
    """Open one item. Raises: UnknownItem, VaultClosed, DamagedStore."""
    item = _item(store, memory_id)
    return reveal_with(store, item.id, unlock(store, passphrase))


def reveal_with(store: Store, memory_id: MemoryId, vault: OpenVault) -> str:
    """Open one item of a vault that is unlocked. Raises: UnknownItem, DamagedStore."""
    sealed = store.vault.value(_item(store, memory_id).id)
    try:
        return unseal(vault.private_key, sealed)
    except NotUnsealed:
        raise DamagedStore(
            f"The vault item m{memory_id} is damaged and cannot be opened; restore a backup."
        ) from None


def remove_from_vault(store: Store, memory_id: MemoryId, now: datetime) -> None:
    """Take an item out for good; a note made only to name it goes too. Raises: UnknownItem."""
    item = _item(store, memory_id)
    frames = store.observations.get_many(item.evidence)
    store.changes.remove_forgotten(memory_id, now)
    notes = [frame.id for frame in frames.values() if is_own_word(frame)]
    alone = [note for note in notes if not store.memories.resting_on([note])]
    if alone:
        store.forgetting.forget(alone)
    else:
        store.vault.forget_traces()


def _keep(
    store: Store,
    kind: KeptKind,
    caption: str,
    sealed: bytes,
    evidence: Evidence,
    cause: Cause,
    sensitivity: Sensitivity | None = None,
) -> MemoryId:
    guarded = sensitivity or _SENSITIVITY.get(kind, Sensitivity.HIGH)
    draft = MemoryDraft(
        kind=MemoryKind.VAULT,
        subject_key=vault_key_of(kind.value, caption),
        statements=(Statement(Role.TITLE, caption, (evidence,)),),
        since=cause.at,
        until=cause.at,
        made_by=USER,
        importance=_IMPORTANCE,
        confidence=1.0,
        details={"secret_kind": kind.value, "sensitivity": guarded.value},
    )
    memory_id = store.changes.add(draft, cause)
    store.vault.keep_value(memory_id, sealed)
    return memory_id


def _item(store: Store, memory_id: MemoryId) -> Memory:
    memory = store.memories.get(memory_id)
    if memory.kind is not MemoryKind.VAULT:
        raise UnknownItem(
            f"m{memory_id} is not in the vault; `recollect vault list` names what is."
        )
    return memory


def _private_key(store: Store, passphrase: str) -> bytes:
    try:
        return unwrap_secret(store.vault.wrapped_key(), passphrase)
    except WrongPassphrase:
        raise VaultClosed(
            "The vault's passphrase is not right; nothing was opened. Try again."
        ) from None


def _require_passphrase(passphrase: str) -> None:
    if not passphrase.strip():
        raise InvalidSetting("The vault needs a passphrase that is not empty; nothing changed.")


def _offer_days(store: Store) -> int:
    return int(store.settings.get("vault.offer_days"))
