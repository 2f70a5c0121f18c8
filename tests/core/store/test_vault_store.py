"""The vault's tables: offers once, kept, dismissed and dropped in time."""

from datetime import datetime, timedelta

import pytest

from core.clock import SystemClock
from core.errors import UnknownItem, VaultClosed
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId
from core.ingest.ingest import store_observation
from core.observation import CaughtSecret
from core.privacy.passphrase_lock import WrappedSecret
from core.privacy.sealing import new_vault_keys
from core.privacy.secret_span import SecretKind
from core.store.store import Store
from core.store.vault_store import VaultOffer
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, open_store, seen

WRAPPED = WrappedSecret(b"s" * 16, b"n" * 12, b"w" * 48)
WEEK = 7


def now() -> datetime:
    """Offers are dated by the computer's clock, since imported frames are of any time."""
    return SystemClock().now()


def frame(store: Store, minute: float = 0) -> ObservationId:
    store_observation(store, seen(f"frame of minute {minute}", at=after(minute)))
    found = store.observations.latest_on_monitor(1, seen().source)
    assert found is not None
    return found[0].id


def secret(caption: str = "Wi-Fi key", sealed: bytes = b"sealed-one") -> CaughtSecret:
    return CaughtSecret(SecretKind.PASSWORD, caption, sealed, 0)


def offered(store: Store, at: datetime | None = None) -> list[VaultOffer]:
    return store.vault.offers(at or now(), WEEK)


def test_without_a_vault_there_is_nothing_to_seal_with(store: Store) -> None:
    assert not store.vault.exists()
    assert store.vault.seal() is None
    with pytest.raises(VaultClosed, match="no vault yet"):
        store.vault.wrapped_key()


def test_a_vault_is_made_once(store: Store) -> None:
    store.vault.set_keys(new_vault_keys().public, WRAPPED)
    assert store.vault.exists()
    assert store.vault.wrapped_key() == WRAPPED
    with pytest.raises(VaultClosed, match="already"):
        store.vault.set_keys(new_vault_keys().public, WRAPPED)


def test_the_same_secret_is_one_offer_of_its_newest_frame(store: Store) -> None:
    first, second = frame(store, 0), frame(store, 20)
    store.vault.offer(first, [secret()])
    store.vault.offer(second, [secret(sealed=b"sealed-two"), secret("Router PIN")])
    by_caption = {one.caption: one for one in offered(store)}
    assert by_caption.keys() == {"Wi-Fi key", "Router PIN"}
    assert by_caption["Wi-Fi key"].observation_id == second
    assert by_caption["Wi-Fi key"].sealed == b"sealed-two"


def test_offers_expire_and_leave_the_file(store: Store, home: HomeFolder) -> None:
    store.vault.offer(frame(store), [secret(sealed=b"sealed-and-unwanted")])
    assert b"sealed-and-unwanted" in decrypted_home(home, KEY)
    soon, late = now() + timedelta(days=6.9), now() + timedelta(days=7.1)
    assert len(offered(store, soon)) == 1
    assert offered(store, late) == []
    assert store.vault.expire(soon, WEEK) == 0
    assert store.vault.expire(late, WEEK) == 1
    assert offered(store) == []
    assert b"sealed-and-unwanted" not in decrypted_home(home, KEY)
    assert store.health.findings() == []


def test_what_was_dismissed_is_gone_and_not_offered_anew(store: Store, home: HomeFolder) -> None:
    store.vault.offer(frame(store, 0), [secret(sealed=b"sealed-and-unwanted")])
    (offer,) = offered(store)
    store.vault.dismiss(offer.id)
    assert b"sealed-and-unwanted" not in decrypted_home(home, KEY)
    store.vault.offer(frame(store, 20), [secret(sealed=b"sealed-again")])
    assert offered(store) == []
    assert b"sealed-again" not in decrypted_home(home, KEY)
    with pytest.raises(UnknownItem, match=f"v{offer.id}"):
        store.vault.get_offer(offer.id)


def test_an_offer_goes_with_its_frame(store: Store, home: HomeFolder) -> None:
    only, other = frame(store, 0), frame(store, 20)
    store.vault.offer(only, [secret(sealed=b"sealed-of-the-first")])
    store.vault.offer(other, [secret("Other", b"sealed-of-the-other")])
    store.forgetting.forget([only])
    assert [one.caption for one in offered(store)] == ["Other"]
    assert b"sealed-of-the-first" not in decrypted_home(home, KEY)


def test_the_old_wrapping_leaves_the_file(store: Store, home: HomeFolder) -> None:
    store.vault.set_keys(new_vault_keys().public, WRAPPED)
    assert WRAPPED.wrapped in decrypted_home(home, KEY)
    store.vault.rewrap_key(WrappedSecret(b"t" * 16, b"o" * 12, b"x" * 48))
    assert WRAPPED.wrapped not in decrypted_home(home, KEY)


def test_while_another_reads_traces_wait_for_the_next_start(store: Store, home: HomeFolder) -> None:
    store.vault.offer(frame(store), [secret(sealed=b"sealed-and-unwanted")])
    reader = open_store(home, read_only=True)
    try:
        with reader.transaction():
            reader.observations.count()
            store.vault.dismiss(offered(store)[0].id)
    finally:
        reader.close()
    assert offered(store) == []
    store.forgetting.finish_interrupted_work()
    assert store.health.findings() == []
    assert b"sealed-and-unwanted" not in decrypted_home(home, KEY)


def test_a_value_that_there_is_not_is_told(store: Store) -> None:
    with pytest.raises(UnknownItem, match="m99"):
        store.vault.value(MemoryId(99))
