"""Values with their labels as the extractive reader has them, to be reckoned with.

It reads more tables than `table_reading` does: those that are turned, those of a spreadsheet, and
labels that stand above or beside their value.
"""

import re
from collections.abc import Iterable, Iterator

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.quantities import Dimension, Quantity, quantities_in
from core.answer.deliberate.readings import Page, Reading, page_of
from core.answer.reading.readings import Reading as Labelled

_CURRENCY = re.compile(r"[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|INR|JPY|Rs)\b")
_BARE_FIGURE = re.compile(r"[-−]?\d[\d.,’' ]*")


def labelled_values(frames: Iterable[ReadFrame]) -> list[Reading]:
    """The values of some frames that are all that stands under their label, by frame."""
    return [reading for frame in frames for reading in _values_on(frame, page_of(frame))]


def _values_on(frame: ReadFrame, page: Page) -> Iterator[Reading]:
    for one in frame.readings:
        value = _only_value(one, frame)
        if value is not None:
            yield Reading(
                quantity=value,
                label=one.label,
                said=f"{one.owner} {one.label}".strip(),
                around=f"{one.unit.heading}\n{one.unit.block_text}",
                page=page,
                subject=one.owner or page.title,
                at=frame.observation.at,
                observation_id=frame.observation.id,
                line_numbers=one.unit.line_numbers,
                quote=one.says or " ".join(one.unit.text.split()),
                is_named=bool(one.owner),
                block=one.unit.block_text,
            )


def _only_value(one: Labelled, frame: ReadFrame) -> Quantity | None:
    """The value under a label if it is one alone; in the currency of its label if it has none."""
    text = one.value.strip()
    if not one.label or not text or one.is_stamp:
        return None
    found = quantities_in(text, frame.observation.at)
    if len(found) != 1 or found[0].unit != "" or not _BARE_FIGURE.fullmatch(text):
        is_whole = len(found) == 1 and found[0].dimension is not Dimension.NUMBER
        return found[0] if is_whole else None
    currency = _CURRENCY.search(one.label)
    in_money = quantities_in(f"{currency[0]} {text}") if currency else ()
    return in_money[0] if len(in_money) == 1 else found[0]
