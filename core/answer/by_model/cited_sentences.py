"""A model's answer as sentences with what they cite, each given out as soon as it is whole."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.memory.by_model.prompt import inert

MOST_SENTENCES = 6
MOST_CITED = 4
MOST_CHARACTERS = 400

_BEGINNING = re.compile(r'\s*\{\s*"sentences"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_MARKS = re.compile(r"\s*[\[［【〔]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]］】〕]")
_NUMBER = re.compile(r"\d+")
_LINK = re.compile(r"\](?=[(\[:])")


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence without marks, and the numbers of the blocks that it claims to rest on.

    `differs`: the model knows otherwise from elsewhere.
    """

    text: str
    numbers: tuple[int, ...]
    differs: bool


class SentenceReader:
    """Reads an answer while it is written. What is not as the schema wants it is left unread."""

    def __init__(self) -> None:
        self._written = ""
        self._place = 0
        self._found = 0

    def read(self, piece: str) -> list[CitedSentence]:
        """The sentences that this piece makes whole."""
        self._written += piece
        sentences: list[CitedSentence] = []
        while "}" in piece and self._found < MOST_SENTENCES:
            item = self._next_item()
            if item is None:
                break
            self._found += 1
            if (sentence := _sentence(item)) is not None:
                sentences.append(sentence)
        return sentences

    def read_rest(self, answer: str) -> list[CitedSentence]:
        """What of the whole answer was not read yet; all of it if it came in no pieces."""
        return self.read(answer.removeprefix(self._written))

    def _next_item(self) -> object | None:
        """The next whole item of the list; None while there is none."""
        if self._place == 0:
            beginning = _BEGINNING.match(self._written)
            if beginning is None:
                return None
            self._place = beginning.end()
        between = _BETWEEN.match(self._written, self._place)
        start = between.end() if between else self._place
        try:
            item, self._place = json.JSONDecoder().raw_decode(self._written, start)
        except (ValueError, RecursionError):
            return None
        return {} if item is None else item


def answer_schema(numbers: Iterable[int]) -> dict[str, object]:
    """The JSON schema of an answer that cites blocks of these numbers."""
    sentence = {
        "type": "object",
        "properties": {
            "text": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
            "blocks": {
                "type": "array",
                "items": {"enum": sorted(numbers)},
                "minItems": 1,
                "maxItems": MOST_CITED,
            },
            "differs": {"type": "boolean"},
        },
        "required": ["text", "blocks", "differs"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "sentences": {"type": "array", "items": sentence, "maxItems": MOST_SENTENCES}
        },
        "required": ["sentences"],
        "additionalProperties": False,
    }


def _sentence(item: object) -> CitedSentence | None:
    """One item of the answer; None if it says nothing. Marks in its text count as citations."""
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        return None
    said: str = item["text"][:MOST_CHARACTERS]
    blocks = item.get("blocks")
    cited = [one for one in blocks if type(one) is int] if isinstance(blocks, list) else []
    cited += [int(one) for marks in _MARKS.findall(said) for one in _NUMBER.findall(marks)]
    text = harmless(_MARKS.sub("", said))
    if not text:
        return None
    return CitedSentence(text, tuple(dict.fromkeys(cited)), item.get("differs") is True)


def harmless(text: str) -> str:
    """Text on one line that makes no link and no picture where Markdown is shown."""
    return _LINK.sub("] ", inert(text, MOST_CHARACTERS))
