"""Sealing: anyone with the vault's public key can put a secret in, only its private key takes
it out.

Each secret is encrypted with a key of its own (ChaCha20-Poly1305), agreed between the vault's key
and one made for this secret alone and thrown away (X25519, then HKDF with SHA-256), as in ECIES
and HPKE (RFC 9180). Values are padded, so that a sealed PIN and a sealed password look alike.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Seal = Callable[[str], bytes]
"""Seals one secret for the vault of the memory that capture works for."""

KEY_BYTES = 32
_LENGTH_BYTES = 4
_PAD_TO_BYTES = 64
_PURPOSE = b"recollect vault item 1"
# One key seals one value, so that the nonce may be the same for all.
_NONCE = bytes(12)


class NotUnsealed(Exception):
    """The key does not fit what was sealed, or that was changed since."""


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """A pair of keys, each 32 bytes: the public one seals, the private one opens."""

    public: bytes
    private: bytes


def new_vault_keys() -> VaultKeys:
    """A fresh pair of keys."""
    private = X25519PrivateKey.generate()
    return VaultKeys(private.public_key().public_bytes_raw(), private.private_bytes_raw())


def seal(public_key: bytes, value: str) -> bytes:
    """Seal a secret; whoever sealed it cannot open it again."""
    ephemeral = X25519PrivateKey.generate()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
    ephemeral_public = ephemeral.public_key().public_bytes_raw()
    key = _item_key(shared, ephemeral_public, public_key)
    return ephemeral_public + ChaCha20Poly1305(key).encrypt(_NONCE, _padded(value), None)


def unseal(private_key: bytes, sealed: bytes) -> str:
    """Open what `seal` sealed, exactly as it was. Raises: NotUnsealed."""
    private = X25519PrivateKey.from_private_bytes(private_key)
    ephemeral_public, encrypted = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    try:
        # Raises ValueError for bytes that are no key.
        shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral_public))
        key = _item_key(shared, ephemeral_public, private.public_key().public_bytes_raw())
        padded = ChaCha20Poly1305(key).decrypt(_NONCE, encrypted, None)
    except (InvalidTag, ValueError):
        raise NotUnsealed from None
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length].decode("utf-8", "surrogatepass")


def _item_key(shared: bytes, ephemeral_public: bytes, vault_public: bytes) -> bytes:
    derived = HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=ephemeral_public + vault_public, info=_PURPOSE
    )
    return derived.derive(shared)


def _padded(value: str) -> bytes:
    data = value.encode("utf-8", "surrogatepass")
    framed = len(data).to_bytes(_LENGTH_BYTES, "big") + data
    return framed + bytes(-len(framed) % _PAD_TO_BYTES)
