"""The publisher's public key, which comes with the program and cannot be changed by a setting."""

import base64
import binascii
from importlib import resources

_BYTES = 32


def release_key() -> bytes:
    """The key, 32 bytes; empty in a build whose publisher has none.

    `installer/sign_release.py --new-key` makes a pair and writes the public half there.
    """
    text = resources.files("resources").joinpath("release_key.txt").read_text("utf-8")
    written = "".join(line for line in text.splitlines() if not line.startswith("#")).strip()
    try:
        key = base64.b64decode(written, validate=True)
    except binascii.Error:
        key = b""
    return key if len(key) == _BYTES else b""
