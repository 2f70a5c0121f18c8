"""The steps after consent: what stays out, how much disk, what was read, a first question."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.known_sentences import in_app_language
from app.live_capture import sight_notices
from app.task_runner import Lane
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, label, row
from app.windows.chat_welcome import own_questions
from app.windows.empty_stage import EmptyStage
from app.windows.first_steps.latest_look import LatestLook, Look
from app.windows.first_steps.system_settings import screen_permission_address
from app.windows.frame_stage import FrameStage
from app.windows.recorder_actions import RecorderActions
from app.windows.rule_editor import RuleEditor
from app.windows.settings.setting_control import control_for
from app.windows.settings.setting_words import words_of
from app.windows.words import app_name
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.privacy.exclusion_rules import ExclusionRules
from core.settings import SettingValue, setting_named

_DISK = "retention.disk_gb"


class Step(QWidget):
    """One step: a heading, a sentence, and what can be done; leaving it alone is fine."""

    def __init__(self, workplace: Workplace, heading: str, words: str) -> None:
        super().__init__()
        self._work = workplace
        self.heading = heading
        self._told = label("", "error", wraps=True)
        self._told.hide()
        self.content: QVBoxLayout = column(self, gap=MEASURES.space_3)
        self.content.addWidget(label(heading, "display", wraps=True))
        self.content.addWidget(label(words, "quiet", wraps=True))
        self.content.addWidget(self._told)

    def enter(self) -> None:
        """The step is shown: read what it needs."""

    def tell(self, error: RecollectError) -> None:
        """Say what went wrong."""
        words = in_app_language(str(error))
        self._told.setText(words)
        self._told.show()
        announce(self, words, at_once=True)


class ExclusionsStep(Step):
    """What never is remembered, seeded and open to change."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace,
            self.tr("What stays out"),
            self.tr(
                "Nothing is recorded yet. These are never kept; add your own, or take one away. "
                "Recording begins when you go on, or skip the steps."
            ),
        )
        self._are_shown = False
        self.editor = RuleEditor(workplace.theme, is_brief=True)
        self.editor.changed.connect(self._keep)
        self.editor.refused.connect(self.tell)
        self.content.addWidget(self.editor)
        self.content.addStretch(1)

    def enter(self) -> None:
        self._work.runner.submit(
            lambda door: door.exclusion_rules(), self._show, self.tell, owner=self
        )

    def settled(self) -> ExclusionRules | None:
        """The rules as they stand, with what is typed and not added yet; None if they were not
        even read."""
        if not self._are_shown:
            return None
        return self.editor.settled()

    def _show(self, rules: ExclusionRules) -> None:
        self._are_shown = True
        self.editor.show_rules(rules)

    def _keep(self, rules: ExclusionRules) -> None:
        self._work.runner.submit(
            lambda door: door.set_exclusion_rules(rules), lambda _none: None, self.tell, owner=self
        )


class DiskStep(Step):
    """How much of the disk the memory may take."""

    def __init__(self, workplace: Workplace) -> None:
        words = words_of(setting_named(_DISK))
        super().__init__(
            workplace,
            self.tr("How much disk it may take"),
            self.tr(
                "Beyond this the least important moments are let go of, and you are told. With "
                "no limit, everything stays until you forget it."
            ),
        )
        self.control = control_for(setting_named(_DISK), words, workplace.theme)
        self.control.chosen.connect(self._keep)
        self._free = label("", "caption")
        line = row(gap=MEASURES.space_3)
        line.addWidget(label(words.title))
        line.addWidget(self.control)
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addWidget(self._free)
        self.content.addStretch(1)

    def enter(self) -> None:
        self._work.runner.submit(
            lambda door: (door.setting(_DISK), door.health().bytes_free),
            lambda read: self._show(*read),
            self.tell,
            owner=self,
        )

    def _show(self, limit: SettingValue, bytes_free: int) -> None:
        self.control.show_value(limit)
        self._free.setText(
            self.tr("{free} GB are free there now.").format(free=round(bytes_free / 1e9))
        )

    def _keep(self, limit: SettingValue) -> None:
        self._work.runner.submit(
            lambda door: door.set_setting(_DISK, limit), lambda _none: None, self.tell, owner=self
        )


