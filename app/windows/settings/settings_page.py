"""The settings page: every setting of the table, in groups, found by words, kept at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from app.autostart.autostart import Autostart
from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.theme.tokens import MEASURES
from app.windows.about_dialog import AboutDialog
from app.windows.building_blocks import (
    button,
    column,
    label,
    make_clearable,
    page_sections,
    row,
    section,
)
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow
from app.windows.settings.autostart_line import AutostartLine
from app.windows.settings.setting_control import KeysControl, SettingControl, control_for
from app.windows.settings.setting_words import (
    CHOSEN_ELSEWHERE,
    SettingWords,
    group_of,
    group_titles,
    words_of,
)
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.settings import SETTINGS, Setting, SettingValue
from core.updates.manifest import Release


@dataclass(frozen=True, slots=True)
class _Entry:
    """One setting on the page."""

    setting: Setting
    words: SettingWords
    frame: QWidget
    control: SettingControl
    back: QPushButton


class SettingsPage(QWidget):
    """`changed` tells a setting's key and its new value once that is kept."""

    changed = Signal(str, object)
    shown = Signal()

    def __init__(self, workplace: Workplace, autostart: Autostart) -> None:
        super().__init__()
        self._work = workplace
        self._entries: dict[str, _Entry] = {}
        self._groups: dict[str, QFrame] = {}
        self.autostart = AutostartLine(workplace, autostart)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        make_clearable(self.search, workplace.theme)
        self.search.textChanged.connect(self._find)
        self.about: AboutDialog | None = None
        self.newer: Release | None = None
        self.about_button = button(self.tr("About Recollect and its licences"), self.show_about)
        self._told = label("", "error", wraps=True)
        self._told.hide()
        self._limits_of_keys = label("", "quiet", wraps=True)
        self._limits_of_keys.hide()
        self.nothing = label("", "quiet", wraps=True)
        self.nothing.hide()
        self._build()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)

    def control(self, key: str) -> SettingControl:
        """The control of a setting."""
        return self._entries[key].control

    def back_button(self, key: str) -> QPushButton:
        """What puts a setting back to its default."""
        return self._entries[key].back

    def is_found(self, key: str) -> bool:
        """Whether the search leaves a setting on the page."""
        return not self._entries[key].frame.isHidden()

    def refresh(self) -> None:
        """Read every setting again."""

        def read(door: MemoryDoor) -> dict[str, SettingValue]:
            return {key: door.setting(key) for key in self._entries}

        self._work.runner.submit(read, self._show, self._tell, owner=self)
        self.autostart.refresh()

    def look_for(self, words: str) -> None:
        """Show the settings that speak of something."""
        self.search.setText(words)

    def show_limits_of_keys(self, words: str) -> None:
        """What does not work here of keys that are heard from everywhere."""
        self._limits_of_keys.setText(words)
        self._limits_of_keys.setVisible(bool(words))

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Why keys are not heard, by setting; an empty sentence where they are."""
        for key, words in troubles.items():
            control = self._entries[key].control
            if isinstance(control, KeysControl):
                control.show_trouble(words)

    # showing

    def _show(self, values: Mapping[str, SettingValue]) -> None:
        self._told.hide()
        for key, value in values.items():
            self._show_one(key, value)
        self.shown.emit()

    def _show_one(self, key: str, value: SettingValue) -> None:
        entry = self._entries[key]
        entry.control.show_value(value)
        entry.back.setVisible(value != entry.setting.default)

    def _find(self, text: str) -> None:
        sought = text.casefold().split()
        titles = group_titles()
        for entry in self._entries.values():
            words = entry.words
            parts = (titles[group_of(entry.setting)], words.title, words.explanation)
            said = " ".join((*parts, entry.setting.key)).casefold()
            entry.frame.setVisible(all(word in said for word in sought))
        found = {group_of(e.setting) for e in self._entries.values() if not e.frame.isHidden()}
        for group, card in self._groups.items():
            card.setVisible(group in found)
        is_autostart_found = self.autostart.speaks_of(sought)
        self.autostart.setVisible(is_autostart_found)
        self.nothing.setVisible(not (found or is_autostart_found))
        self.nothing.setText(
            self.tr("No setting speaks of “{text}”. Clear the field to see all.").format(
                text=text.strip()
            )
        )

    def _tell(self, error: RecollectError) -> None:
        self._told.setText(in_app_language(str(error)))
        self._told.show()
        self.shown.emit()

    # keeping

    def _keep(self, key: str, value: SettingValue) -> None:
        def keep(door: MemoryDoor) -> SettingValue:
            door.set_setting(key, value)
            return door.setting(key)

        self._work.runner.submit(
            keep, partial(self._kept, key), partial(self._refused, key), owner=self
        )

    def _kept(self, key: str, value: SettingValue) -> None:
        self._told.hide()
        self._show_one(key, value)
        self.changed.emit(key, value)

    def _refused(self, key: str, error: RecollectError) -> None:
        """Tell why, and show what is set still."""
        self._tell(error)
        self._work.runner.submit(
            lambda door: door.setting(key), partial(self._show_one, key), self._tell, owner=self
        )

    # building

    def _build(self) -> None:
        sections, _ = page_sections(self, self.tr("Settings"))
        sections.addWidget(
            label(
                self.tr("Every change is kept; it takes effect at once, or when it says so."),
                "quiet",
                wraps=True,
            )
        )
        sections.addWidget(self.search)
        sections.addWidget(self._told)
        sections.addWidget(self.nothing)
        sections.addWidget(self.autostart)
        for group, title in group_titles().items():
            card = QFrame()
            inside = section(card, title)
            if group == "shortcuts":
                inside.addWidget(self._limits_of_keys)
            for setting in SETTINGS:
                if group_of(setting) == group and setting.key not in CHOSEN_ELSEWHERE:
                    inside.addWidget(self._entry(setting))
            self._groups[group] = card
            sections.addWidget(card)
        sections.addWidget(self.about_button, 0, Qt.AlignmentFlag.AlignLeft)
        sections.addStretch(1)

    def take_newer(self, release: Release) -> None:
        """There is a newer version; the box about the program tells of it."""
        self.newer = release

    def show_about(self) -> None:
        """What runs here, its parts and their licences, and what is newer if that is known."""
        self.about = AboutDialog(self._work, self.newer, self)
        self.about.open()

    def _entry(self, setting: Setting) -> QWidget:
        words = words_of(setting)
        control = control_for(setting, words, self._work.theme)
        control.chosen.connect(partial(self._keep, setting.key))
        back = button(self.tr("Default"), partial(self._keep, setting.key, setting.default), "link")
        back.setToolTip(self.tr("Put back to what it was at first"))
        back.setAccessibleName(self.tr("Default: {title}").format(title=words.title))
        back.hide()
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        back.setSizePolicy(policy)
        frame = QWidget()
        line = row(frame)
        line.setContentsMargins(0, MEASURES.space_1, 0, MEASURES.space_1)
        beside, acts = QWidget(), QWidget()
        said = column(beside, gap=0)
        at_the_end = FlowLayout(acts, gap=MEASURES.space_3, at_end=True)
        at_the_end.addWidget(back)
        said.addStretch(1)
        said.addWidget(label(words.title, wraps=True))
        said.addWidget(label(words.explanation, "caption", wraps=True))
        said.addStretch(1)
        if setting.choices:  # side by side they need the whole width
            said.addSpacing(MEASURES.space_2)
            said.addWidget(control)
        else:
            at_the_end.addWidget(control)
        line.addWidget(FoldingRow((beside, acts), (1, 0), MEASURES.space_3))
        self._entries[setting.key] = _Entry(setting, words, frame, control, back)
        return frame
