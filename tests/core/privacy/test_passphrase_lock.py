"""Wrapping with a passphrase."""

import pytest

from core.privacy.passphrase_lock import WrongPassphrase, unwrap_secret, wrap_secret

SECRET = bytes(range(32))


def test_the_passphrase_opens_it_and_no_other_does() -> None:
    wrapped = wrap_secret(SECRET, "correct horse")
    assert unwrap_secret(wrapped, "correct horse") == SECRET
    assert SECRET not in wrapped.wrapped
    for wrong in ("", "Correct horse", "correct horse "):
        with pytest.raises(WrongPassphrase):
            unwrap_secret(wrapped, wrong)


def test_it_never_looks_the_same_and_knows_its_size() -> None:
    first, second = wrap_secret(SECRET, "x"), wrap_secret(SECRET, "x")
    assert first.wrapped != second.wrapped
    assert first.salt != second.salt
    assert first.is_whole(32)
    assert not first.is_whole(31)
