import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.privacy_page import PrivacyPage
from app.windows.sidebar import Page
from core.privacy.exclusion_rules import SEED_APPS
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture
def privacy(qtbot: QtBot, desktop: Desktop) -> PrivacyPage:
    desktop.window.show_page(Page.PRIVACY)
    settle(qtbot, desktop)
    return desktop.window.privacy


def test_rules_are_added_and_kept(qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor) -> None:
    privacy.sites.field.setText("bank.example")
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.sites.add_button.click()
    assert door.rules.sites == ("bank.example",)
    assert door.rules.apps == SEED_APPS


def test_rules_are_removed_and_kept(
    qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    privacy.apps.list.item(0).setSelected(True)
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.apps.remove_button.click()
    assert door.rules.apps == ()


def test_a_rule_is_not_kept_twice(qtbot: QtBot, privacy: PrivacyPage) -> None:
    before = privacy.apps.rules()
    privacy.apps.field.setText(" Recollect ")
    privacy.apps.add()
    assert privacy.apps.rules() == before
