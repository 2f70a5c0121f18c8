"""Sealing: what goes in comes out exactly, with the private key alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.privacy.sealing import NotUnsealed, new_vault_keys, seal, unseal

KEYS = new_vault_keys()


@given(st.text())
def test_what_was_sealed_comes_out_as_it_was(value: str) -> None:
    assert unseal(KEYS.private, seal(KEYS.public, value)) == value


def test_half_characters_survive() -> None:
    assert unseal(KEYS.private, seal(KEYS.public, "a\ud83d\nb\x00")) == "a\ud83d\nb\x00"


def test_the_same_secret_never_looks_the_same() -> None:
    assert len({seal(KEYS.public, "4711") for _ in range(20)}) == 20


def test_short_secrets_look_equally_long() -> None:
    assert len({len(seal(KEYS.public, "x" * length)) for length in range(61)}) == 1


def test_another_vault_opens_nothing() -> None:
    with pytest.raises(NotUnsealed):
        unseal(new_vault_keys().private, seal(KEYS.public, "4711"))


def test_the_public_key_opens_nothing() -> None:
    with pytest.raises(NotUnsealed):
        unseal(KEYS.public, seal(KEYS.public, "4711"))


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(seal(KEYS.public, "4711"))
    # The key's topmost bit is not part of it (RFC 7748 §5).
    place = data.draw(st.integers(0, len(sealed) - 1).filter(lambda place: place != 31))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotUnsealed):
        unseal(KEYS.private, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(32), bytes(48), bytes(200)])
def test_what_was_never_sealed_is_refused(sealed: bytes) -> None:
    with pytest.raises(NotUnsealed):
        unseal(KEYS.private, sealed)
