"""A turn of a chat: what exports are read into, and the line that it is stored as."""

from dataclasses import dataclass
from datetime import datetime

CHAT_APP = "chat"
"""The program name that turns are stored under, whatever messenger they came from."""

SEPARATOR = ": "
"""What stands between the speaker's name and the words of a stored turn."""
LONGEST_NAME = 60
"""Characters; what stands before a colon is no name beyond that."""


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """What one person said at one moment.

    `id` is unique within the conversation. `captions` describe the pictures sent along, in words.
    """

    id: str
    speaker: str
    at: datetime
    text: str
    captions: tuple[str, ...] = ()


def turn_line(turn: ChatTurn) -> str:
    """The turn as one line of text: “Wanda: See you at the pier. [picture: a boat]”."""
    speaker = " ".join(turn.speaker.replace(":", " ").split())[:LONGEST_NAME].strip()
    words = " ".join(turn.text.split())
    pictures = " ".join(f"[picture: {' '.join(caption.split())}]" for caption in turn.captions)
    said = f"{words} {pictures}".strip()
    return f"{speaker}{SEPARATOR}{said}" if speaker else said


def speaker_and_words(line: str) -> tuple[str, str]:
    """Who said a stored line, and what; the name is empty if none stands before it."""
    name, separator, words = line.partition(SEPARATOR)
    if not separator or len(name) > LONGEST_NAME:
        return "", line
    return name, words