class ProofStep(Step):
    """One look through the real recorder: the picture, and the text read from it."""

    aside_wanted = Signal(bool)  # whether Recollect's windows are to get out of the way

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__(
            workplace,
            self.tr("See what it reads"),
            self.tr(
                "Recollect does not remember itself: it steps aside for a few seconds, reads what "
                "lies behind, and comes back to show you."
            ),
        )
        self.stage = FrameStage(workplace)
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "field")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What was read"))
        self.told = label("", wraps=True)
        self.look_button = button(self.tr("Look at my screen"), self.look, "primary")
        self._seen = QWidget()
        side_by_side = row(self._seen, gap=MEASURES.space_3)
        side_by_side.addWidget(self.stage, 3)
        side_by_side.addWidget(self.text, 2)
        self._seen.hide()
        self._unseen = EmptyStage(workplace.theme)
        self._unseen.show_words("monitor", self.tr("Here you will see the picture and its text."))
        line = row()
        line.addWidget(self.look_button)
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addWidget(self.told)
        self.content.addWidget(self._seen, 100)  # all the room there is, once it is shown
        self.content.addWidget(self._unseen, 100)
        self.notices = label("", "caption", wraps=True)
        self.content.addWidget(self.notices)
        self.permission_button = button(
            self.tr("Open the system's setting for it"), self._open_permission, "small"
        )
        self.permission_button.hide()
        permission = row()
        permission.addWidget(self.permission_button)
        permission.addStretch(1)
        self.content.addLayout(permission)
        self.content.addStretch(1)
        self._look = LatestLook(workplace, actions)
        self._look.seen.connect(self._show)
        self._look.missed.connect(self._say_why)
        self.stage.failed.connect(self.tell)

    def enter(self) -> None:
        self._work.runner.run(
            sight_notices, self._show_notices, self.tell, lane=Lane.PICTURES, owner=self
        )

    def _show_notices(self, notices: Sequence[str]) -> None:
        """What this system does not let Recollect see, as `recollect doctor` says it."""
        self.notices.setText("\n".join(in_app_language(one) for one in notices))
        has_page = bool(screen_permission_address(sys.platform))
        self.permission_button.setVisible(has_page and bool(notices))

    def _open_permission(self) -> None:
        QDesktopServices.openUrl(QUrl(screen_permission_address(sys.platform)))

    def look(self) -> None:
        """Step aside and wait for what is read; say at once why, if nothing can be."""
        if trouble := self._look.trouble():
            self._say(trouble)
            return
        self.aside_wanted.emit(True)
        self._look.begin()

    def _show(self, look: Look) -> None:
        self._come_back()
        self.stage.show_frame(look.frame, None)
        self.text.setPlainText(look.text)
        self._unseen.hide()
        self._seen.show()
        self._say(
            self.tr("This is what I just read from your screen, in {app}:").format(
                app=app_name(look.frame.window.app)
            )
            if look.text
            else self.tr("This is what I just saw; there was no text on it.")
        )

    def _say_why(self, why: str) -> None:
        self._come_back()
        self._seen.hide()
        self._say(why)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        announce(self, words)

    def _come_back(self) -> None:
        self.look_button.setText(self.tr("Look again"))
        self.aside_wanted.emit(False)
        self.look_button.setFocus()


class QuestionStep(Step):
    """A first question, written already."""

    asked = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace,
            self.tr("Ask it something"),
            self.tr(
                "Answers are quoted from your screen, with the picture beside them. The longer it "
                "remembers, the more there is to ask."
            ),
        )
        self.field = QLineEdit(self.tr("What did I do today?"))
        self.field.setAccessibleName(self.tr("Your first question"))
        self.field.returnPressed.connect(self.ask)
        self.content.addWidget(self.field)
        self.content.addWidget(label(self.tr("Or one of these:"), "caption"))
        self.examples = tuple(self._example(words) for words in own_questions()[1:])
        for made in self.examples:
            self.content.addWidget(made)
        self.content.addStretch(1)

    def _example(self, words: str) -> QPushButton:
        made = button(words, lambda: self.asked.emit(words), "suggestion")
        made.setAutoDefault(False)
        return made

    def enter(self) -> None:
        self.field.setFocus()

    def ask(self) -> None:
        """Ask what stands in the field, if anything does."""
        if question := self.field.text().strip():
            self.asked.emit(question)
