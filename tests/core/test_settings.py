"""Settings: what the user types becomes a value, or a sentence says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidSetting
from core.settings import SETTINGS, SETTINGS_BY_KEY, Setting, setting_named


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_a_value_the_setting_takes(setting: Setting) -> None:
    assert setting.parse(str(setting.default)) == setting.default
    assert setting.help.endswith(".")
    assert setting_named(setting.key) is setting


def test_no_setting_is_declared_twice() -> None:
    assert len(SETTINGS_BY_KEY) == len(SETTINGS)


@given(st.sampled_from(SETTINGS), st.text(max_size=12))
def test_whatever_is_typed_is_a_fitting_value_or_refused(setting: Setting, text: str) -> None:
    try:
        value = setting.parse(text)
    except InvalidSetting:
        with pytest.raises(InvalidSetting, match=setting.key):
            setting.parse(text)
        return
    assert type(value) is type(setting.default)
    assert setting.parse(str(value)) == value


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999", "0.4", "601", "", "fast"])
def test_numbers_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(InvalidSetting):
        setting_named("capture.interval_s").parse(text)


@pytest.mark.parametrize(
    ("text", "value"), [("on", True), ("YES", True), (" 1 ", True), ("Off", False), ("no", False)]
)
def test_a_switch_understands_people(text: str, value: bool) -> None:
    assert setting_named("capture.consent").parse(text) is value


@pytest.mark.parametrize("keys", ["", "Ctrl+Alt+R", "Meta+Space", "Ctrl+Shift+F9", "F9", "Ctrl++"])
def test_keys_are_written_as_the_table_says(keys: str) -> None:
    assert setting_named("shortcuts.search").parse(keys) == keys


@pytest.mark.parametrize("keys", ["R", "Shift+R", "Ctrl+", "Alt+Ctrl", "Strg+R", "Ctrl+K, Ctrl+C"])
def test_keys_that_would_be_taken_from_typing_are_refused(keys: str) -> None:
    with pytest.raises(InvalidSetting, match="needs keys such as"):
        setting_named("shortcuts.search").parse(keys)
