"""A memory of drawn frames, made beside the program that the test starts on it."""

import io
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.observation import Box, Observation, Picture, Source, TextLine, WindowContext
from core.store.chat_store import StoredMessage
from core.store.keys import obtain_key
from core.store.store import Store

_SIZE = (900, 300)
_LETTERS_PX = 30
_LINE_PX = 70


@dataclass(frozen=True, slots=True)
class DrawnScreen:
    """What was in front for a while, a line of black letters below the other."""

    since: datetime
    lasted: timedelta
    window: WindowContext
    lines: Sequence[str]


@contextmanager
def opened(home: Path, *, read_only: bool = True) -> Iterator[Store]:
    """The memory beside the program."""
    folder = HomeFolder(home)
    with closing(Store.open(folder, obtain_key(folder), read_only=read_only)) as store:
        yield store


def make_memory(home: Path, screens: Sequence[DrawnScreen]) -> None:
    """A memory of these screens, with consent given; recording does not start by itself."""
    home.mkdir(parents=True)
    with opened(home, read_only=False) as store:
        store.settings.set("capture.consent", True)
        store.settings.set("capture.wait_when_busy", False)  # whatever else runs here
        store.settings.set("capture.start_with_app", False)
        store.settings.set("appearance.theme", "light")  # whatever the system shows
        for screen in screens:
            for at in (screen.since, screen.since + screen.lasted):  # the second look extends it
                store_observation(store, _seen(screen, at))


def messages(home: Path) -> list[StoredMessage]:
    """The latest conversation."""
    with opened(home) as store:
        conversation = store.chats.latest()
        return list(store.chats.messages(conversation)) if conversation is not None else []


def _seen(screen: DrawnScreen, at: datetime) -> Observation:
    image = Image.new("RGB", _SIZE, "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_LETTERS_PX)
    lines = []
    for row, words in enumerate(screen.lines):
        left, top = 30, 30 + row * _LINE_PX
        draw.text((left, top), words, "black", font)
        width = round(draw.textlength(words, font))
        lines.append(TextLine(words, Box(left, top, width, _LETTERS_PX + 6)))
    encoded = io.BytesIO()
    image.save(encoded, "WEBP", lossless=True)
    return Observation(
        Source.SCREEN,
        at,
        1,
        screen.window,
        tuple(lines),
        Picture(encoded.getvalue(), *_SIZE),
        "\n".join(screen.lines).encode(),
    )
