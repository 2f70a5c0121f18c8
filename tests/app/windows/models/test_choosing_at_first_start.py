"""The first steps' choice of a model: none unless the user goes on with one ticked."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.model_shelf import Shelf, ShelfModel
from app.theme.theme import Theme
from app.windows.first_steps.model_step import ModelStep, offered_models
from app.windows.frame_pictures import FramePictures
from app.windows.models.download_line import DownloadLine
from app.windows.workplace import Workplace
from core.models.catalogue import ModelRole
from core.models.hardware_fit import Fit
from tests.app.desktop_driver import PATIENCE_MS, application
from tests.app.windows.models.conftest import CHAT, LARGE, Models
from tests.fakes.fake_memory_door import StillClock


@pytest.fixture
def step(qtbot: QtBot, models: Models) -> Iterator[ModelStep]:
    """The step, read."""
    theme = Theme(application())
    work = Workplace(models.runner, FramePictures(models.runner), theme, StillClock())
    made = ModelStep(work, models.page)
    qtbot.addWidget(made)
    made.show()
    _entered(qtbot, made)
    yield made
    theme.deleteLater()


def _entered(qtbot: QtBot, step: ModelStep) -> None:
    with qtbot.waitSignal(step.chosen, timeout=PATIENCE_MS):
        step.enter()


def _until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def test_no_model_is_ticked_and_only_what_fits_is_offered(step: ModelStep, models: Models) -> None:
    assert step.none_button.isChecked()
    assert list(step.model_buttons) == [CHAT]
    assert LARGE not in step.model_buttons
    assert "about 4.3 GB of memory" in step.model_buttons[CHAT].accessibleDescription()
    step.take()
    assert models.page.downloads.first is None
    assert models.hub.requests == []
    assert models.door.setting("models.chat") == ""


def test_a_model_is_fetched_in_the_background_and_then_used(
    qtbot: QtBot, step: ModelStep, models: Models
) -> None:
    line = DownloadLine(models.page.downloads)
    qtbot.addWidget(line)
    assert line.isHidden()
    models.hub.hold = threading.Event()
    step.model_buttons[CHAT].setChecked(True)
    assert step.must_fetch
    step.take()
    assert not step.must_fetch  # it is on its way
    assert line.words.startswith("Fetching Tiny")
    models.hub.hold.set()
    _until(qtbot, lambda: models.door.setting("models.chat") == CHAT)
    _until(qtbot, line.isHidden)
    _entered(qtbot, step)
    assert step.model_buttons[CHAT].isChecked()
    step.none_button.setChecked(True)
    step.take()
    _until(qtbot, lambda: models.door.setting("models.chat") == "")


def test_a_download_is_cancelled_from_the_line(
    qtbot: QtBot, step: ModelStep, models: Models
) -> None:
    line = DownloadLine(models.page.downloads)
    qtbot.addWidget(line)
    models.hub.hold = threading.Event()
    step.model_buttons[CHAT].setChecked(True)
    step.take()
    line.cancel_button.click()
    models.hub.hold.set()
    _until(qtbot, line.isHidden)
    assert not models.folder.is_installed(CHAT)
    _until(qtbot, lambda: models.folder.fetched_bytes(CHAT) == 0)
    assert models.door.setting("models.chat") == ""


def test_what_the_disk_has_no_room_for_is_not_offered(models: Models) -> None:
    shelf = models.page.shelf.look()
    assert offered_models(replace(shelf, free_disk_bytes=1)) == ()
    assert [one.id for one in offered_models(replace(shelf, free_disk_bytes=None))] == [CHAT]


def test_of_many_the_few_around_the_suggested_one_are_offered(models: Models) -> None:
    tiny = models.page.shelf.look().with_role(ModelRole.CHAT)[0]

    def sized(number: int, *, is_suggested: bool) -> ShelfModel:
        entry = replace(tiny.entry, id=f"size-{number}")
        return replace(tiny, entry=entry, fit=Fit.GOOD, is_suggested=is_suggested)

    for suggested, wanted in ((0, (0, 1, 2, 3)), (3, (2, 3, 4, 5)), (6, (3, 4, 5, 6))):
        all_sizes = tuple(sized(place, is_suggested=place == suggested) for place in range(7))
        offered = offered_models(Shelf(all_sizes, None, None))
        assert [one.id for one in offered] == [f"size-{place}" for place in wanted]
