"""What is painted by hand is as large as the system's text, and pointing at it still fits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.memory_door import DayCount
from app.theme import theme as theme_room
from app.windows.citation_card import PROOF
from app.windows.day_calendar import MonthGrid
from app.windows.memories.entry_painter import ROW_HEIGHT
from app.windows.scale.time_scale_painter import SCALE_HEIGHT
from app.windows.sidebar import Page
from tests.app.desktop_driver import end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import DAY, FakeMemoryDoor

FACTORS = (1.0, 1.5, 2.0)


class SystemText:
    """Stands for the system's font at a factor of the design's size."""

    factor = 1.0

    def __init__(self, _font: object) -> None:
        pass

    def pixelSize(self) -> int:  # noqa: N802
        return round(14 * self.factor)


@pytest.fixture(params=FACTORS, ids=lambda factor: f"{factor:.0%}")
def factor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
    wanted: float = request.param
    monkeypatch.setattr(SystemText, "factor", wanted)
    monkeypatch.setattr(theme_room, "QFontInfo", SystemText)
    return wanted


@pytest.fixture
def large(
    qtbot: QtBot,
    factor: float,
    door: FakeMemoryDoor,
    recorder: ScriptedRecorder,
    tmp_path: Path,
) -> Iterator[Desktop]:
    door.settings["capture.consent"] = True
    made = start_desktop(qtbot, door, recorder, tmp_path)
    yield made
    end_desktop(qtbot, made)


def test_cards_lists_and_scales_grow_with_the_text(
    qtbot: QtBot, large: Desktop, factor: float
) -> None:
    window = large.window
    assert large.theme.text_factor == pytest.approx(factor)
    window.chat.ask("When do we ship?")
    settle(qtbot, large)
    card = window.chat.answers[-1].cards[0]
    assert card.height() == round((PROOF.picture_height + 54) * factor)
    assert card.width() == min(round(PROOF.width * factor), 380)
    rows = window.memories.list.verticalHeader()
    assert rows.defaultSectionSize() == round(ROW_HEIGHT * factor)
    assert window.timeline.scale.height() == round(SCALE_HEIGHT * factor)


def test_the_scale_still_shows_the_moment_below_the_pointer(
    qtbot: QtBot, large: Desktop, factor: float
) -> None:
    large.window.show_page(Page.TIMELINE)
    settle(qtbot, large)
    scale = large.window.timeline.scale
    for x in (10.0, 200.0, scale.width() - 10.0):
        assert scale.x_of(scale.moment_at(x)) == pytest.approx(x, abs=1)


def test_a_day_of_the_calendar_is_picked_where_it_stands(
    qtbot: QtBot, large: Desktop, factor: float
) -> None:
    grid = MonthGrid(large.theme)
    qtbot.addWidget(grid)
    grid.show_days([DayCount(DAY, 3)], DAY, DAY + timedelta(days=2))
    grid.show()
    assert grid.width() == round(36 * 7 * factor)
    picked: list[datetime] = []
    grid.day_picked.connect(picked.append)
    cell = grid.width() / 7
    weeks = grid._weeks()
    line = next(place for place, week in enumerate(weeks) if DAY in week)
    column = weeks[line].index(DAY)
    spot = QPoint(round(cell * (column + 0.5)), round(cell * (line + 1.5)))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    assert picked == [DAY]
