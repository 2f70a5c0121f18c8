"""Each row finds its own example, and nothing in what only resembles a key."""

import re

import pytest

from core.privacy.provider_keys import HIDDEN_PARTS, PROVIDER_KEYS, ProviderKey
from core.privacy.redaction import redact_text

WHOLE = pytest.mark.parametrize("key", PROVIDER_KEYS, ids=[key.name for key in PROVIDER_KEYS])
PARTS = pytest.mark.parametrize("key", HIDDEN_PARTS, ids=[key.name for key in HIDDEN_PARTS])
FRAMES = pytest.mark.parametrize("frame", ["{}", "see {} there", "KEY='{}'", "a line\n{}\nanother"])


@WHOLE
def test_a_row_fits_its_own_example_wholly(key: ProviderKey) -> None:
    assert re.fullmatch(key.pattern, key.example)
    assert key.source


@WHOLE
@FRAMES
def test_the_key_is_taken_out(key: ProviderKey, frame: str) -> None:
    assert redact_text(frame.format(key.example)) == frame.format("[api key]")


@WHOLE
def test_the_beginning_of_a_key_alone_is_none(key: ProviderKey) -> None:
    start = re.match(r"[A-Za-z0-9/]{2,8}[_\-.]?", key.example)
    assert start is not None
    text = f"Keys begin with {start.group()} and are long."
    assert redact_text(text) == text


@WHOLE
def test_a_key_inside_a_longer_word_is_none(key: ProviderKey) -> None:
    assert not re.search(rf"(?<![A-Za-z0-9])(?:{key.pattern})", f"x{key.example[:12]}")


@PARTS
@FRAMES
def test_the_secret_part_alone_is_taken_out(key: ProviderKey, frame: str) -> None:
    match = re.search(key.pattern, key.example)
    assert match is not None
    redacted = redact_text(frame.format(key.example))
    assert match.group(1).strip() not in redacted
    assert key.example[: match.start(1)] in redacted


@PARTS
def test_what_stands_before_the_secret_part_alone_stays(key: ProviderKey) -> None:
    match = re.search(key.pattern, key.example)
    assert match is not None
    text = f"{key.example[: match.start(1)]} and no more"
    assert redact_text(text) == text


def test_names_are_told_once() -> None:
    names = [key.name for key in (*PROVIDER_KEYS, *HIDDEN_PARTS)]
    assert len(names) == len(set(names))
