"""The day of a conversation on which something was said to be today."""

import pytest

from core.answer.reading.readings import readings_of
from core.ids import ObservationId
from core.observation import Box, TextLine


def _lines(message: str) -> list[TextLine]:
    rows = [
        ("--- Tuesday March 4 ---", 900, 100),
        ("[09:10] Wanda: The tide gauge is fine.", 300, 130),
        ("--- Thursday March 6 ---", 900, 160),
        (message, 300, 190),
        ("--- Friday March 7 ---", 900, 220),
    ]
    return [TextLine(text, Box(left, top, 8 * len(text), 20)) for text, left, top in rows]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("[08:40] Piet: The pump has been stuck since this morning.", "Thursday March 6"),
        ("[08:40] Piet: The pump has been stuck.", None),
        ("[08:40] Piet: The pump gets stuck on Sunday, not today.", None),
    ],
)
def test_this_morning_is_the_morning_of_the_day_above(message: str, told: str | None) -> None:
    texts = [one.unit.text for one in readings_of(ObservationId(1), _lines(message))]
    dated = [text for text in texts if message in text and text != message]
    assert dated == ([f"{told}  {message}"] if told else [])
