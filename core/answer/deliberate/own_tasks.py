"""Lists that a person keeps for itself within a note: what is “for me” after a meeting."""

import re
from collections.abc import Sequence

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.item_lists import Item, ItemList
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.observation import TextLine
from core.recall.query import Query
from core.recall.words import stem

_TASKS = frozenset(
    """things thing jobs job tasks task points items entries todos to-dos duties chores errands
    actions homework assignments""".split()
)
_ASKS_FOR_OWN = re.compile(
    r"\b(?:for|to) (?:myself|me)\b|\b(?:of )?my own\b|\b(?:take|took|taken|bring|brought) home\b"
    r"|\b(?:do|did|have|had) i (?:have to|write|note|jot|take on|get|pick up|promise|put)\b"
    r"|\bmy (?:tasks|jobs|duties|part|homework|actions?)\b|\bi (?:have|had) to do\b|\bto do\b",
    re.IGNORECASE,
)
_OWN_HEADING = re.compile(
    r"^\W*(?:(?:to[- ]?dos?|tasks?|jobs?|actions?|homework|next steps|left)\s)?(?:for\s)?"
    r"(?:me|mine|myself|my (?:part|tasks?|jobs?|to[- ]?dos?|actions?|side|homework|share|list))\W*$"
    r"|^\W*(?:to[- ]?dos?|i (?:do|will|must|take|promised)|für mich|meine aufgaben|para mí)\W*$",
    re.IGNORECASE,
)
_EDGE_HEIGHTS = 1.5
_GAP_HEIGHTS = 2.5
_MARK = re.compile(r"^\s*(?:[•*–·▪◦☐☑✓✗-]|\[[ x]?\]|\d{1,2}[.)])\s*")
_DULL = frozenset(
    """write wrote note noted jot jotted down take took taken home bring brought set put promise
    promised get got pick picked""".split()
)
_ENOUGH = 0.4
_NAMES_TOLD = 6
_BASE = 0.5
_SPAN = 0.3


def asks_for_own_tasks(question: str, noun: str) -> bool:
    """Whether a question counts what somebody set down to do themselves."""
    return noun in _TASKS and _ASKS_FOR_OWN.search(question) is not None


def own_tasks_counted(inquiry: Inquiry, query: Query, noun: str) -> Outcome:
    """The number of entries under “for me” on the page that is meant; None without such a list.

    Of several states of a page the newest counts.
    """
    terms = [t for t in query.terms if t.stem != stem(noun) and not _ASKS_FOR_OWN.search(t.word)]
    terms = [t for t in terms if t.word not in _DULL]
    scored = [
        (one.fit(query, terms), one) for frame in inquiry.frames for one in own_lists_on(frame)
    ]
    scored = [pair for pair in scored if pair[0] >= _ENOUGH or not terms]
    if not scored:
        return None
    score, chosen = max(scored, key=lambda pair: (round(pair[0], 1), pair[1].frame.observation.at))
    number = len(chosen.items)
    told = ", ".join(_brief(item.text) for item in chosen.items[:_NAMES_TOLD])
    inquiry.note("counted", chosen.heading, str(number))
    quote = f"{chosen.heading}: " + "; ".join(item.text for item in chosen.items)
    proof = Proof(chosen.frame.observation.id, chosen.line_numbers, quote)
    return WorkedAnswer(f"{number} ({told})", (proof,), sure([_BASE + _SPAN * min(1.0, score)]))


def own_lists_on(frame: ReadFrame) -> list[ItemList]:
    """The lines below a heading that says they are one's own, at one left edge, without a gap."""
    found = []
    for number, line in enumerate(frame.lines):
        if _OWN_HEADING.match(line.text):
            items = _below(frame.lines, number)
            if items:
                heading = line.text.strip()
                found.append(ItemList(frame, heading, tuple(_item(frame.lines, n) for n in items)))
    return found


def _below(lines: Sequence[TextLine], heading: int) -> list[int]:
    """The lines right below a heading, each at the heading's left edge or the first line's."""
    box = lines[heading].box
    reach = _EDGE_HEIGHTS * box.height
    column = sorted(
        (
            number
            for number, line in enumerate(lines)
            if line.box.top >= box.bottom - box.height / 3
            and abs(line.box.left - box.left) <= reach
        ),
        key=lambda number: lines[number].box.top,
    )
    items: list[int] = []
    bottom = box.bottom
    for number in column:
        one = lines[number].box
        if one.top - bottom > _GAP_HEIGHTS * min(one.height, box.height):
            break
        items.append(number)
        bottom = one.bottom
    return items


def _item(lines: Sequence[TextLine], number: int) -> Item:
    return Item(" ".join(_MARK.sub("", lines[number].text).split()), (number,))


def _brief(text: str) -> str:
    """The first words of an entry, as a reminder of which one it is."""
    return " ".join(re.split(r"[,;(–]", text)[0].split()[:4]).rstrip(".")
