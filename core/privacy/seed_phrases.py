"""The words that open a wallet: twelve to twenty-four of the BIP-39 list in a row.

Source: BIP-39 (Mnemonic code for generating deterministic keys). The last word carries a checksum,
so that a shopping list of listed words is told from a phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from core.privacy.secret_span import SecretKind, SecretSpan

SIZES = (24, 21, 18, 15, 12)
_SHORTEST = SIZES[-1]
_BITS = 11
# Words before or behind a phrase that happen to be listed, too.
_MOST_BESIDE = 2

_WORD = re.compile(r"(?:(?P<number>\d{1,2})[.):]?[ \t]{0,4})?(?P<word>[A-Za-z]{3,8})(?![A-Za-z'’])")
_BETWEEN = re.compile(r"[\s,;|·•\-]{0,6}")
_CELL = re.compile(r"\s*(?:(?:\d{1,2}[.):]?\s{0,4})?[A-Za-z]{3,8}(?![A-Za-z])[\s,;|]*)+")
_LABEL = re.compile(
    r"(?i)seed[ -]?(?:phrase|words?)|(?:secret|recovery|backup)[ -](?:recovery[ -])?"
    r"(?:phrase|words)|mnemonic|wiederherstellungs(?:phrase|wörter|satz)|seed-?wörter|"
    r"phrase (?:de récupération|secrète|mnémonique)|"
    r"frase (?:semilla|seme|de recuperaci[oó]n|di recupero|de recuperação)|"
    r"herstel(?:zin|woorden)|fraza odzyskiwania|återställningsfras|сид-?фраз|"
    r"фраз[аы] восстановления|シードフレーズ|リカバリーフレーズ|助记词|助記詞|시드 ?구문|복구 ?구문"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Listed words in a row: their places in the text, and themselves."""

    spans: list[tuple[int, int]]
    words: list[str]


@lru_cache(maxsize=1)
def listed_words() -> dict[str, int]:
    """The words of the list with their places, from `resources/lexicon`."""
    text = resources.files("resources.lexicon").joinpath("seed_phrase_words.txt").read_text("utf-8")
    return {word: place for place, word in enumerate(text.split())}


def has_checksum(words: Sequence[str]) -> bool:
    """Whether the last word carries the checksum of the words before it."""
    if len(words) not in SIZES:
        return False
    bits = "".join(format(listed_words()[word], f"0{_BITS}b") for word in words)
    size = len(bits) * 32 // 33
    digest = sha256(int(bits[:size], 2).to_bytes(size // 8, "big")).digest()
    return bits[size:] == format(digest[0], "08b")[: len(bits) - size]


def find_seed_phrases(text: str) -> Iterator[SecretSpan]:
    """Phrases in one piece of text: with a right checksum, or of right length beside a label."""
    if text.count(" ") + text.count("\n") + text.count("\t") < _SHORTEST - 1:
        return
    is_labelled: bool | None = None
    for run in _runs(text):
        if len(run.words) < _SHORTEST:
            continue
        if is_labelled is None:
            is_labelled = _LABEL.search(text) is not None
        first, last = (0, len(run.words)) if is_labelled else _checked(run.words)
        if last > first:
            start, end = run.spans[first][0], run.spans[last - 1][1]
            yield SecretSpan(start, end, SecretKind.PRIVATE_KEY)


def seed_cells(texts: Sequence[str]) -> tuple[int, ...]:
    """Which of a frame's lines are the cells of a phrase that is laid out in a grid or a column.

    Either the words are numbered from one on, or a label on the frame tells what they are.
    """
    cells = {index: found for index, text in enumerate(texts) if (found := _cell_words(text))}
    if sum(len(found) for found in cells.values()) < _SHORTEST:
        return ()
    numbers = {number for found in cells.values() for number, _ in found if number}
    is_numbered = numbers >= set(range(1, _SHORTEST + 1))
    if is_numbered or any(_LABEL.search(text) for text in texts):
        return tuple(
            index for index, found in cells.items() if not is_numbered or any(n for n, _ in found)
        )
    return ()


def _runs(text: str) -> Iterator[_Run]:
    """Stretches of listed words with nothing but blanks, numbers and commas between them."""
    run = _Run([], [])
    for match in _WORD.finditer(text):
        word = match["word"].lower()
        is_next = not run.spans or _BETWEEN.fullmatch(text, run.spans[-1][1], match.start())
        if word not in listed_words() or not is_next:
            yield run
            run = _Run([], [])
        if word in listed_words():
            run.spans.append(match.span())
            run.words.append(word)
    yield run


def _checked(words: Sequence[str]) -> tuple[int, int]:
    """The stretch of a run whose checksum is right, or an empty one."""
    for size in SIZES:
        beside = len(words) - size
        if 0 <= beside <= _MOST_BESIDE:
            for first in range(beside + 1):
                if has_checksum(words[first : first + size]):
                    return first, first + size
    return 0, 0


def _cell_words(text: str) -> list[tuple[int, str]]:
    """The listed words of a line that holds nothing else, with their numbers, 0 for none."""
    if len(text) > 120 or not _CELL.fullmatch(text):
        return []
    found = [(int(match["number"] or 0), match["word"].lower()) for match in _WORD.finditer(text)]
    return found if all(word in listed_words() for _, word in found) else []
