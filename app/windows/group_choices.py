"""The groups of rules that come with Recollect: for each, remembered, left out, or a pause."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, label
from app.windows.folding_row import FoldingRow
from app.windows.memories.choice import Choice
from app.windows.rule_words import group_name
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleAction, RuleKind
from core.privacy.rule_groups import RuleGroup

_KEEP = "keep"


class GroupChoices(QWidget):
    """`changed` tells that the user chose; `applied_to` gives rules with what is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        explanations = {
            RuleGroup.PASSWORD_MANAGERS: self.tr(
                "KeePassXC, Bitwarden, 1Password, Keychain and others, and prompts for a password"
            ),
            RuleGroup.PRIVATE_WINDOWS: self.tr(
                "Of Firefox, Chrome, Edge and their kin, known in nineteen languages; Tor Browser"
            ),
            RuleGroup.VIDEO_CALLS: self.tr(
                "Zoom, Teams, Meet, Webex and others: the people in a call have agreed to nothing"
            ),
            RuleGroup.STREAMING: self.tr("Netflix, Disney+, Prime Video and others"),
        }
        self.choices: dict[RuleGroup, Choice] = {}
        layout = column(self, gap=MEASURES.space_2)
        for group, explanation in explanations.items():
            name = group_name(group)
            choice = Choice(name, theme)
            choice.addItem(self.tr("Leave out"), RuleAction.LEAVE_OUT.value)
            choice.addItem(self.tr("Pause recording while open"), RuleAction.PAUSE.value)
            choice.addItem(self.tr("Remember"), _KEEP)
            choice.setAccessibleDescription(explanation)
            choice.setToolTip(explanation)
            choice.activated.connect(lambda _place: self.changed.emit())
            self.choices[group] = choice
            said = QWidget()
            words = column(said, gap=0)
            named = label(name, "strong")
            named.setBuddy(choice)  # on Linux that, not its own name, tells what a combo box is
            words.addWidget(named)
            words.addWidget(label(explanation, "caption", wraps=True))
            layout.addWidget(FoldingRow((said, choice), (1, 0), MEASURES.space_3))

    def show_rules(self, rules: ExclusionRules) -> None:
        for group, choice in self.choices.items():
            chosen = _KEEP
            if group in rules.groups:
                chosen = rules.action_of(Rule(RuleKind.GROUP, group.value)).value
            choice.setCurrentIndex(choice.findData(chosen))

    def applied_to(self, rules: ExclusionRules) -> ExclusionRules:
        """The rules with the groups as they are chosen here."""
        chosen = {group: choice.currentData() for group, choice in self.choices.items()}
        pausing = tuple(
            Rule(RuleKind.GROUP, group.value)
            for group, act in chosen.items()
            if act == RuleAction.PAUSE.value
        )
        others = tuple(rule for rule in rules.pausing if rule.kind is not RuleKind.GROUP)
        groups = tuple(group for group, act in chosen.items() if act != _KEEP)
        return replace(rules, groups=groups, pausing=(*others, *pausing))
