import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.theme.theme import ThemeChoice
from app.windows.settings.setting_control import (
    ChoiceControl,
    NumberControl,
    SwitchControl,
    TextControl,
)
from app.windows.settings.setting_words import (
    CHOSEN_ELSEWHERE,
    group_of,
    group_titles,
    words_of,
)
from app.windows.settings.settings_page import SettingsPage
from app.windows.sidebar import Page
from core.settings import SETTINGS
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture
def page(qtbot: QtBot, desktop: Desktop) -> SettingsPage:
    desktop.window.show_page(Page.SETTINGS)
    settle(qtbot, desktop)
    return desktop.window.settings


def _number(page: SettingsPage, key: str) -> NumberControl:
    control = page.control(key)
    assert isinstance(control, NumberControl)
    return control


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_is_on_the_page_in_words_of_its_own(
    page: SettingsPage, setting: object
) -> None:
    setting = next(one for one in SETTINGS if one is setting)
    if setting.key in CHOSEN_ELSEWHERE:
        return
    words = words_of(setting)
    assert words.title != setting.key
    assert words.explanation
    assert set(words.choices or {}) == set(setting.choices)
    assert group_of(setting) in group_titles()
    assert page.is_found(setting.key)


def test_a_number_is_kept_at_once_and_can_be_put_back(
    qtbot: QtBot, page: SettingsPage, door: FakeMemoryDoor
) -> None:
    assert page.back_button("capture.interval_s").isHidden()
    with qtbot.waitSignal(page.changed):
        _number(page, "capture.interval_s").number.setValue(5.0)
    assert door.setting("capture.interval_s") == 5.0
    assert not page.back_button("capture.interval_s").isHidden()
    with qtbot.waitSignal(page.changed):
        page.back_button("capture.interval_s").click()
    assert door.setting("capture.interval_s") == 2.0
    assert _number(page, "capture.interval_s").number.value() == 2.0


def test_a_whole_number_stays_one_and_its_lowest_value_has_a_name(
    qtbot: QtBot, page: SettingsPage, door: FakeMemoryDoor
) -> None:
    number = _number(page, "retention.pixels_days").number
    assert number.text() == "always"
    with qtbot.waitSignal(page.changed):
        number.setValue(90)
    assert door.settings["retention.pixels_days"] == 90
    assert isinstance(door.settings["retention.pixels_days"], int)
    assert number.text() == "90 days"


def test_a_switch_and_a_text_are_kept(
    qtbot: QtBot, page: SettingsPage, door: FakeMemoryDoor
) -> None:
    switch = page.control("models.form_memories")
    assert isinstance(switch, SwitchControl)
    assert switch.switch.isChecked()
    with qtbot.waitSignal(page.changed):
        switch.switch.click()
    assert door.setting("models.form_memories") is False
    text = page.control("models.chat")
    assert isinstance(text, TextControl)
    text.field.setText("  small-model  ")
    with qtbot.waitSignal(page.changed):
        text.field.editingFinished.emit()
    assert door.setting("models.chat") == "small-model"


@pytest.mark.may_block("other colours dress every widget anew: a quarter of a second")
def test_colours_change_at_once(
    qtbot: QtBot, desktop: Desktop, page: SettingsPage, door: FakeMemoryDoor
) -> None:
    colours = page.control("appearance.theme")
    assert isinstance(colours, ChoiceControl)
    with qtbot.waitSignal(desktop.theme.changed):
        colours.buttons["dark"].click()
    assert desktop.theme.choice is ThemeChoice.DARK
    assert door.setting("appearance.theme") == "dark"


def test_what_is_shown_is_not_taken_for_a_choice(
    qtbot: QtBot, desktop: Desktop, page: SettingsPage, door: FakeMemoryDoor
) -> None:
    door.settings["capture.interval_s"] = 7.5
    with qtbot.assertNotEmitted(page.changed):
        page.refresh()
        settle(qtbot, desktop)
    assert _number(page, "capture.interval_s").number.value() == 7.5


def test_a_setting_is_found_by_its_words(page: SettingsPage) -> None:
    page.search.setText("pictures unimportant")
    assert page.is_found("retention.pixels_days")
    assert not page.is_found("capture.interval_s")
    assert page.nothing.isHidden()
    page.search.setText("zeppelin")
    assert not page.nothing.isHidden()
    assert "zeppelin" in page.nothing.text()
    page.search.clear()
    assert page.nothing.isHidden()
    assert page.is_found("capture.interval_s")
