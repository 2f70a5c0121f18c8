"""A secret behind a passphrase: wrapped so that nothing but the passphrase opens it.

The passphrase is stretched (Argon2id, RFC 9106 §4 second recommended option) and the stretched
key encrypts the secret (ChaCha20-Poly1305). Changing a passphrase wraps the same secret anew.
"""

import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_ARGON2_MEMORY_KIB = 65_536
_ARGON2_PASSES = 3
_ARGON2_LANES = 4


class WrongPassphrase(Exception):
    """The passphrase does not open what was wrapped; callers say so in words of their own."""


@dataclass(frozen=True, slots=True)
class WrappedSecret:
    """A secret that only a passphrase opens."""

    salt: bytes
    nonce: bytes
    wrapped: bytes

    def is_whole(self, secret_bytes: int) -> bool:
        """Whether the parts have the sizes that a secret of this size gives."""
        sizes = (len(self.salt), len(self.nonce), len(self.wrapped))
        return sizes == (_SALT_BYTES, _NONCE_BYTES, secret_bytes + _TAG_BYTES)


def wrap_secret(secret: bytes, passphrase: str) -> WrappedSecret:
    """Wrap a secret; the same secret and passphrase never give the same bytes twice."""
    salt = secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    wrapped = ChaCha20Poly1305(_stretch(passphrase, salt)).encrypt(nonce, secret, None)
    return WrappedSecret(salt, nonce, wrapped)


def unwrap_secret(wrapped: WrappedSecret, passphrase: str) -> bytes:
    """Open what `wrap_secret` wrapped. Raises: WrongPassphrase."""
    cipher = ChaCha20Poly1305(_stretch(passphrase, wrapped.salt))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.wrapped, None)
    except InvalidTag:
        raise WrongPassphrase from None


def _stretch(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        passphrase.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=_ARGON2_PASSES,
        memory_cost=_ARGON2_MEMORY_KIB,
        parallelism=_ARGON2_LANES,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )
