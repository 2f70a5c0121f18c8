"""Where the key is kept, and what happens when it is wrong, damaged or gone."""

import base64
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import DamagedStore, HomeError, StoreUnavailable, WrongKey
from core.home import HomeFolder
from core.observation import Picture
from core.store.keys import (
    KeyPlace,
    MemoryKey,
    obtain_key,
    protect_with_passphrase,
    remove_passphrase,
    subkey,
)
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, files_in, seen


class KeyringInMemory(keyring.backend.KeyringBackend):
    """A keyring that works and forgets with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked("locked")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.kept[service, username]


class KeyringThatSwallows(KeyringInMemory):
    """Takes a key and does not have it afterwards, as some backends do."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing is kept."""


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    folder = HomeFolder(tmp_path / "memory")
    folder.root.mkdir()
    return folder


@pytest.fixture
def no_keyring() -> Iterator[None]:
    yield from _with_backend(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture
def working_keyring() -> Iterator[KeyringInMemory]:
    backend = KeyringInMemory()
    for _ in _with_backend(backend):
        yield backend


def _with_backend(backend: keyring.backend.KeyringBackend) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield
    keyring.set_keyring(before)


def _record(home: HomeFolder) -> dict[str, str]:
    record = json.loads(home.key_file.read_text(encoding="utf-8"))
    assert isinstance(record, dict)
    return record


def _fill(home: HomeFolder, key: MemoryKey) -> None:
    """Make a memory with something in it, database and picture file."""
    store = Store.open(home, key)
    place = store.pictures.add(Picture(b"webp", 1280, 720), MORNING)
    store.observations.add(seen("the tide is at 13:42", picture=b"webp"), place)
    store.close()


def test_without_a_keyring_the_key_is_in_a_private_file(home: HomeFolder, no_keyring: None) -> None:
    key = obtain_key(home)
    assert (key.place, len(key.secret)) == (KeyPlace.FILE, 32)
    assert stat.S_IMODE(home.key_file.stat().st_mode) == 0o600
    assert "no keyring" in key.notice
    assert obtain_key(home) == key
    assert [path.name for path in home.root.iterdir()] == ["key.json"]


def test_with_a_keyring_the_file_does_not_hold_the_key(
    home: HomeFolder, working_keyring: KeyringInMemory
) -> None:
    key = obtain_key(home)
    assert (key.place, key.notice) == (KeyPlace.KEYRING, "")
    assert base64.b64encode(key.secret).decode() in working_keyring.kept.values()
    for content in files_in(home.root).values():
        assert base64.b64encode(key.secret) not in content
        assert key.secret.hex().encode() not in content
    assert obtain_key(home) == key


def test_a_keyring_that_swallows_keys_is_not_trusted(home: HomeFolder) -> None:
    for _ in _with_backend(KeyringThatSwallows()):
        key = obtain_key(home)
        assert key.place is KeyPlace.FILE
        assert obtain_key(home) == key


def test_every_memory_has_its_own_key(tmp_path: Path, no_keyring: None) -> None:
    homes = [HomeFolder(tmp_path / name) for name in ("one", "two")]
    for one in homes:
        one.root.mkdir()
    first, second = (obtain_key(one) for one in homes)
    assert first.secret != second.secret


def test_subkeys_differ_by_purpose_and_are_not_the_key(home: HomeFolder, no_keyring: None) -> None:
    secret = obtain_key(home).secret
    kept = {secret, subkey(secret, "database"), subkey(secret, "pictures")}
    assert len(kept) == 3
    assert subkey(secret, "database") == subkey(secret, "database")


def test_a_passphrase_is_set_changed_and_removed_without_touching_the_memory(
    home: HomeFolder, no_keyring: None
) -> None:
    first = obtain_key(home)
    _fill(home, first)
    untouched = {name: data for name, data in files_in(home.root).items() if name != "key.json"}

    guarded = protect_with_passphrase(home, first, "seven geese fly")
    assert guarded == MemoryKey(first.secret, KeyPlace.PASSPHRASE)
    assert base64.b64encode(first.secret) not in home.key_file.read_bytes()
    assert stat.S_IMODE(home.key_file.stat().st_mode) == 0o600
    assert obtain_key(home, lambda: "seven geese fly") == guarded

    changed = protect_with_passphrase(home, guarded, "größer als zuvor")
    with pytest.raises(WrongKey, match="passphrase is not right"):
        obtain_key(home, lambda: "seven geese fly")
    assert obtain_key(home, lambda: "größer als zuvor") == changed

    assert remove_passphrase(home, changed) == first
    assert obtain_key(home) == first
    after = {name: data for name, data in files_in(home.root).items() if name != "key.json"}
    assert after == untouched


def test_a_passphrase_takes_the_key_out_of_the_keyring_and_back(
    home: HomeFolder, working_keyring: KeyringInMemory
) -> None:
    key = obtain_key(home)
    guarded = protect_with_passphrase(home, key, "seven geese fly")
    assert working_keyring.kept == {}
    assert remove_passphrase(home, guarded) == key
    assert len(working_keyring.kept) == 1


def test_who_cannot_be_asked_is_told_how_to_give_the_passphrase(
    home: HomeFolder, no_keyring: None
) -> None:
    protect_with_passphrase(home, obtain_key(home), "seven geese fly")
    with pytest.raises(WrongKey, match="RECOLLECT_PASSPHRASE"):
        obtain_key(home, None)


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_keyring_that_is_locked_or_lost_the_key_touches_nothing(
    home: HomeFolder, working_keyring: KeyringInMemory, is_locked: bool
) -> None:
    _fill(home, obtain_key(home))
    before = files_in(home.root)
    working_keyring.is_locked = is_locked
    if not is_locked:
        working_keyring.kept.clear()
    with pytest.raises(WrongKey):
        obtain_key(home)
    assert files_in(home.root) == before


def test_another_memorys_key_is_wrong_and_touches_nothing(
    home: HomeFolder, no_keyring: None
) -> None:
    _fill(home, obtain_key(home))
    record = _record(home) | {"key": base64.b64encode(b"?" * 32).decode()}
    home.key_file.write_text(json.dumps(record), encoding="utf-8")
    before = files_in(home.root)
    with pytest.raises(WrongKey):
        obtain_key(home)
    assert files_in(home.root) == before


def test_a_wrong_passphrase_touches_nothing(home: HomeFolder, no_keyring: None) -> None:
    key = obtain_key(home)
    _fill(home, key)
    protect_with_passphrase(home, key, "seven geese fly")
    before = files_in(home.root)
    with pytest.raises(WrongKey):
        obtain_key(home, lambda: "six geese fly")
    assert files_in(home.root) == before


def test_a_missing_key_file_beside_a_memory_is_damage_and_makes_no_new_key(
    home: HomeFolder, no_keyring: None
) -> None:
    _fill(home, obtain_key(home))
    home.key_file.unlink()
    before = files_in(home.root)
    with pytest.raises(DamagedStore, match="missing"):
        obtain_key(home)
    assert files_in(home.root) == before


_DAMAGE = {
    "empty": "",
    "half": '{"version": "1", "pla',
    "no object": "[1, 2]",
    "unknown place": '{"place": "moon", "check": "", "home_id": ""}',
    "no place": '{"check": "", "home_id": ""}',
    "no key": '{"place": "file", "check": "", "home_id": ""}',
    "key in bad letters": '{"place": "file", "check": "", "home_id": "", "key": "é"}',
    "key of odd length": '{"place": "file", "check": "", "home_id": "", "key": "abc"}',
    "half a character": '{"place": "file", "check": "\\ud800", "home_id": "", "key": ""}',
    "no salt": '{"place": "passphrase", "check": "", "home_id": ""}',
    "short salt": (
        '{"place": "passphrase", "check": "", "home_id": "", "salt": "YQ==", "nonce": "YQ==",'
        ' "wrapped": "YQ=="}'
    ),
}


@pytest.mark.parametrize("content", _DAMAGE.values(), ids=_DAMAGE.keys())
def test_a_damaged_key_file_says_so_and_touches_nothing(
    home: HomeFolder, no_keyring: None, content: str
) -> None:
    _fill(home, obtain_key(home))
    home.key_file.write_text(content, encoding="utf-8")
    before = files_in(home.root)
    with pytest.raises(DamagedStore, match="cannot be understood"):
        obtain_key(home, lambda: "any")
    assert files_in(home.root) == before


_TEXTS = st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda b: b.hex()), st.none())


@given(
    record=st.fixed_dictionaries(
        {"place": st.sampled_from(["file", "keyring"]), "check": _TEXTS, "home_id": _TEXTS},
        optional={"key": _TEXTS, "version": st.integers()},
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_the_key_file_a_known_error_comes_of_it(
    home: HomeFolder, working_keyring: KeyringInMemory, record: dict[str, object]
) -> None:
    home.key_file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(HomeError):
        obtain_key(home)


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, no_keyring: None
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        obtain_key(HomeFolder(tmp_path / "file" / "below"))


def test_a_key_file_that_may_not_be_read_is_said_in_a_sentence(
    home: HomeFolder, no_keyring: None
) -> None:
    home.key_file.mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        obtain_key(home)


def test_a_crash_while_the_key_is_written_leaves_the_old_one(
    home: HomeFolder, no_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = obtain_key(home)
    before = home.key_file.read_bytes()

    def no_room(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.keys.os.fsync", no_room)
    with pytest.raises(StoreUnavailable):
        protect_with_passphrase(home, key, "seven geese fly")
    assert home.key_file.read_bytes() == before
    assert obtain_key(home) == key
