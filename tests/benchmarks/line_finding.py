"""How often the line that answers a question is found, by the network and by words.

    python -m tests.benchmarks.line_finding [--json]

Measured on the written screens that are kept aside (`written_screens`): how often the right line is
the first of its own screen, and how often of eight screens together. Beside the network that comes
with the program (`resources/line_reader`) stands BM25 over the words of the lines (S. Robertson and
H. Zaragoza, 2009), without stems and synonyms. Only questions that the screen answers are asked.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from math import log
from typing import Protocol

import numpy as np

from core.models.embedder import FloatArray
from core.models.line_encoder import PageStretch
from core.models.onnx_line_encoder import OnnxLineReader
from tests.benchmarks.written_screens import WrittenScreen, all_screens, learned_and_kept

Asked = Callable[[str], FloatArray]
"""Takes a question; returns what each line scores, in the order of the screens and their lines."""

Finder = Callable[[Sequence[WrittenScreen]], Asked]
"""Reads screens, so that questions about them can be asked."""


class LineVectors(Protocol):
    """What a `LineEncoder` makes vectors with."""

    def encode_question(self, text: str) -> FloatArray: ...

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]: ...


SCREENS_AT_ONCE = 8

_MOST_CHARACTERS = 500  # of a stretch
_ORDER_SEED = 3
_TERM_SATURATION, _LENGTH_SHARE = 1.2, 0.75
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundShares:
    """How often the first line was the right one, from 0 to 1."""

    questions: int
    own_screen: float
    eight_screens: float

    def __str__(self) -> str:
        return (
            f"first of its own screen {self.own_screen:.1%}, of {SCREENS_AT_ONCE} screens "
            f"{self.eight_screens:.1%}, of {self.questions} questions"
        )


def measured(screens: Sequence[WrittenScreen], finder: Finder) -> FoundShares:
    """Ask every question that its screen answers. A rest of fewer than eight screens is left out.

    The screens are put together at random, but always alike.
    """
    count = own = among_all = 0
    for group in screens_together(screens):
        asked = finder(group)
        begin = 0
        for screen in group:
            end = begin + len(screen.lines)
            for question in screen.questions:
                if question.line is None:
                    continue
                scores = asked(question.text)
                count += 1
                own += int(np.argmax(scores[begin:end])) == question.line
                among_all += int(np.argmax(scores)) == begin + question.line
            begin = end
    return FoundShares(count, own / max(count, 1), among_all / max(count, 1))


def by_network(encoder: LineVectors) -> Finder:
    """Lines whose vectors lie near the question's."""

    def read(screens: Sequence[WrittenScreen]) -> Asked:
        stretches = [stretch for screen in screens for stretch in stretches_of(screen)]
        vectors = np.concatenate(encoder.encode_stretches(stretches))
        return lambda question: vectors @ encoder.encode_question(question)

    return read


def by_words(screens: Sequence[WrittenScreen]) -> Asked:
    """Lines that share rare words with the question: BM25, each line a document."""
    lines = [Counter(_words(line)) for screen in screens for line in screen.lines]
    holding = Counter(word for line in lines for word in line)
    lengths = np.array([line.total() for line in lines], dtype=np.float32)
    room = _TERM_SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / lengths.mean())

    def asked(question: str) -> FloatArray:
        scores: FloatArray = np.zeros(len(lines), dtype=np.float32)
        for word in set(_words(question)):
            counts = np.array([line[word] for line in lines], dtype=np.float32)
            rarity = log(1 + (len(lines) - holding[word] + 0.5) / (holding[word] + 0.5))
            scores += rarity * counts * (_TERM_SATURATION + 1) / (counts + room)
        return scores

    return asked


def stretches_of(
    screen: WrittenScreen, most_characters: int = _MOST_CHARACTERS
) -> Iterator[PageStretch]:
    """A screen in pieces that the network reads as a whole."""
    lines: list[str] = []
    for line in screen.lines:
        if lines and sum(map(len, lines)) + len(line) > most_characters:
            yield PageStretch(screen.heading, tuple(lines))
            lines = []
        lines.append(line)
    yield PageStretch(screen.heading, tuple(lines))


def screens_together(screens: Sequence[WrittenScreen]) -> Iterator[list[WrittenScreen]]:
    """Eight at a time, put together at random, but always alike; a rest of fewer is left out."""
    mixed = random.Random(_ORDER_SEED).sample(screens, len(screens))
    for begin in range(0, len(mixed) - SCREENS_AT_ONCE + 1, SCREENS_AT_ONCE):
        yield mixed[begin : begin + SCREENS_AT_ONCE]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="tell the figures as JSON")
    options = parser.parse_args()
    kept = learned_and_kept(all_screens())[1]
    figures = {
        "network": measured(kept, by_network(OnnxLineReader())),
        "words": measured(kept, by_words),
    }
    if options.json:
        told = json.dumps({name: asdict(shares) for name, shares in figures.items()}, indent=1)
    else:
        told = "\n".join(f"by {name}: {shares}" for name, shares in figures.items())
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
