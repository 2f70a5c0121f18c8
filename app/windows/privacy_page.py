"""The privacy page: what is kept, and what never is."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.known_sentences import in_app_language
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, hairline, label, page_sections, section
from app.windows.button_row import button_row
from app.windows.quiet_hours_list import QuietHoursList
from app.windows.recorder_actions import RecorderActions
from app.windows.rule_editor import RuleEditor
from app.windows.window_tester import WindowTester
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.privacy.exclusion_rules import ExclusionRules


class PrivacyPage(QWidget):
    """Every change is kept at once; there is no button to save."""

    shown = Signal()
    rules_kept = Signal(object)  # ExclusionRules

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__()
        self._work = workplace
        self._actions = actions
        self._told = label("", "error", wraps=True)
        self._told.hide()
        sections, _ = page_sections(self, self.tr("Privacy"))
        sections.addWidget(self._told)
        sections.addWidget(self._consent_section())
        sections.addWidget(self._rules_section())
        self.tester = WindowTester(workplace)
        sections.addWidget(self.tester)
        sections.addStretch(1)
        actions.consent_changed.connect(self._show_consent)
        self._show_consent(actions.has_consent)

    def refresh(self) -> None:
        """Read everything again."""
        self.tester.refresh()
        self._work.runner.submit(
            lambda door: door.exclusion_rules(), self._show, self._tell, owner=self
        )

    # showing

    def _show(self, rules: ExclusionRules) -> None:
        self._told.hide()
        self.editor.show_rules(rules)
        self.hours.show_hours(rules.hours)
        self.tester.show_rules(rules)
        self.shown.emit()

    def _show_consent(self, has_consent: bool) -> None:
        self._consent_words.setText(
            self.tr("You have agreed that your screen is remembered on this computer.")
            if has_consent
            else self.tr("You have not agreed yet. Nothing is recorded until you do.")
        )
        self.agree_button.setVisible(not has_consent and self._actions.can_record)
        self.withdraw_button.setVisible(has_consent)

    def _tell(self, error: RecollectError) -> None:
        self._told.setText(in_app_language(str(error)))
        self._told.show()
        self.shown.emit()

    # keeping

    def _keep_rules(self) -> None:
        rules = replace(self.editor.rules(), hours=self.hours.hours())
        self.tester.show_rules(rules)
        self._work.runner.submit(
            lambda door: door.set_exclusion_rules(rules),
            lambda _none: self.rules_kept.emit(rules),
            self._tell,
            owner=self,
        )

    # building

    def _consent_section(self) -> QFrame:
        card = QFrame()
        layout = section(card, self.tr("What is remembered"))
        self._consent_words = label("", wraps=True)
        layout.addWidget(self._consent_words)
        for words in (
            self.tr(
                "Recollect keeps pictures of your screen and the text on them, in one encrypted "
                "file in your home folder. Nothing is sent anywhere: no account, no cloud, no "
                "statistics."
            ),
            self.tr(
                "Passwords, keys, card numbers and one-time codes are blacked out before anything "
                "is kept. Password managers, private windows and video calls are not kept at all."
            ),
            self.tr(
                "You can forget any frame or stretch of time from the timeline: hold Shift and "
                "drag over the time scale. What is forgotten is gone from the disk."
            ),
        ):
            layout.addWidget(label(words, "quiet", wraps=True))
        self.agree_button = button(
            self.tr("Start remembering"), self._actions.give_consent, "primary"
        )
        self.withdraw_button = button(
            self.tr("Stop and withdraw consent"), self._actions.withdraw_consent
        )
        layout.addSpacing(MEASURES.space_1)
        layout.addWidget(button_row((self.agree_button, self.withdraw_button)))
        return card

    def _rules_section(self) -> QFrame:
        card = QFrame()
        layout = section(card, self.tr("Never remembered"))
        layout.addWidget(
            label(
                self.tr("Changes are kept at once and hold from the next look at the screen."),
                "quiet",
                wraps=True,
            )
        )
        self.editor = RuleEditor(self._work.theme)
        self.hours = QuietHoursList(self._work.theme)
        self.editor.changed.connect(lambda _rules: self._keep_rules())
        self.editor.refused.connect(self._tell)
        self.hours.changed.connect(self._keep_rules)
        layout.addWidget(self.editor)
        layout.addWidget(hairline())
        layout.addWidget(self.hours)
        return card
