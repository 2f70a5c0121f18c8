"""The vault from end to end of the core: caught, offered, kept, opened, forgotten; never plain."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from core.answer.ask import Question, ask
from core.clock import SystemClock
from core.errors import CannotChange, DamagedStore, InvalidSetting, UnknownItem, VaultClosed
from core.home import HomeFolder
from core.ids import MemoryId, OfferId
from core.ingest.ingest import store_observation
from core.ingest.work import work_off, work_off_with_model
from core.memory.from_user.corrections import undo
from core.memory.from_user.own_word import remember
from core.memory.vault import (
    ItemChange,
    KeptKind,
    Sensitivity,
    accept_offer,
    add_to_vault,
    change_vault_item,
    change_vault_passphrase,
    create_vault,
    dismiss_offer,
    expire_offers,
    remove_from_vault,
    reveal,
    unlock,
    vault_items,
    vault_offers,
)
from core.memory_record import USER, MemoryKind, Role
from core.models.embedder import FloatArray
from core.recall.query import quoted
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, files_in, seen
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.scripted_generator import ScriptedGenerator

ANY = ObservationFilter()
SECOND = timedelta(seconds=1)
PASSPHRASE = "a boat on dry land"
PASSWORD = "Brine!Otter-72-Quay"
CARD = "4111 1111 1111 1111"
PIECES = (b"Brine!Otter", b"Otter-72", b"4111 1111", b"41111111")


@pytest.fixture
def now() -> datetime:
    """Offers are dated by the computer's clock, since imported frames are of any time."""
    return SystemClock().now()


@pytest.fixture
def vault(store: Store) -> Store:
    create_vault(store, PASSPHRASE)
    return store


def see_secrets(store: Store, minute: float = 0) -> None:
    store_observation(
        store,
        seen(
            f"Seen at minute {minute}",
            f"Wi-Fi password: {PASSWORD}",
            f"Card {CARD}",
            at=after(minute),
            title="Router settings",
        ),
    )


def assert_nowhere(home: HomeFolder) -> None:
    """No byte of the data folder tells the secrets, encrypted or not."""
    readable = decrypted_home(home, KEY)
    on_disk = b"\n".join(files_in(home.root).values())
    for piece in (*PIECES, PASSPHRASE.encode()):
        assert piece.lower() not in readable.lower()
        assert piece.lower() not in on_disk.lower()


def accept_all(store: Store, now: datetime) -> dict[str, MemoryId]:
    return {
        offer.kind.value: accept_offer(store, offer.id, now) for offer in vault_offers(store, now)
    }


def test_without_a_vault_secrets_are_thrown_away(
    store: Store, home: HomeFolder, now: datetime
) -> None:
    see_secrets(store)
    create_vault(store, PASSPHRASE)
    assert vault_offers(store, now) == []
    assert_nowhere(home)


def test_from_the_screen_to_the_vault_and_back(
    vault: Store, home: HomeFolder, now: datetime
) -> None:
    see_secrets(vault)
    assert {offer.kind.value for offer in vault_offers(vault, now)} == {"password", "card number"}
    assert_nowhere(home)
    kept = accept_all(vault, now)
    assert_nowhere(home)
    assert reveal(vault, kept["password"], PASSPHRASE) == PASSWORD
    assert reveal(vault, kept["card number"], PASSPHRASE) == CARD
    assert vault_offers(vault, now) == []
    assert {item.id for item in vault_items(vault)} == set(kept.values())
    assert_nowhere(home)


def test_an_item_is_a_memory_of_the_users_that_its_caption_finds(
    vault: Store, now: datetime
) -> None:
    see_secrets(vault)
    memory_id = accept_all(vault, now)["password"]
    item = vault.memories.get(memory_id)
    assert (item.kind, item.made_by) == (MemoryKind.VAULT, USER)
    assert item.details == {"secret_kind": "password", "sensitivity": "high"}
    assert item.title.startswith("Wi-Fi password · Router settings")
    (evidence,) = item.statements[0].evidence
    assert evidence.line_numbers == (1,)
    assert PASSWORD not in str(item)
    (found,) = vault.memories.matching(MemoryFilter(kind=MemoryKind.VAULT, words=quoted("Wi-Fi")))
    assert found.id == memory_id
    assert vault.memories.matching(MemoryFilter(words=quoted("Otter"))) == []
    assert vault.passages.matching_words(quoted("Otter"), ANY, 5) == []


