"""The desktop app as a person meets it: what is clicked and dragged is found by looking."""

import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.theme.app_colours import colour_of_app
from app.theme.tokens import DARK, LIGHT
from core.home import HomeFolder
from core.observation import Box, WindowContext
from core.store.observation_store import ObservationFilter
from tests.end_to_end.desk import Desk, quit_with_keys
from tests.end_to_end.drawn_memory import DrawnScreen, make_memory, messages, opened
from tests.end_to_end.eyes import Eyes, middle_of
from tests.end_to_end.plain_memory import holds, plain_bytes
from tests.end_to_end.program import PATIENCE_S, Program

if TYPE_CHECKING:
    from tests.x_display import XDisplay

pytestmark = pytest.mark.screen

if sys.platform != "linux":
    pytest.skip("Screen tests need Xvfb, which only Linux has.", allow_module_level=True)

PUMP = ("Notes from the cellar", "The new pump costs 318 euros with delivery.", "Ask about oil.")
HEDGE = ("In the garden", "The hedge is cut on the second of May.", "Borrow the long ladder.")
CHOIR = ("Dear singers,", "Choir practice moved to the town hall.", "Bring the blue folder.")
SCREENS = (  # of three colours on the time scale
    (time(10, 0), WindowContext("konsole", "cellar"), PUMP),
    (time(10, 20), WindowContext("evince", "garden.pdf"), HEDGE),
    (time(10, 40), WindowContext("thunderbird", "Choir - Mozilla Thunderbird"), CHOIR),
)
LASTED = timedelta(minutes=10)
_TRACK_PX = 25  # a stretch of the time scale is at least that high, and no other sign of an app
_PEN_ALLOWED = 40  # the pen's edges are smoothed


@pytest.fixture
def program(x_display: "XDisplay", data_folder: Path, child_env: dict[str, str]) -> Program:
    """`recollect` on the screen of this test."""
    return Program(data_folder, child_env | x_display.env())


@pytest.fixture
def yesterday(data_folder: Path) -> Path:
    """A memory of three screens of yesterday morning, ten minutes each, ten minutes apart."""
    day = datetime.now().astimezone().date() - timedelta(days=1)
    screens = [
        DrawnScreen(datetime.combine(day, at).astimezone(), LASTED, window, lines)
        for at, window, lines in SCREENS
    ]
    make_memory(data_folder, screens)
    return data_folder


def stretch_of(eyes: Eyes, area: Box, app: str) -> list[Box]:
    """Where the time scale shows an app; none while another page is shown."""
    return eyes.coloured(area, colour_of_app(app).name(), least=(3, _TRACK_PX))


def test_a_click_on_a_citations_number_opens_the_frame_with_the_line_marked(
    x_display: "XDisplay", desk: Desk, eyes: Eyes, program: Program, yesterday: Path
) -> None:
    from tests.x_display import wait_until

    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        desk.type(window, "What does the new pump cost?")
        desk.keys(window, "Return")
        wait_until(lambda: len(messages(yesterday)) == 2, "the answer in memory", PATIENCE_S)
        area = desk.area_of(window)

        def chips() -> list[Box]:
            return eyes.coloured(area, LIGHT.marker_wash, least=(8, 12))

        wait_until(lambda: bool(chips()), "the number of the citation", PATIENCE_S)
        desk.click(window, middle_of(chips()[0]))
        wait_until(lambda: bool(stretch_of(eyes, area, "konsole")), "the timeline", PATIENCE_S)

        def marked() -> list[Box]:
            return eyes.coloured(area, LIGHT.marker, allowed=_PEN_ALLOWED, least=(200, 20))

        wait_until(lambda: bool(marked()), "the marked line", PATIENCE_S)
        (line,) = marked()
        assert "costs 318 euros" in eyes.words_in(line)
        assert "cellar" not in eyes.words_in(line)
        eyes.wait_for_words(window, "Notes from the cellar")
        quit_with_keys(desk, running, window)


def test_a_range_dragged_over_the_time_scale_is_forgotten_and_the_rest_stays(
    x_display: "XDisplay", desk: Desk, eyes: Eyes, program: Program, yesterday: Path
) -> None:
    from tests.x_display import wait_until

    def kept() -> list[str]:
        with opened(yesterday) as store:
            seen = store.observations.matching(ObservationFilter())
            return sorted(one.window.app for one in seen)

    assert holds(plain_bytes(HomeFolder(yesterday)), "long ladder")
    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        desk.keys(window, "ctrl+2")
        area = desk.area_of(window)

        def stretches() -> list[Box]:
            apps = ("konsole", "evince", "thunderbird")
            return [one for app in apps for one in stretch_of(eyes, area, app)]

        wait_until(lambda: len(stretches()) == len(SCREENS), "the time scale", PATIENCE_S)
        before, garden, after = stretches()
        y = middle_of(garden)[1]
        begin, end = (before.right + garden.left) // 2, (garden.right + after.left) // 2
        desk.drag_with_shift(window, (begin, y), (end, y))
        desk.click(window, eyes.wait_for_words(window, "Forget this range"))
        asked = x_display.wait_for_window("Forget.*")
        assert kept() == ["evince", "konsole", "thunderbird"]
        desk.click(asked, eyes.wait_for_words(asked, "Forget"))
        wait_until(lambda: kept() == ["konsole", "thunderbird"], "the range forgotten", PATIENCE_S)
        wait_until(lambda: not stretch_of(eyes, area, "evince"), "its colour gone", PATIENCE_S)
        eyes.wait_for_words(window, "Forgotten: 1 moment")
        quit_with_keys(desk, running, window)
    plain = plain_bytes(HomeFolder(yesterday))
    for word in ("hedge", "ladder", "garden"):
        assert not holds(plain, word), word
    for words in ("318 euros", "blue folder"):
        assert holds(plain, words), words


def test_a_setting_found_by_its_words_acts_at_once_and_is_kept(
    x_display: "XDisplay", desk: Desk, eyes: Eyes, program: Program, yesterday: Path
) -> None:
    from tests.x_display import wait_until

    def is_dark() -> bool:
        area = desk.area_of(window)
        return eyes.share_of(area, DARK.page) > 0.2 and not eyes.share_of(area, LIGHT.page)

    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        desk.keys(window, "ctrl+6")
        eyes.wait_for_words(window, "Find a setting")
        desk.keys(window, "ctrl+f")
        desk.type(window, "high contrast")
        wait_until(
            lambda: "Every change" in eyes.words_in(desk.area_of(window)),
            "the settings",
            PATIENCE_S,
        )
        assert not is_dark()
        desk.click(window, eyes.wait_for_words(window, "Dark"))
        wait_until(is_dark, "the dark colours", PATIENCE_S)
        quit_with_keys(desk, running, window)
    with opened(yesterday) as store:
        assert store.settings.get("appearance.theme") == "dark"
    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        wait_until(is_dark, "the dark colours again", PATIENCE_S)
        quit_with_keys(desk, running, window)
