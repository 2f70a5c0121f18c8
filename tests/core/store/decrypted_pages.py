"""Every page that the files of a memory hold, decrypted without SQLite.

SQLite shows only what is alive. What forgetting must prove is that nothing is left in dead space
either: free pages, the gaps inside pages, and older frames of the write-ahead log.

Source: the page format of SQLite3 Multiple Ciphers, cipher "chacha20" (sqleet), not legacy: the
page's last 32 bytes are a 16-byte nonce and a Poly1305 tag; ChaCha20 makes a one-time key from it,
whose second half encrypts the page (of page 1 all but its first 24 bytes).

Texts lie compressed in the pages. What a search for words has to find in them is decompressed, too,
wherever a compressed whole begins, dead space included; of one that is told by another whole only
its own letters, since the other is not known.
"""

import re
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.poly1305 import Poly1305

from core.home import HomeFolder
from core.store.keys import MemoryKey, subkey

_WHOLE = re.compile(rb"\x78[\x01\x9c\xda]")
_TOLD_BY_ANOTHER = re.compile(rb"\x78[\x20\xbb\xf9]")
_OTHERS_CHECKSUM = 4
_STEP = 16
_LONGEST = 1 << 16
_RESERVED = 32
_PAGE_ONE_PLAIN = 24
_WAL_HEADER = 32
_FRAME_HEADER = 24


def decrypted_home(home: HomeFolder, key: MemoryKey) -> bytes:
    """All that is readable with the key: the database, the pictures, their logs, side by side,
    and what is compressed in the database.

    Other files are given as they are.
    """
    parts = []
    for path in sorted(home.root.rglob("*")):
        if not path.is_file():
            continue
        if path.name.endswith(("-shm", ".json", ".lock")):
            parts.append(path.read_bytes())
            continue
        purpose = "pictures" if path.parent == home.pictures else "database"
        pages = decrypted_file(path, subkey(key.secret, purpose))
        parts.append(pages)
        if purpose == "database":
            parts += decompressed_wholes(pages)
    return b"\n".join(parts)


def decompressed_wholes(pages: bytes) -> list[bytes]:
    """What begins anywhere in pages as zlib writes it, each as far as it can be read."""
    alone = [_read(pages, found.start(), zlib.decompressobj()) for found in _WHOLE.finditer(pages)]
    told = [
        _read(
            pages,
            found.end() + _OTHERS_CHECKSUM,
            zlib.decompressobj(-zlib.MAX_WBITS, zdict=bytes(1 << zlib.MAX_WBITS)),
        )
        for found in _TOLD_BY_ANOTHER.finditer(pages)
    ]
    return [plain for plain in (*alone, *told) if plain]


def _read(pages: bytes, start: int, running: "zlib._Decompress") -> bytes:
    plain = b""
    for at in range(start, min(start + _LONGEST, len(pages)), _STEP):
        try:
            plain += running.decompress(pages[at : at + _STEP])
        except zlib.error:
            break
        if running.eof:
            break
    return plain


def decrypted_file(path: Path, key: bytes) -> bytes:
    """The pages of a database file, or of all frames in a write-ahead log, in file order."""
    data = path.read_bytes()
    if not data:
        return b""
    if path.name.endswith("-wal"):
        return b"".join(_wal_pages(data, key))
    page_bytes = int.from_bytes(data[16:18], "big")
    assert len(data) % page_bytes == 0, f"{path} is no whole number of pages"
    return b"".join(
        _decrypted(data[start : start + page_bytes], start // page_bytes + 1, key)
        for start in range(0, len(data), page_bytes)
    )


def _wal_pages(data: bytes, key: bytes) -> list[bytes]:
    step = _FRAME_HEADER + int.from_bytes(data[8:12], "big")
    return [
        _decrypted(
            data[start + _FRAME_HEADER : start + step],
            int.from_bytes(data[start : start + 4], "big"),
            key,
        )
        for start in range(_WAL_HEADER, len(data) - step + 1, step)
    ]


def _decrypted(page: bytes, number: int, key: bytes) -> bytes:
    """Raises InvalidSignature if the page was not encrypted with this key."""
    size = len(page) - _RESERVED
    nonce, tag = page[size : size + 16], page[size + 16 :]
    counter = int.from_bytes(nonce[12:], "little") ^ number
    once = _chacha20(key, counter, nonce[:12], bytes(64))
    Poly1305.verify_tag(once[:32], page[: size + 16], tag)
    plain = _PAGE_ONE_PLAIN if number == 1 else 0
    return page[:plain] + _chacha20(once[32:], counter + 1, nonce[:12], page[plain:size])


def _chacha20(key: bytes, counter: int, nonce: bytes, data: bytes) -> bytes:
    block = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce
    return Cipher(algorithms.ChaCha20(key, block), mode=None).encryptor().update(data)
