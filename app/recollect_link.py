"""Links into a memory: `recollect://frame/o12`, `recollect://memory/m5`, `recollect://ask?q=…`.

Any page or program may hold such a link, so it is data: it names a thing to show or words to put
into the question field. It never asks, changes, forgets or sends anything.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from core.errors import InvalidSetting
from core.ids import MemoryId, ObservationId

SCHEME = "recollect"
MOST_WORDS = 500  # signs of a question
MOST_BYTES = 8_000  # of a whole link, its signs written as %xx

_NUMBER = r"([1-9][0-9]{0,14})"
_FRAME = re.compile(f"o{_NUMBER}")
_MEMORY = re.compile(f"m{_NUMBER}")


@dataclass(frozen=True, slots=True)
class FrameLink:
    """A frame of the screen, on the timeline."""

    id: ObservationId

    @property
    def text(self) -> str:
        return f"{SCHEME}://frame/o{self.id}"


@dataclass(frozen=True, slots=True)
class MemoryLink:
    """A memory with its proof."""

    id: MemoryId

    @property
    def text(self) -> str:
        return f"{SCHEME}://memory/m{self.id}"


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """Words for the question field; whether they are asked is the user's to say."""

    words: str

    @property
    def text(self) -> str:
        return f"{SCHEME}://ask?q={quote(self.words, safe='')}"


Link = FrameLink | MemoryLink | QuestionLink


def parse_link(text: str) -> Link:
    """What a link names. Raises: InvalidSetting, with a sentence that does not repeat the link."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise _no_link()
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise _no_link() from error
    if parts.scheme != SCHEME or parts.fragment:
        raise _no_link()
    if parts.netloc == "ask" and parts.path in {"", "/"}:
        return QuestionLink(_words_of(parts.query))
    name = parts.path.removeprefix("/").removesuffix("/")
    if not parts.query and parts.netloc == "frame" and (found := _FRAME.fullmatch(name)):
        return FrameLink(ObservationId(int(found[1])))
    if not parts.query and parts.netloc == "memory" and (found := _MEMORY.fullmatch(name)):
        return MemoryLink(MemoryId(int(found[1])))
    raise _no_link()


def _words_of(query: str) -> str:
    """The question of a link, on one line, without signs that nobody sees."""
    try:
        asked = parse_qs(query, strict_parsing=True, max_num_fields=1, errors="strict").get("q", [])
    except ValueError as error:
        raise _no_link() from error
    words = " ".join(
        "".join(sign if sign.isprintable() else " " for sign in "".join(asked)).split()
    )
    if not words or len(words) > MOST_WORDS:
        raise _no_link()
    return words


def _no_link() -> InvalidSetting:
    return InvalidSetting(
        "That is no link into a memory; links look like recollect://frame/o12, "
        "recollect://memory/m5 or recollect://ask?q=words."
    )
