"""The box about the program names every part with its licence, and what is newer."""

from datetime import datetime

from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.about_dialog import AboutDialog
from app.windows.sidebar import Page
from core.updates.manifest import Release, UpdatesUnavailable
from tests.app.desktop_driver import PATIENCE_MS, settle

NEWER = Release("9.0", "https://recollect.invalid/9.0", "It hears owls.", ())


def _dialog(qtbot: QtBot, desktop: Desktop, answer: Release | str | None) -> AboutDialog:
    def look(_address: str, _now: datetime) -> Release | None:
        if isinstance(answer, str):
            raise UpdatesUnavailable(answer)
        return answer

    made = AboutDialog(desktop.window._work, None, desktop.window, look)
    qtbot.addWidget(made)
    return made


def test_it_opens_from_the_settings_with_our_own_licence(qtbot: QtBot, desktop: Desktop) -> None:
    settings = desktop.window.settings
    desktop.window.show_page(Page.SETTINGS)
    settle(qtbot, desktop)
    settings.take_newer(NEWER)
    settings.about_button.click()
    assert settings.about is not None
    assert "Apache License" in settings.about.text.toPlainText()
    assert settings.about.changes.toPlainText() == "It hears owls."
    settings.about.accept()


def test_every_part_shows_its_licence(qtbot: QtBot, desktop: Desktop) -> None:
    dialog = _dialog(qtbot, desktop, None)
    names = [dialog.parts.item(place).text() for place in range(dialog.parts.count())]
    place = next(place for place, name in enumerate(names) if name.startswith("numpy "))
    dialog.parts.setCurrentRow(place)
    assert "BSD" in dialog.text.toPlainText()
    settle(qtbot, desktop)


def test_a_look_by_hand(qtbot: QtBot, desktop: Desktop) -> None:
    for answer, told, shows_changes in (
        (NEWER, "Recollect 9.0 is there.", True),
        (None, "This is the newest version.", False),
        ("Nobody is there.", "Nobody is there.", False),
    ):
        dialog = _dialog(qtbot, desktop, answer)
        with qtbot.waitSignal(dialog.looked, timeout=PATIENCE_MS):
            dialog.look_button.click()
        assert dialog.told.text() == told
        assert dialog.changes.isVisibleTo(dialog) is shows_changes
        assert dialog.look_button.isEnabled()
