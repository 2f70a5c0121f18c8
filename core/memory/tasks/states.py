"""The words and boxes by which screens say whether a task is open, done or dropped."""

import re
from dataclasses import dataclass

from core.memory.tasks.found import DONE, DROPPED, OPEN

_STATE_WORDS = {
    DONE: (
        "done|closed|merged|resolved|complete|completed|fixed|finished|delivered|released|shipped"
        "|erledigt|fertig|geschlossen|gelöst|abgeschlossen|gereed|afgerond|gesloten"
    ),
    DROPPED: (
        "cancelled|canceled|declined|abandoned|rejected|duplicate|invalid|wontfix|dropped|obsolete"
        "|won't fix|won’t fix|won't do|won’t do|not planned|cannot reproduce|abgelehnt|verworfen"
        "|storniert|geannuleerd"
    ),
    OPEN: (
        "open|opened|reopened|new|todo|to do|draft|blocked|backlog|started|doing|waiting|planned"
        "|assigned|triage|ready|review|unresolved|in progress|in review|in development|in testing"
        "|ready for review|selected for development|on hold|needs review|code review|under review"
        "|work in progress|offen|in arbeit|in bearbeitung|neu|blockiert|in prüfung|wartend|bezig"
    ),
}
_STATE_OF = {word: state for state, words in _STATE_WORDS.items() for word in words.split("|")}
_STATE_AT_START = re.compile(
    r"^\W*("
    + "|".join(sorted((re.escape(word) for word in _STATE_OF), key=len, reverse=True))
    + r")(?=$|\s*[·•|,;:()–—]|\s+-\s)",
    re.IGNORECASE,
)
_SURE_OPEN = re.compile(r"^\s*(?:[-*•–]\s?)?(?:\[\s?\]|☐|\[_\]|❏|❑|▢|⬜)\s*(?P<text>\S.*)$")
_SURE_DONE = re.compile(r"^\s*(?:[-*•–]\s?)?(?:\[\s?[xX✓✔vV]\s?\]|☑|☒|🗹)\s*(?P<text>\S.*)$")
_SURE_DROPPED = re.compile(r"^\s*(?:[-*•–]\s?)?\[\s?-\s?\]\s*(?P<text>\S.*)$")
_MAYBE_OPEN = re.compile(r"^\s*(?:口|□|ロ|囗|◻|▯|O|0|D|C|〇|○|◯|回)\s+(?P<text>\S.*)$")
_MAYBE_DONE = re.compile(r"^\s*(?:✓|✔|✅|■|◼|√|V|v|冈|図|区|凶|因|Z|M|@|✗|x|X)\s+(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class BoxedText:
    """What stands behind a box, and what the box says.

    `is_sure` is false for a letter or sign that a box is often read as, and for a bare tick, which
    also marks what a product can do.
    """

    text: str
    state: str
    is_sure: bool


def boxed_text(text: str) -> BoxedText | None:
    """A line that begins with a check box; None for any other."""
    for pattern, state, is_sure in (
        (_SURE_OPEN, OPEN, True),
        (_SURE_DONE, DONE, True),
        (_SURE_DROPPED, DROPPED, True),
        (_MAYBE_OPEN, OPEN, False),
        (_MAYBE_DONE, DONE, False),
    ):
        found = pattern.match(text)
        if found:
            return BoxedText(found["text"].strip(), state, is_sure)
    return None


def state_of(words: str) -> str | None:
    """The state that a status field's words name; None if they name none."""
    return _STATE_OF.get(" ".join(words.casefold().split()).strip(" .:·•-"))


def state_at_start(text: str) -> str | None:
    """The state that a line begins with: “Merged · …”; None if it begins otherwise."""
    found = _STATE_AT_START.match(text)
    return _STATE_OF[found[1].casefold()] if found else None
