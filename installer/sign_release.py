"""Signs what the publisher says of a new version, for the check for updates.

    python installer/sign_release.py --new-key ~/recollect-release.key
    python installer/sign_release.py --key ~/recollect-release.key --page https://… \\
        --file linux-x86_64-deb=https://…/recollect_0.2.0_amd64.deb=build/package/recollect_….deb \\
        > recollect-versions.json

The private key is kept off the computers that build. The words about the changes are the newest
section of CHANGELOG.md.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization import PublicFormat as Public

ROOT = Path(__file__).resolve().parents[1]
PUBLIC_KEY = ROOT / "resources" / "release_key.txt"
VALID_DAYS = 120


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--new-key", type=Path, help="make a pair; the private half goes here")
    parser.add_argument("--key", type=Path, help="the private key to sign with")
    parser.add_argument("--page", help="where people can read about the version and get it")
    parser.add_argument("--file", action="append", default=[], help="SYSTEM=URL=PATH")
    words = parser.parse_args()
    if words.new_key:
        make_key(words.new_key)
        return
    if not (words.key and words.page):
        parser.error("--key and --page are needed to sign")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changes = newest_changes((ROOT / "CHANGELOG.md").read_text("utf-8"))
    files = [file_entry(one) for one in words.file]
    release = {"version": version, "page": words.page, "changes": changes, "files": files}
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(words.key.read_text("ascii")))
    sys.stdout.write(signed(release, key, datetime.now(UTC)) + "\n")


def make_key(target: Path) -> None:
    """Write a new private key, readable by its owner alone, and the public one into resources."""
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    target.touch(mode=0o600, exist_ok=False)
    target.write_text(base64.b64encode(secret).decode() + "\n", encoding="ascii")
    comments = [line for line in PUBLIC_KEY.read_text("utf-8").splitlines() if line.startswith("#")]
    public = base64.b64encode(key.public_key().public_bytes(Encoding.Raw, Public.Raw)).decode()
    PUBLIC_KEY.write_text("\n".join([*comments, public]) + "\n", encoding="utf-8")


def newest_changes(changelog: str) -> str:
    """The first section of the changelog, without its heading."""
    sections = re.split(r"^## .*$", changelog, flags=re.MULTILINE)
    return sections[1].strip()


def file_entry(words: str) -> dict[str, object]:
    system, url, path = words.split("=", 2)
    content = Path(path).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"system": system, "url": url, "size_bytes": len(content), "sha256": digest}


def signed(release: dict[str, object], key: Ed25519PrivateKey, now: datetime) -> str:
    """The manifest, as `core.updates.manifest` reads it."""
    valid_until = (now + timedelta(days=VALID_DAYS)).isoformat(timespec="seconds")
    payload = json.dumps(
        {"format": 1, "valid_until": valid_until, "release": release},
        ensure_ascii=False,
        sort_keys=True,
    )
    signature = base64.b64encode(key.sign(payload.encode())).decode()
    return json.dumps({"payload": payload, "signature": signature}, ensure_ascii=False)


if __name__ == "__main__":
    main()