class _ListeningEmbedder(HashEmbedder):
    """An embedder that remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__(384)
        self.shown: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        self.shown += texts
        return super().embed_passages(texts)


def test_no_log_vector_prompt_or_answer_ever_holds_a_value(
    vault: Store, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    embedder = _ListeningEmbedder()
    model = ScriptedGenerator(['{"operations": []}'] * 20)
    with caplog.at_level(logging.DEBUG):
        see_secrets(vault)
        kept = accept_all(vault, now)
        assert reveal(vault, kept["password"], PASSPHRASE) == PASSWORD
        work_off(vault, embedder)
        work_off_with_model(vault, embedder, model)
        said = ask(vault, embedder, Question("What is the Wi-Fi password?", now))
    assert model.prompts
    assert embedder.shown
    told = [said.text, said.short, *(one.quote for one in said.citations)]
    everywhere = "\n".join([*embedder.shown, *model.prompts, *told, caplog.text]).casefold()
    assert "wi-fi password" in everywhere
    for piece in PIECES:
        assert piece.decode().casefold() not in everywhere


def test_only_the_passphrase_opens_it(vault: Store, now: datetime) -> None:
    see_secrets(vault)
    memory_id = accept_all(vault, now)["password"]
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + " "):
        with pytest.raises(VaultClosed, match="not right"):
            reveal(vault, memory_id, wrong)


def test_a_new_passphrase_opens_what_was_kept_and_the_old_one_nothing(
    vault: Store, now: datetime
) -> None:
    see_secrets(vault)
    memory_id = accept_all(vault, now)["password"]
    with pytest.raises(VaultClosed, match="not right"):
        change_vault_passphrase(vault, "wrong", "new")
    with pytest.raises(InvalidSetting, match="not empty"):
        change_vault_passphrase(vault, PASSPHRASE, " ")
    change_vault_passphrase(vault, PASSPHRASE, "new")
    assert reveal(vault, memory_id, "new") == PASSWORD
    with pytest.raises(VaultClosed):
        reveal(vault, memory_id, PASSPHRASE)


def test_what_is_kept_is_not_offered_again_until_it_is_removed(vault: Store, now: datetime) -> None:
    see_secrets(vault, 0)
    kept = accept_all(vault, now)
    see_secrets(vault, 30)
    assert vault_offers(vault, now) == []
    remove_from_vault(vault, kept["password"], now)
    see_secrets(vault, 60)
    assert [offer.kind.value for offer in vault_offers(vault, now)] == ["password"]


def test_many_sightings_are_one_offer(vault: Store, now: datetime) -> None:
    for minute in range(0, 200, 20):
        see_secrets(vault, minute)
    assert len(vault_offers(vault, now)) == 2


def test_forgetting_the_frame_takes_offer_and_item(
    vault: Store, home: HomeFolder, now: datetime
) -> None:
    see_secrets(vault)
    first, second = vault_offers(vault, now)
    kept = accept_offer(vault, first.id, now)
    sealed = (vault.vault.value(kept), second.sealed)
    vault.forgetting.forget([first.observation_id])
    assert vault_items(vault) == []
    assert vault_offers(vault, now) == []
    with pytest.raises(UnknownItem):
        reveal(vault, kept, PASSPHRASE)
    readable = decrypted_home(home, KEY)
    assert not any(one in readable for one in sealed)
    assert vault.health.findings() == []


def test_offers_expire_as_the_setting_says(vault: Store, now: datetime) -> None:
    see_secrets(vault)
    assert expire_offers(vault, now + timedelta(days=6)) == 0
    vault.settings.set("vault.offer_days", 3)
    assert vault_offers(vault, now + timedelta(days=4)) == []
    assert expire_offers(vault, now + timedelta(days=4)) == 2
    assert vault_offers(vault, now) == []


def test_an_offer_that_was_dismissed_cannot_be_accepted(vault: Store, now: datetime) -> None:
    see_secrets(vault)
    offer = vault_offers(vault, now)[0]
    dismiss_offer(vault, offer.id)
    with pytest.raises(UnknownItem, match="no offer"):
        accept_offer(vault, offer.id, now)
    with pytest.raises(UnknownItem, match="no offer v99"):
        dismiss_offer(vault, OfferId(99))


def test_what_is_typed_by_hand_rests_on_a_note_with_its_caption(
    vault: Store, home: HomeFolder, now: datetime
) -> None:
    memory_id = add_to_vault(vault, KeptKind.CONTACT, "Key  to the attic", PASSWORD, now)
    item = vault.memories.get(memory_id)
    assert (item.title, item.details["sensitivity"]) == ("Key to the attic", "low")
    assert [line.text for line in vault.observations.lines(item.evidence[0])] == [
        "Key to the attic"
    ]
    assert reveal(vault, memory_id, PASSPHRASE) == PASSWORD
    assert_nowhere(home)
    with pytest.raises(CannotChange, match="already"):
        add_to_vault(vault, KeptKind.CONTACT, "key to the attic", "other", now)
    remove_from_vault(vault, memory_id, now)
    assert vault_items(vault) == []
    assert vault.observations.count() == 0


def test_a_value_keeps_every_character(vault: Store, now: datetime) -> None:
    value = "  line one\n\tline two — ü\n"
    memory_id = add_to_vault(vault, KeptKind.OTHER, "A letter", value, now)
    assert reveal(vault, memory_id, PASSPHRASE) == value


@pytest.mark.parametrize(
    ("caption", "value", "word"),
    [("", "x", "caption"), ("Safe", " ", "value"), ("Safe 4711", "4711", "searchable")],
)
def test_what_cannot_be_added_says_why(
    vault: Store, now: datetime, caption: str, value: str, word: str
) -> None:
    with pytest.raises(InvalidSetting, match=word):
        add_to_vault(vault, KeptKind.OTHER, caption, value, now)
    assert vault.observations.count() == 0


def test_without_a_vault_nothing_can_be_added_or_opened(store: Store, now: datetime) -> None:
    with pytest.raises(VaultClosed, match="no vault yet"):
        add_to_vault(store, KeptKind.OTHER, "Safe", "4711", now)
    with pytest.raises(InvalidSetting, match="not empty"):
        create_vault(store, "")
    assert not store.vault.exists()


def test_another_memory_is_not_an_item(vault: Store, now: datetime) -> None:
    (memory_id,) = remember(vault, "The attic is cold in winter", now).memory_ids
    for act in (
        lambda: reveal(vault, memory_id, PASSPHRASE),
        lambda: remove_from_vault(vault, memory_id, now),
    ):
        with pytest.raises(UnknownItem, match="not in the vault"):
            act()


def test_a_damaged_value_is_told_from_a_wrong_passphrase(vault: Store, now: datetime) -> None:
    memory_id = add_to_vault(vault, KeptKind.OTHER, "Safe", PASSWORD, now)
    vault.vault.keep_value(memory_id, bytes(200))
    with pytest.raises(DamagedStore, match="damaged"):
        reveal(vault, memory_id, PASSPHRASE)


def test_a_secret_in_the_users_own_words_is_offered(
    vault: Store, home: HomeFolder, now: datetime
) -> None:
    kept = remember(vault, f"The Wi-Fi password: {PASSWORD}", now)
    (offer,) = vault_offers(vault, now)
    assert offer.observation_id == kept.observation_id
    memory = vault.memories.get(kept.memory_ids[0])
    assert PASSWORD not in str(memory)
    assert "[password]" in memory.text_of(Role.LINE)
    assert_nowhere(home)
    assert reveal(vault, accept_offer(vault, offer.id, now), PASSPHRASE) == PASSWORD


def test_an_item_changes_and_its_former_value_is_gone(
    vault: Store, home: HomeFolder, now: datetime
) -> None:
    item = add_to_vault(vault, KeptKind.PASSWORD, "Router", PASSWORD, now)
    opened = unlock(vault, PASSPHRASE)
    sealed = vault.vault.value(item)
    kept = change_vault_item(
        vault, opened, item, ItemChange("Router in the hall", Sensitivity.LOW), now + SECOND
    )
    assert (kept.title, kept.details["sensitivity"]) == ("Router in the hall", "low")
    assert vault.vault.value(item) == sealed
    change_vault_item(
        vault, opened, item, ItemChange("Router in the hall", Sensitivity.LOW, "Gannet+55"), now
    )
    assert reveal(vault, item, PASSPHRASE) == "Gannet+55"
    assert sealed not in decrypted_home(home, KEY)
    undo(vault, item, now)
    assert vault.memories.get(item).title == "Router", "its name can be taken back"
    assert reveal(vault, item, PASSPHRASE) == "Gannet+55"
    assert_nowhere(home)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (ItemChange(f"Router {PASSWORD}", Sensitivity.LOW), "must not hold the secret"),
        (ItemChange("router-Gannet+55", Sensitivity.LOW, "Gannet+55"), "must not hold the secret"),
        (ItemChange(" ", Sensitivity.LOW), "give both"),
        (ItemChange("Router", Sensitivity.LOW, "  "), "give both"),
    ],
)
def test_a_change_that_would_tell_the_secret_is_refused(
    vault: Store, now: datetime, change: ItemChange, why: str
) -> None:
    item = add_to_vault(vault, KeptKind.PASSWORD, "Router", PASSWORD, now)
    with pytest.raises(InvalidSetting, match=why):
        change_vault_item(vault, unlock(vault, PASSPHRASE), item, change, now)
    assert reveal(vault, item, PASSPHRASE) == PASSWORD


def test_two_items_of_a_kind_are_not_called_the_same(vault: Store, now: datetime) -> None:
    first = add_to_vault(vault, KeptKind.PASSWORD, "Router", PASSWORD, now)
    add_to_vault(vault, KeptKind.PASSWORD, "Printer", "Gannet+55", now + SECOND)
    opened = unlock(vault, PASSPHRASE)
    with pytest.raises(CannotChange, match="already"):
        change_vault_item(
            vault, opened, first, ItemChange("printer", Sensitivity.LOW), now + 2 * SECOND
        )
    change_vault_item(vault, opened, first, ItemChange("Modem", Sensitivity.LOW), now + 3 * SECOND)
    with pytest.raises(CannotChange, match="already"):
        add_to_vault(vault, KeptKind.PASSWORD, "modem", "Slip_55", now + 4 * SECOND)
