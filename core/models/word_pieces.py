"""WordPiece: words as the pieces that a BERT model knows, letters small and without accents.

Source: J. Devlin et al., "BERT", 2019, and the tokeniser published with it: a word is taken apart
greedily, the longest known piece first.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN = "[UNK]"
_CONTINUES = "##"
_REMEMBERED_WORDS = 16_384
_MOST_LETTERS = 100  # of a word; a longer one is unknown
_IDEOGRAPHS = (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))
_ASCII_SIGNS = (("!", "/"), (":", "@"), ("[", "`"), ("{", "~"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece's number, and where in the text the word that it is of begins and ends."""

    number: int
    begin: int
    end: int


class WordPieces:
    """A vocabulary, and the numbers of a text's pieces in it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """A piece's place in the list is its number; `[UNK]` must be among them."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self._of_word = lru_cache(_REMEMBERED_WORDS)(self._pieces_of)

    def number(self, piece: str) -> int:
        """The number of one piece. Raises: KeyError if there is none."""
        return self._numbers[piece]

    def numbers(self, text: str) -> list[int]:
        """The numbers of all pieces of a text, in order; no signs for its start or end."""
        return [piece.number for piece in self.pieces(text)]

    def pieces(self, text: str) -> list[Piece]:
        """All pieces of a text with the word that each is of, in order."""
        return [
            Piece(number, begin, end)
            for begin, end in _words(text)
            for number in self._of_word(text[begin:end])
        ]

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        plain = "".join(
            character
            for character in unicodedata.normalize("NFD", word.lower())
            if unicodedata.category(character) != "Mn"
        )
        if len(plain) > _MOST_LETTERS:
            return (self._unknown,)
        found: list[int] = []
        begin = 0
        while begin < len(plain):
            known = self._longest_piece(plain, begin)
            if known is None:
                return (self._unknown,)
            number, begin = known
            found.append(number)
        return tuple(found)

    def _longest_piece(self, word: str, begin: int) -> tuple[int, int] | None:
        """The number of the longest piece that begins there, and where it ends."""
        before = _CONTINUES if begin else ""
        for end in range(len(word), begin, -1):
            number = self._numbers.get(before + word[begin:end])
            if number is not None:
                return number, end
        return None


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where runs of letters and digits begin and end; other signs and ideographs are alone."""
    begin: int | None = None
    for place, character in enumerate(text):
        is_gap = character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}
        if not is_gap and not _stands_alone(character):
            begin = place if begin is None else begin
            continue
        if begin is not None:
            yield begin, place
            begin = None
        if not is_gap:
            yield place, place + 1
    if begin is not None:
        yield begin, len(text)


def _stands_alone(character: str) -> bool:
    if any(first <= character <= last for first, last in (*_ASCII_SIGNS, *_IDEOGRAPHS)):
        return True
    return unicodedata.category(character).startswith("P")
