"""Only what the publisher signed is believed, only while it holds, and only if it makes sense."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from core.updates.manifest import UpdatesUnavailable, is_newer, read_manifest
from core.updates.release_key import release_key
from installer.sign_release import newest_changes, signed

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


FILE: dict[str, object] = {
    "system": "linux-x86_64-deb",
    "url": "https://recollect.invalid/recollect_0.2.0_amd64.deb",
    "size_bytes": 12,
    "sha256": "a" * 64,
}


def release(**changes: Any) -> dict[str, object]:
    told = {
        "version": "0.2.0",
        "page": "https://recollect.invalid/0.2.0",
        "changes": "It hears owls.",
        "files": [FILE],
    }
    return {**told, **changes}


def document(told: dict[str, object]) -> bytes:
    return signed(told, KEY, NOW).encode()


def test_what_the_publisher_says() -> None:
    told = read_manifest(document(release()), PUBLIC, NOW)
    assert (told.version, told.changes) == ("0.2.0", "It hears owls.")
    file = told.file_for("linux-x86_64-deb")
    assert file is not None
    assert file.name == "recollect_0.2.0_amd64.deb"
    assert told.file_for("win-amd64") is None


def test_another_key_is_not_believed() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    with pytest.raises(UpdatesUnavailable, match="not signed"):
        read_manifest(document(release()), other, NOW)


def test_one_changed_sign_is_not_believed() -> None:
    changed = document(release()).replace(b"owls", b"owl5")
    with pytest.raises(UpdatesUnavailable, match="not signed"):
        read_manifest(changed, PUBLIC, NOW)


def test_an_old_list_is_not_believed() -> None:
    with pytest.raises(UpdatesUnavailable, match="out of date"):
        read_manifest(document(release()), PUBLIC, NOW + timedelta(days=121))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "newest"},
        {"version": "1"},
        {"version": "1.0; rm"},
        {"page": "http://recollect.invalid/"},
        {"page": "file:///etc/passwd"},
        {"changes": 5},
        {"changes": "a" * 20_001},
        {"files": [{"system": "linux"}]},
        {"files": 3},
    ],
)
def test_signed_nonsense_is_told_as_such(changes: dict[str, object]) -> None:
    with pytest.raises(UpdatesUnavailable, match="cannot be read"):
        read_manifest(document(release(**changes)), PUBLIC, NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://recollect.invalid/../../x y"},
        {"url": "https://recollect.invalid/"},
        {"url": "ftp://recollect.invalid/a.deb"},
        {"sha256": "short"},
        {"size_bytes": 0},
        {"size_bytes": "many"},
    ],
)
def test_a_file_that_makes_no_sense(changes: dict[str, object]) -> None:
    with pytest.raises(UpdatesUnavailable, match="cannot be read"):
        read_manifest(document(release(files=[{**FILE, **changes}])), PUBLIC, NOW)


def test_a_newer_format_is_told_as_such() -> None:
    payload = json.dumps({"format": 2})
    envelope = json.loads(document(release()))
    envelope["payload"] = payload
    envelope["signature"] = base64.b64encode(KEY.sign(payload.encode())).decode()
    with pytest.raises(UpdatesUnavailable, match="newer Recollect"):
        read_manifest(json.dumps(envelope).encode(), PUBLIC, NOW)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(some: bytes) -> None:
    with pytest.raises(UpdatesUnavailable):
        read_manifest(some, PUBLIC, NOW)


@pytest.mark.parametrize(
    ("version", "than", "expected"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10.0", "0.9.0", True),
        ("1.0", "1.0.0", False),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("newest", "0.1.0", False),
    ],
)
def test_which_is_newer(version: str, than: str, *, expected: bool) -> None:
    assert is_newer(version, than) is expected


def test_a_build_without_a_publisher_has_no_key() -> None:
    assert len(release_key()) in {0, 32}


def test_the_words_about_a_version_are_the_changelogs() -> None:
    log = "# Changes\n\nWords.\n\n## 0.2.0\n\n- Owls.\n\n## 0.1.0\n\n- First.\n"
    assert newest_changes(log) == "- Owls."
