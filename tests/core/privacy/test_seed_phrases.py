"""Seed phrases are taken out; lists of ordinary words stay."""

from hashlib import sha256
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.observation import Box, TextLine
from core.privacy.redaction import redact_lines, redact_text
from core.privacy.seed_phrases import SIZES, has_checksum, listed_words, seed_cells

WORDS = tuple(listed_words())
# From BIP-39's own test vectors: phrases that everybody knows and nobody uses.
TWELVE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
TWENTY_FOUR = (
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount "
    "doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless"
)


@st.composite
def phrases(draw: st.DrawFn) -> list[str]:
    """A phrase of any length whose last word carries the right checksum."""
    size = draw(st.sampled_from(SIZES))
    entropy = draw(st.binary(min_size=size * 4 // 3, max_size=size * 4 // 3))
    bits = "".join(format(byte, "08b") for byte in entropy)
    bits += format(sha256(entropy).digest()[0], "08b")[: size * 11 - len(bits)]
    return [WORDS[int(bits[place : place + 11], 2)] for place in range(0, len(bits), 11)]


def test_the_list_is_the_one_of_the_standard() -> None:
    text = resources.files("resources.lexicon").joinpath("seed_phrase_words.txt").read_bytes()
    known = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    assert sha256(text).hexdigest() == known


@pytest.mark.parametrize("phrase", [TWELVE, TWENTY_FOUR])
@pytest.mark.parametrize("frame", ["{}", "Write it down: {}.", "1) {}", "{}\nDone"])
def test_a_phrase_is_one_secret(phrase: str, frame: str) -> None:
    redacted = redact_text(frame.format(phrase))
    assert "[private key]" in redacted
    assert not any(word in redacted.split() for word in phrase.split())


@given(phrases(), st.sampled_from([" ", ", ", "\n", "  "]), st.booleans())
def test_every_phrase_is_found_however_it_is_parted(
    words: list[str], joint: str, is_loud: bool
) -> None:
    assert has_checksum(words)
    shown = joint.join(words)
    assert redact_text(shown.upper() if is_loud else shown) == "[private key]"


@given(phrases())
def test_a_numbered_phrase_is_found(words: list[str]) -> None:
    shown = " ".join(f"{number}. {word}" for number, word in enumerate(words, start=1))
    assert redact_text(shown) == "[private key]"


@pytest.mark.parametrize(
    "text",
    [
        "action, art, business, camera, dance, fashion, guitar, hockey, jazz, movie, music, sport",
        "legal winner thank year wave sausage",
        "We thank you for this year and hope that the winner of the case will be useful to all.",
        "abandon ability able about above absent absorb abstract absurd abuse access",
        TWELVE.rsplit(" ", 1)[0] + " zebra",  # the checksum is wrong
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert redact_text(text) == text


def test_a_long_word_is_looked_at_in_no_time() -> None:
    assert seed_cells(["a" * 119 + "!"] * 50) == ()


def test_beside_its_label_a_phrase_needs_no_checksum() -> None:
    wrong = TWELVE.rsplit(" ", 1)[0] + " zebra"
    assert redact_text(f"Secret recovery phrase:\n{wrong}").endswith("[private key]")


def grid(words: list[str], *, is_numbered: bool, columns: int = 3) -> list[TextLine]:
    return [
        TextLine(
            f"{place + 1}. {word}" if is_numbered else word,
            Box(100 + 400 * (place % columns), 200 + 90 * (place // columns), 130, 18),
        )
        for place, word in enumerate(words)
    ]


def test_a_grid_of_numbered_cells_is_taken_out_and_nothing_beside_it() -> None:
    title = TextLine("Your wallet", Box(100, 40, 200, 24))
    done = TextLine("Next", Box(800, 900, 60, 18))  # a listed word, on a button
    result = redact_lines([title, *grid(TWELVE.split(), is_numbered=True), done])
    assert [line.text for line in result.lines] == [
        "Your wallet",
        *["[private key]"] * 12,
        "Next",
    ]
    assert len(result.secret_boxes) == 12


def test_a_grid_without_numbers_needs_a_label() -> None:
    cells = grid(TWELVE.split(), is_numbered=False)
    assert redact_lines(cells).secret_boxes == ()
    title = TextLine("Recovery phrase", Box(100, 40, 200, 24))
    assert len(redact_lines([title, *cells]).secret_boxes) == 12
